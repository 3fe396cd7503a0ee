// Checks what the contact received, in order, and shows both lists side by side where they differ.
import type { Scenario } from '../../scenario/scenario.ts';
import { columns } from '../columns.ts';
import type { Failure, Judged, Message } from '../evidence.ts';

/** A text that is expected: exact, a part of it, or a pattern. */
export type TextWanted =
  | { kind: 'exact'; text: string }
  | { kind: 'contains'; text: string }
  | { kind: 'matches'; pattern: string };

/** Reads as a test of the text. Patterns are the user's own and were tried when the scenario was loaded. */
export function fits(wanted: TextWanted, text: string): boolean {
  if (wanted.kind === 'exact') return wanted.text === text;
  return wanted.kind === 'contains' ? text.includes(wanted.text) : new RegExp(wanted.pattern, 'u').test(text);
}

/** Makes a text fit to be shown. It comes before any cut: half a secret is no secret to a mask, and too much of one. */
export type Show = (text: string) => string;

function wantedText(wanted: TextWanted | undefined, show: Show): string {
  if (!wanted) return '-';
  if (wanted.kind === 'matches') return `matches /${show(wanted.pattern)}/`;
  const text = JSON.stringify(show(wanted.text));
  return wanted.kind === 'contains' ? `contains ${text}` : text;
}

const bodyText = (body: string | undefined, show: Show): string =>
  body === undefined ? '-' : JSON.stringify(show(body));

/** The first character at which two texts part, for those that look the same. */
function firstDifference(wanted: TextWanted | undefined, body: string | undefined, show: Show): string[] {
  if (wanted?.kind !== 'exact' || body === undefined) return [];
  const [expected, received] = [show(wanted.text), show(body)];
  if (expected === received) return ['  they differ in what is masked'];
  let index = 0;
  while (index < received.length && received[index] === expected[index]) index += 1;
  const part = (text: string) => JSON.stringify(text.slice(Math.max(0, index - 8), index + 16));
  return [`  from character ${index + 1} on: expected …${part(expected)}, received …${part(received)}`];
}

export type MessagesCompared = { message: string; index: number };

/** What differing messages say, for YAML and for TypeScript alike; nothing if all are as expected. */
export function compareMessages(
  wanted: readonly TextWanted[],
  received: readonly string[],
  show: Show = (text) => text,
): MessagesCompared | undefined {
  const length = Math.max(wanted.length, received.length);
  const agree = (index: number) => {
    const [text, body] = [wanted[index], received[index]];
    return text !== undefined && body !== undefined && fits(text, body);
  };
  const index = Array.from({ length }, (_, at) => at).find((at) => !agree(at));
  if (index === undefined) return undefined;
  const rows = Array.from({ length }, (_, at) => [
    agree(at) ? ' ' : '✗',
    wantedText(wanted[at], show),
    bodyText(received[at], show),
  ]);
  const headline =
    wanted.length === received.length
      ? `message ${index + 1} to the contact is not as expected`
      : `the contact should receive ${count(wanted.length)}, but received ${count(received.length)}`;
  const table = columns([[' ', 'expected', 'received'], ...rows]).map((text) => `  ${text}`.trimEnd());
  return {
    message: [headline, '', ...table, ...firstDifference(wanted[index], received[index], show)].join('\n'),
    index,
  };
}

const count = (messages: number): string => (messages === 1 ? '1 message' : `${messages || 'no'} messages`);

export const receivedBy = (messages: readonly Message[]): string[] =>
  messages.filter(({ direction }) => direction === 'to-contact').map(({ body }) => body);

export function checkMessages({ expect }: Scenario, { messages, show }: Judged): Failure[] {
  if (!expect.messages) return [];
  const { texts, place } = expect.messages;
  const compared = compareMessages(texts, receivedBy(messages), show);
  if (!compared) return [];
  const { message, index } = compared;
  return [{ kind: 'message', code: 'messages-differ', message, at: texts[index]?.place ?? place }];
}
