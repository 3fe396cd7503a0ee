// Changes how an execution starts: parameters, the contact's message, fields of the message or call, and numbers.

import type { SimulationTrigger } from '../../emulator/engine/simulation.ts';
import { isObject } from '../../flow/json-value.ts';
import type { Json } from '../../flow/types.ts';
import { withValue } from './answers.ts';
import type { Plan } from './plan.ts';
import type { Path } from './references.ts';

export const text = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const E164 = /^\+[1-9]\d{6,14}$/;
const CHANNEL = /^(whatsapp|messenger|client|sip):.+/;

/** Extends a part of a number, as a condition compares it, to a whole number. */
function addressLike(part: string): string {
  if (/^(whatsapp|messenger):?$/i.test(part)) return `${part.replace(':', '').toLowerCase()}:+15550100001`;
  if (/^\+\d{1,6}$/.test(part)) return `${part}5550100200`.slice(0, 13);
  // `slice: 2, 3` reads the digits after the country code.
  if (/^(00|ab)\d{3,6}$/.test(part)) return `+1${part.slice(2)}5550100`.slice(0, 12);
  if (/^\d{3,6}$/.test(part)) return `+1${part}5550100`.slice(0, 12);
  return /^[1-9]\d{7,14}$/.test(part) ? `+${part}` : part;
}

export function withAddress(plan: Plan, key: 'contact' | 'flowAddress', value: Json | undefined): Plan | undefined {
  const address = addressLike(text(value).trim());
  if (!E164.test(address) && !CHANNEL.test(address)) return undefined;
  return { ...plan, trigger: { ...plan.trigger, [key]: address } };
}

export const withTrigger = (plan: Plan, change: Partial<SimulationTrigger>): Plan => ({
  ...plan,
  trigger: { ...plan.trigger, ...change } as SimulationTrigger,
});

export function withParameter(plan: Plan, path: Path, value: Json | undefined): Plan | undefined {
  const { trigger } = plan;
  if (path.length === 0 || (trigger.kind !== 'request' && trigger.kind !== 'parent')) return undefined;
  const parameters = withValue(trigger.parameters ?? {}, path, value);
  return isObject(parameters) ? withTrigger(plan, { parameters }) : undefined;
}

const CONTACT_FIELDS = new Set(['From', 'Caller', 'Author']);
const FLOW_FIELDS = new Set(['To', 'Called']);

/** A field of the message that starts the flow. */
function withMessageField(plan: Plan, path: Path, value: Json | undefined): Plan | undefined {
  const [name = ''] = path;
  const { trigger } = plan;
  if (trigger.kind !== 'message') return undefined;
  if (name === 'Body') return withTrigger(plan, { body: text(value) });
  if (name === 'NumMedia') return withMedia(plan, mediaCount(value));
  if (path.length > 1) return withObjectField(plan, path, value);
  const { [name]: _, ...rest } = trigger.fields ?? {};
  return withTrigger(plan, { fields: value === undefined ? rest : { ...rest, [name]: text(value) } });
}

/** Fields of the message or the call that starts the flow. */
export function withField(plan: Plan, path: Path, value: Json | undefined): Plan | undefined {
  const [name = ''] = path;
  const { trigger } = plan;
  if (CONTACT_FIELDS.has(name)) return withAddress(plan, 'contact', value);
  if (FLOW_FIELDS.has(name)) return withAddress(plan, 'flowAddress', value);
  if (trigger.kind === 'message') return withMessageField(plan, path, value);
  if (trigger.kind !== 'call' && trigger.kind !== 'conversation') return undefined;
  const fields = withValue(trigger.fields ?? {}, path, value);
  return isObject(fields) ? withTrigger(plan, { fields }) : undefined;
}

/** Twilio allows ten at most. */
export const mediaCount = (value: Json | undefined): number =>
  Math.min(Math.max(Math.ceil(Number(text(value)) || 0), 0), 10);

export const PICTURE = 'https://example.com/picture.jpg';

function withMedia(plan: Plan, count: number): Plan | undefined {
  const { trigger } = plan;
  if (trigger.kind !== 'message') return undefined;
  const media = Object.fromEntries(Array.from({ length: count }, (_, index) => [`MediaUrl${index}`, PICTURE]));
  const rest = Object.entries(trigger.fields ?? {}).filter(([name]) => !name.startsWith('MediaUrl'));
  return withTrigger(plan, { fields: { ...Object.fromEntries(rest), ...media } });
}

/** `ChannelAttributes` and `AddOns` are sent as text and read as objects. */
function withObjectField(plan: Plan, [name = '', ...rest]: Path, value: Json | undefined): Plan | undefined {
  const { trigger } = plan;
  if (trigger.kind !== 'message') return undefined;
  const before = trigger.fields?.[name];
  const object = withValue(before ? (JSON.parse(before) as Json) : {}, rest, value);
  return withTrigger(plan, { fields: { ...trigger.fields, [name]: JSON.stringify(object ?? {}) } });
}
