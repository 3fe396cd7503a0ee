// Any text in place of a flow definition gives a flow or located problems.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderProblems } from '../../src/errors.ts';
import { digestOf } from '../../src/flow/digest.ts';
import { eventsOf, reachableFrom, startOf } from '../../src/flow/graph.ts';
import fc from '../fast-check.ts';
import { test } from '../test.ts';
import { parse } from './flows.ts';

const SCENARIOS = join(import.meta.dirname, '../../scenarios');
const shipped = readdirSync(SCENARIOS).map((folder) => readFileSync(join(SCENARIOS, folder, 'flow.json'), 'utf8'));

function answers(text: string): boolean {
  const { flow, problems } = parse(text);
  assert.equal(flow === undefined, problems.length > 0);
  for (const { at, code } of problems) assert.equal(at?.file, 'flow.json', code);
  assert.doesNotMatch(renderProblems(problems, new Map([['flow.json', text]])), /\n\s+at \S+ \(|undefined|NaN/);
  if (!flow) return true;
  assert(reachableFrom(flow, startOf(flow)?.name ?? '').size > 0);
  assert(flow.states.flatMap(eventsOf).every((event) => typeof event === 'string'));
  return digestOf(flow).length === 64;
}

const holds = (property: fc.IProperty<[string]>) =>
  fc.assert(property, { numRuns: 300, interruptAfterTimeLimit: 30_000 });

test('any text is answered', () => {
  holds(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), answers));
});

const cut = fc
  .tuple(fc.constantFrom(...shipped), fc.nat(), fc.nat(60), fc.constantFrom('', ',', '"', '{', ']', 'null', '1', '""'))
  .map(([text, start, length, sign]) => {
    const at = start % text.length;
    return text.slice(0, at) + sign + text.slice(at + length);
  });

test('a real flow with any part removed or replaced is answered', () => {
  holds(fc.property(cut, answers));
});

/** Replaces the value of the nth key of a JSON text. */
function withValue(text: string, { nth, value }: { nth: number; value: unknown }): string {
  const keys = text.match(/"\w+":/g)?.length ?? 1;
  let seen = 0;
  return JSON.stringify(JSON.parse(text, (_key, own: unknown) => (++seen === (nth % keys) + 1 ? value : own)));
}

test('a real flow with any value replaced by another type is answered', () => {
  const value = fc.oneof(fc.constantFrom<unknown>(null, 0, '', '__proto__', true), fc.jsonValue({ maxDepth: 2 }));
  const flows = fc.record({ text: fc.constantFrom(...shipped), nth: fc.nat(), value });
  holds(
    fc.property(
      flows.map(({ text, ...change }) => withValue(text, change)),
      answers,
    ),
  );
});
