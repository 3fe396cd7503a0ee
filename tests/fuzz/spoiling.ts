// Ways in which an answer can be something else than it should be, as data, so that a finding can be kept.

import type { Json } from '../../src/flow/types.ts';
import fc from '../fast-check.ts';

export type Corruption =
  /** Only so much of it, from 0 to 1. */
  | { way: 'cut'; at: number }
  /** This text in its place. */
  | { way: 'text'; text: string }
  /** So many megabytes of it. */
  | { way: 'huge'; megabytes: number }
  /** This value at a place in it, by the numbers of its keys. */
  | { way: 'value'; path: readonly number[]; value: Json }
  /** A list whose next page is itself. */
  | { way: 'loop' }
  /** Without what is at a place. */
  | { way: 'without'; path: readonly number[] };

type Change = (part: Json, key: string | number) => Json | undefined;

/** Changes one part of a value; `undefined` takes it away. */
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

export function spoil(spoiling: Corruption, text: string): string {
  if (spoiling.way === 'cut') return text.slice(0, Math.floor(text.length * spoiling.at));
  if (spoiling.way === 'text') return spoiling.text;
  if (spoiling.way === 'huge') return `{"sid":"${'x'.repeat(spoiling.megabytes * MEGABYTE)}"}`;
  if (spoiling.way === 'loop') return looped(text);
  if (spoiling.way === 'value') return rewritten(text, spoiling.path, () => spoiling.value);
  return rewritten(text, spoiling.path, () => undefined);
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

export const spoilings: fc.Arbitrary<Corruption> = fc.oneof(
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
