// Ways to corrupt an answer, as data, so that a finding can be stored in the corpus.

import type { Json } from '../../src/flow/types.ts';
import fc from '../fast-check.ts';

export type Corruption =
  /** Only this part of it, from 0 to 1. */
  | { way: 'cut'; at: number }
  /** This text in place of it. */
  | { way: 'text'; text: string }
  /** This many megabytes of it. */
  | { way: 'huge'; megabytes: number }
  /** This value at a position in it, given by the indexes of keys. */
  | { way: 'value'; path: readonly number[]; value: Json }
  /** A list whose next page is the same page. */
  | { way: 'loop' }
  /** Without the value at a position. */
  | { way: 'without'; path: readonly number[] };

type Change = (part: Json, key: string | number) => Json | undefined;

/** Changes one part of a value; `undefined` removes it. */
function changed(part: Json, path: readonly number[], change: Change): Json | undefined {
  const [first, ...rest] = path;
  if (first === undefined || part === null || typeof part !== 'object') return change(part, '');
  const keys = Object.keys(part);
  const key = keys[first % Math.max(1, keys.length)];
  if (key === undefined) return change(part, '');
  const entries = Object.entries(part).flatMap(([name, one]) => {
    const other = name === key ? changed(one, rest, change) : one;
    return other === undefined ? [] : [[name, other] as const];
  });
  return Array.isArray(part) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

const rewritten = (text: string, path: readonly number[], change: Change): string => {
  try {
    return JSON.stringify(changed(JSON.parse(text) as Json, path, change)) ?? '';
  } catch {
    return '';
  }
};

type Page = { meta?: { url?: Json; next_page_url?: Json }; uri?: Json; next_page_uri?: Json };

function looped(text: string): string {
  const page = JSON.parse(text) as Page;
  if (page.meta) return JSON.stringify({ ...page, meta: { ...page.meta, next_page_url: page.meta.url ?? null } });
  return JSON.stringify({ ...page, next_page_uri: page.uri ?? null });
}

const MEGABYTE = 1_048_576;

export function corrupt(corruption: Corruption, text: string): string {
  if (corruption.way === 'cut') return text.slice(0, Math.floor(text.length * corruption.at));
  if (corruption.way === 'text') return corruption.text;
  if (corruption.way === 'huge') return `{"sid":"${'x'.repeat(corruption.megabytes * MEGABYTE)}"}`;
  if (corruption.way === 'loop') return looped(text);
  if (corruption.way === 'value') return rewritten(text, corruption.path, () => corruption.value);
  return rewritten(text, corruption.path, () => undefined);
}

const TEXTS = [
  '',
  ' ',
  'null',
  '[]',
  '{}',
  '[[]]',
  '"text"',
  '7',
  'true',
  '<!doctype html><title>Sign in</title>',
  '{"meta":{"key":"steps"},"steps":null}',
  '{"meta":{"key":"constructor"}}',
  '{"executions":[null]}',
  '{"sid":null,"status":null}',
  '{"__proto__":{"sid":"FN"}}',
  '\ufeff{}',
];

const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e300,
  '',
  'active',
  'ended',
  '2026-13-45T99:99:99Z',
  'not a date',
  [],
  [null],
  {},
  { sid: 'FN1' },
  'x'.repeat(5000),
  '\u0000\u001b[2J',
  'http://127.0.0.1:1/',
  'https://evil.example/next?PageToken=1',
];

const path = fc.array(fc.nat(40), { maxLength: 4 });

export const corruptions: fc.Arbitrary<Corruption> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ way: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
  { weight: 2, arbitrary: fc.record({ way: fc.constant('text' as const), text: fc.constantFrom(...TEXTS) }) },
  { weight: 1, arbitrary: fc.record({ way: fc.constant('text' as const), text: fc.json() }) },
  {
    weight: 6,
    arbitrary: fc.record({ way: fc.constant('value' as const), path, value: fc.constantFrom(...VALUES) }),
  },
  { weight: 1, arbitrary: fc.record({ way: fc.constant('loop' as const) }) },
  { weight: 3, arbitrary: fc.record({ way: fc.constant('without' as const), path }) },
);
