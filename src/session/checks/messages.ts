// Checks what was sent to the contact and to others, and what was said on the call: each list in order.
import type { Scenario, TextExpectation } from '../../scenario/scenario.ts';
import type { Failure, Judged, Message, Output } from '../evidence.ts';
import { templateLines } from './template.ts';
import { type Compared, compareTexts, count, type Wording } from './texts.ts';

export type { TextWanted } from './texts.ts';

/** The same for TypeScript, with the wording of messages. */
export const compareMessages = (
  wanted: Parameters<typeof compareTexts>[0],
  received: readonly string[],
  show?: (text: string) => string,
): Compared | undefined => compareTexts(wanted, received, show ? { show } : {});

export const receivedBy = (messages: readonly Message[]): string[] =>
  messages.filter(({ direction }) => direction === 'to-contact').map(({ body }) => body);

type Sent<Kind extends Output['kind']> = Extract<Output, { kind: Kind }>;

export const outputsOf = <Kind extends Output['kind']>({ outputs }: Judged, kind: Kind): Sent<Kind>[] =>
  (outputs ?? []).filter((one): one is Sent<Kind> => one.kind === kind);

/** A prompt as a scenario writes it: the spoken text, the URL that is played, or the keys that are dialled. */
export const promptText = ({ say, play, digits }: Sent<'prompt'>): string => say ?? play ?? digits ?? '';

type List = {
  wanted: readonly TextExpectation[];
  received: readonly string[];
  /** The output of each text; empty if the target does not show it. */
  outputs: readonly Output[];
  property: (output: Output) => string;
  place: Failure['at'];
  wording?: Wording;
  code: string;
};

function failuresOf(list: List, evidence: Judged): Failure[] {
  const { wanted, received, outputs, wording, code, place, property } = list;
  const compared = compareTexts(wanted, received, {
    ...(evidence.show ? { show: evidence.show } : {}),
    ...(wording ? { wording } : {}),
  });
  if (!compared) return [];
  const { message, index } = compared;
  const output = outputs.length === received.length ? outputs[index] : undefined;
  const because = output ? templateLines(output, property(output), evidence) : [];
  const at = wanted[index]?.place ?? place;
  return [{ kind: 'message', code, message: [message, ...because].join('\n'), ...(at ? { at } : {}) }];
}

const bodyProperty = (): string => 'body';

export function checkMessages({ expect }: Scenario, evidence: Judged): Failure[] {
  if (!expect.messages) return [];
  const { texts, place } = expect.messages;
  const outputs = outputsOf(evidence, 'message').filter(({ toContact }) => toContact);
  const received = receivedBy(evidence.messages);
  return failuresOf(
    { wanted: texts, received, outputs, property: bodyProperty, place, code: 'messages-differ' },
    evidence,
  );
}

const PROMPTS: Wording = {
  one: (number) => `prompt ${number} of the call`,
  counts: (wanted, received) =>
    `the contact should hear ${count(wanted, 'prompt')}, but heard ${count(received, 'prompt')}`,
};

export function checkPrompts({ expect }: Scenario, evidence: Judged): Failure[] {
  if (!expect.prompts || !evidence.outputs) return [];
  const { texts, place } = expect.prompts;
  const outputs = outputsOf(evidence, 'prompt');
  const property = (output: Output) => ('play' in output && output.play !== undefined ? 'play' : 'say');
  const list = { wanted: texts, received: outputs.map(promptText), outputs, property, place };
  return failuresOf({ ...list, wording: PROMPTS, code: 'prompts-differ' }, evidence);
}

const toOther = (to: string): Wording => ({
  one: (number) => `message ${number} to ${to}`,
  counts: (wanted, received) =>
    `${to} should receive ${count(wanted, 'message')}, but received ${count(received, 'message')}`,
});

/** Messages to others: as the emulator records them, or as the account lists them. */
export function sentTo(evidence: Judged, to: string): readonly { body: string }[] {
  if (!evidence.outputs) return (evidence.messagesToOthers ?? []).filter((message) => message.to === to);
  return outputsOf(evidence, 'message').filter((message) => !message.toContact && message.to === to);
}

export const checkMessagesTo = ({ expect }: Scenario, evidence: Judged): Failure[] =>
  expect.messagesTo.flatMap(({ to, texts, place }) => {
    const outputs = outputsOf(evidence, 'message').filter((message) => !message.toContact && message.to === to);
    const received = sentTo(evidence, to).map(({ body }) => body);
    const list = { wanted: texts, received, outputs, property: bodyProperty, place, wording: toOther(to) };
    return failuresOf({ ...list, code: 'messages-differ' }, evidence);
  });
