// Derives from an API request whom it contacts and what it costs, before it is sent.
import type { Budget } from './policy.ts';

/** As the SDK passes it to its HTTP client; `data` has the form fields by their API names. */
export type ApiRequest = { method: string; uri: string; data?: unknown };

/** What a request sends, and to whom. */
export type Sending = {
  /** For messages: `a message`. */
  what: string;
  to: string;
  from?: string;
  /** The part of the content to show. */
  content?: string;
  cost: Budget;
};

const NOTHING: Budget = { messages: 0, calls: 0, minutes: 0 };

/** Twilio's maximum duration of a call, unless the request sets another. */
const LONGEST_CALL = 4 * 60 * 60;

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = ({ data }: ApiRequest): Fields =>
  typeof data === 'object' && data !== null ? (data as Fields) : Object.fromEntries(new URLSearchParams(String(data)));

const text = (fields: Fields, name: string): string | undefined =>
  fields[name] === undefined ? undefined : String(fields[name]);

function execution(fields: Fields): Omit<Sending, 'to'> {
  const content = text(fields, 'Parameters');
  return { what: 'an execution', cost: NOTHING, ...(content ? { content } : {}) };
}

function message(fields: Fields): Omit<Sending, 'to'> {
  const media = text(fields, 'MediaUrl');
  const content = [text(fields, 'Body'), ...(media ? [media] : [])].filter(Boolean).join(' ');
  return { what: 'a message', cost: { ...NOTHING, messages: 1 }, content };
}

function call(fields: Fields): Omit<Sending, 'to'> {
  const seconds = Number(text(fields, 'TimeLimit') ?? LONGEST_CALL);
  return { what: 'a call', cost: { messages: 0, calls: 1, minutes: Math.ceil(seconds / 60) } };
}

const KINDS: readonly { path: RegExp; read: (fields: Fields) => Omit<Sending, 'to'> }[] = [
  { path: /\/v[12]\/Flows\/[^/]+\/Executions\/?$/, read: execution },
  { path: /\/Messages(\.json)?$/, read: message },
  { path: /\/Calls(\.json)?$/, read: call },
];

/** What a request would send; undefined if it only reads or changes existing resources. */
export function sendingOf(request: ApiRequest): Sending | undefined {
  if (request.method.toUpperCase() !== 'POST') return undefined;
  const path = new URL(request.uri).pathname;
  const kind = KINDS.find((one) => one.path.test(path));
  if (!kind) return undefined;
  const fields = fieldsOf(request);
  const from = text(fields, 'From');
  return { ...kind.read(fields), to: text(fields, 'To') ?? '', ...(from ? { from } : {}) };
}
