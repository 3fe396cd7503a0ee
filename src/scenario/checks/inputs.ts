// Checks that the inputs can be sent: numbers in E.164, parameters as a JSON object, a body for a message.
import type { Problem } from '../../errors.ts';
import { isWritten } from '../arrival.ts';
import type { TriggerName } from '../scenario.ts';
import { entriesOf, entryOf, partOf, type Tree, textOf } from '../tree.ts';
import { type Check, problemAt } from './check.ts';

const E164 = /^\+[1-9]\d{6,14}$/;
/** Addresses other than phone numbers that Studio accepts: `whatsapp:+1…`, `messenger:123`, `client:ada`, a Messaging Service. */
const CHANNEL = /^([a-z][\w-]*):(\S+)$/i;
const SERVICE = /^MG[0-9a-f]{32}$/i;
const SHORT_CODE = /^\d{5,6}$/;
const LIKE_A_NUMBER = /^\+?[\d\s().-]+$/;

/** Numbers are masked wherever they are shown, so the fix says what to change without quoting the number. */
function suggestion(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^00/, '');
  if (!LIKE_A_NUMBER.test(text) || !E164.test(`+${digits}`))
    return 'write `+`, the country code and the number, in quotation marks';
  if (text.startsWith('00')) return 'write `+` instead of the `00`';
  return text.startsWith('+') ? 'write it without spaces and signs' : 'put a `+` and the country code before it';
}

/** Valid recipients: a phone number, or an address on a channel. */
export function isAddress(text: string): boolean {
  const [, channel, address = ''] = CHANNEL.exec(text) ?? [];
  if (!channel) return E164.test(text);
  return !LIKE_A_NUMBER.test(address) || channel !== 'whatsapp' || E164.test(address);
}

function badNumber(part: Tree | undefined, isFlow: boolean): Problem[] {
  const text = textOf(part);
  if (!part || text === undefined || isAddress(text)) return [];
  const [, channel] = CHANNEL.exec(text) ?? [];
  if (isFlow && (SERVICE.test(text) || SHORT_CODE.test(text))) return [];
  const message = `\`${text}\` is not a phone number in E.164.`;
  const fix = channel ? `write \`${channel}:+\`, the country code and the number` : suggestion(text);
  return [problemAt(part, { code: 'bad-number', message, fix })];
}

function badParameters(part: Tree | undefined): Problem[] {
  const text = textOf(part);
  if (!part || text === undefined) return [];
  const fix = 'write an object: parameters: { name: Ada }';
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [];
    return [problemAt(part, { code: 'bad-parameters', message: 'The parameters are JSON, but not an object.', fix })];
  } catch {
    return [problemAt(part, { code: 'bad-parameters', message: 'The parameters are text that is not JSON.', fix })];
  }
}

const triggerIn = (tree: Tree): TriggerName => (textOf(partOf(tree, 'trigger')) ?? 'incomingRequest') as TriggerName;

type Contradiction = { key: string; at: Tree['at']; message: string; fix: string };

/**
 * If the defaults have the input and the scenario has its own trigger, the scenario is the exception: changing the defaults would break the
 * others that share them.
 */
function contradiction(tree: Tree, { key, at, message, fix }: Contradiction): Problem {
  const trigger = entryOf(tree, 'trigger');
  const isShared = at.line < tree.at.line && trigger !== undefined && trigger.at.line >= tree.at.line;
  if (!isShared) return problemAt({ at, width: key.length }, { code: 'contradiction', message, fix });
  const move = `move \`${key}\` from line ${at.line} to the scenarios that need it, or this scenario to a file of its own`;
  return problemAt({ at: trigger.at, width: 7 }, { code: 'contradiction', message, fix: move });
}

function bodyOf(tree: Tree): Problem[] {
  const trigger = triggerIn(tree);
  const body = entryOf(partOf(tree, 'inputs'), 'body');
  if (body && !isWritten(trigger)) {
    const message = `\`body\` is what the contact writes to start the flow, but \`trigger\` is \`${trigger}\`.`;
    const fix = 'add `trigger: incomingMessage`, or remove `body`';
    return [contradiction(tree, { key: 'body', at: body.at, message, fix })];
  }
  if (body || !isWritten(trigger)) return [];
  const written = entryOf(tree, 'trigger') ?? { at: tree.at };
  const message = 'A flow that a message starts needs the message.';
  return [problemAt({ at: written.at, width: 7 }, { code: 'missing-key', message, fix: 'add `inputs: { body: … }`' })];
}

/** Inputs that belong to one trigger, with that trigger. */
const OWN: Readonly<Record<string, TriggerName>> = {
  parameters: 'incomingRequest',
  message: 'incomingMessage',
  conversation: 'incomingConversationMessage',
  call: 'incomingCall',
  parent: 'incomingParent',
};

function unknownInputs(tree: Tree): Problem[] {
  const trigger = triggerIn(tree);
  return entriesOf(partOf(tree, 'inputs')).flatMap(({ key, at }): Problem[] => {
    const own = Object.hasOwn(OWN, key) ? OWN[key] : undefined;
    if (!own || own === trigger) return [];
    const message = `\`${key}\` belongs to \`trigger: ${own}\`, and \`trigger\` is \`${trigger}\`.`;
    const fix = `write \`${key}\` only in scenarios with \`trigger: ${own}\``;
    return [contradiction(tree, { key, at, message, fix })];
  });
}

export const inputs: Check = ({ tree }) => {
  const given = partOf(tree, 'inputs');
  return [
    ...badNumber(partOf(given, 'to'), false),
    ...badNumber(partOf(given, 'from'), true),
    ...badParameters(partOf(given, 'parameters')),
    ...bodyOf(tree),
    ...unknownInputs(tree),
  ];
};
