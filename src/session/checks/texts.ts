// Compares texts with expected ones, in order, and shows both lists side by side where they differ.
import { searchPattern } from '../../pattern.ts';
import { columns } from '../render.ts';

/** An expected text: exact, a part of it, or a pattern. */
export type TextWanted =
  | { kind: 'exact'; text: string }
  | { kind: 'contains'; text: string }
  | { kind: 'matches'; pattern: string };

/** Whether a text matches. Patterns were validated when the scenario was loaded. */
export function fits(wanted: TextWanted, text: string): boolean {
  if (wanted.kind === 'exact') return wanted.text === text;
  return wanted.kind === 'contains' ? text.includes(wanted.text) : searchPattern(wanted.pattern, text) === 'found';
}

/** Redacts a text for display, before it is shortened: a partial secret cannot be recognized. */
export type Show = (text: string) => string;

function wantedText(wanted: TextWanted | undefined, show: Show): string {
  if (!wanted) return '-';
  if (wanted.kind === 'matches') return `matches /${show(wanted.pattern)}/`;
  const text = JSON.stringify(show(wanted.text));
  return wanted.kind === 'contains' ? `contains ${text}` : text;
}

const bodyText = (body: string | undefined, show: Show): string =>
  body === undefined ? '-' : JSON.stringify(show(body));

/** The first character at which two texts differ, for those that look equal. */
function firstDifference(wanted: TextWanted | undefined, body: string | undefined, show: Show): string[] {
  if (wanted?.kind === 'matches' && body !== undefined && searchPattern(wanted.pattern, body) === 'too slow') {
    return ['  matching was stopped after half a second: the pattern has too many ways to match'];
  }
  if (wanted?.kind !== 'exact' || body === undefined) return [];
  const [expected, received] = [show(wanted.text), show(body)];
  if (expected === received) return ['  they differ only in redacted parts'];
  let index = 0;
  while (index < received.length && received[index] === expected[index]) index += 1;
  const part = (text: string) => JSON.stringify(text.slice(Math.max(0, index - 8), index + 16));
  return [`  from character ${index + 1} on: expected …${part(expected)}, received …${part(received)}`];
}

export type Compared = { message: string; index: number };

/** What the texts are: `message 2 to the contact`, `the contact should receive 2 messages, but received none`. */
export type Wording = { one: (number: number) => string; counts: (wanted: number, received: number) => string };

export const count = (number: number, what: string): string =>
  number === 1 ? `1 ${what}` : `${number || 'no'} ${what}s`;

const MESSAGES: Wording = {
  one: (number) => `message ${number} to the contact`,
  counts: (wanted, received) =>
    `the contact should receive ${count(wanted, 'message')}, but received ${count(received, 'message')}`,
};

export type Comparing = { show?: Show; wording?: Wording };

/** The message for differing texts, for YAML and TypeScript; undefined if all are as expected. */
export function compareTexts(
  wanted: readonly TextWanted[],
  received: readonly string[],
  { show = (text) => text, wording = MESSAGES }: Comparing = {},
): Compared | undefined {
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
      ? `${wording.one(index + 1)} is not as expected`
      : wording.counts(wanted.length, received.length);
  const table = columns([[' ', 'expected', 'received'], ...rows]).map((text) => `  ${text}`.trimEnd());
  return {
    message: [headline, '', ...table, ...firstDifference(wanted[index], received[index], show)].join('\n'),
    index,
  };
}
