// Reads from an API request whom it reaches and what it costs, before it is sent.
import type { Budget } from './policy.ts';

/** As the SDK hands it to its HTTP client; `data` holds the form fields by their names on the wire. */
export type ApiRequest = { method: string; uri: string; data?: unknown };

/** What a request sends to somebody. */
export type Sending = {
  /** In words: `a message`. */
  what: string;
  to: string;
  from?: string;
  /** What to show of it. */
  content?: string;
  cost: Budget;
};

const NOTHING: Budget = { messages: 0, calls: 0, minutes: 0 };

/** Twilio lets a call be up for so long unless it is told otherwise. */
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

/** What a request would send; nothing if it only reads, or changes what is there. */
export function sendingOf(request: ApiRequest): Sending | undefined {
  if (request.method.toUpperCase() !== 'POST') return undefined;
  const path = new URL(request.uri).pathname;
  const kind = KINDS.find((one) => one.path.test(path));
  if (!kind) return undefined;
  const fields = fieldsOf(request);
  const from = text(fields, 'From');
  return { ...kind.read(fields), to: text(fields, 'To') ?? '', ...(from ? { from } : {}) };
}
