// For any scenario file, the loader returns scenarios or located problems.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderProblems } from '../../src/errors.ts';
import { discoverScenarioFiles } from '../../src/scenario/discover.ts';
import fc from '../fast-check.ts';
import { test } from '../test.ts';
import { load, one } from './written.ts';

const ROOT = join(import.meta.dirname, '../..');
const shipped = discoverScenarioFiles(join(ROOT, 'scenarios')).map((file) => readFileSync(file, 'utf8'));

/**
 * Each scenario can run or has problems; each problem has a position and a text without a stack.
 * Not with `expect`: Playwright keeps every `expect` of a test as a step, and these are too many.
 */
function answers(text: string, env: Record<string, string> = { NAME: 'Ada' }): boolean {
  const { tests, problems, sources } = load(text, { env });
  const words = renderProblems(problems, sources);
  assert(tests.length > 0);
  for (const one of tests) assert.equal(one.scenario === undefined, one.problems.length > 0, one.name);
  assert.equal(
    problems.length > 0,
    tests.some((one) => one.problems.length > 0),
  );
  for (const { code, at } of problems) assert.equal(typeof at?.line, 'number', code);
  assert.doesNotMatch(words, /\n\s+at \S+ \(|undefined|\[object|NaN/);
  return true;
}

const holds = (property: fc.IProperty<[string]>) =>
  fc.assert(property, { numRuns: 300, interruptAfterTimeLimit: 30_000 });

test('any text is answered', () => {
  holds(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => answers(text)));
});

const SIGNS = [
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '&a ',
  '*a',
  '!x ',
  '|',
  '>',
  '#',
  '\n',
  '  ',
  '\t',
  '${',
  '}',
  '<<',
  '...',
  '---',
  '?',
  'name',
  '0',
];

test('any sequence of YAML characters is answered', () => {
  holds(
    fc.property(
      fc.array(fc.constantFrom(...SIGNS), { maxLength: 60 }).map((signs) => signs.join('')),
      (text) => answers(text),
    ),
  );
});

const cut = fc
  .tuple(fc.constantFrom(...shipped), fc.nat(), fc.nat(40), fc.constantFrom(...SIGNS, ''))
  .map(([text, start, length, sign]) => {
    const at = start % text.length;
    return text.slice(0, at) + sign + text.slice(at + length);
  });

test('a shipped file with any part removed or replaced is answered', () => {
  holds(fc.property(cut, (text) => answers(text)));
});

const SENSITIVE = one(
  'tags: [a, "b"]',
  'sensitive: [pin]',
  'inputs:',
  '  to: "+15550100001"',
  '  parameters: { name: Ada, pin: c4nary }',
  'contact:',
  '  - at: ask',
  '    reply: { sensitive: true, body: c4nary }',
  'expect: { path: [ask: timeout], messages: ["c4nary it is"] }',
);

/** The part that makes the value sensitive; without it, a file cannot hide the value. */
const SAID = ['sensitive: [pin]', 'pin: c4nary', 'reply: { sensitive: true, body: c4nary'];

test('sensitive values are not quoted, even if other text is removed or inserted', () => {
  const broken = fc
    .tuple(fc.nat(SENSITIVE.length), fc.nat(40), fc.constantFrom(...SIGNS, ''))
    .map(([at, length, sign]) => SENSITIVE.slice(0, at) + sign + SENSITIVE.slice(at + length))
    .filter((text) => SAID.every((said) => text.includes(said)));
  const property = fc.property(broken, (text) => {
    const { problems, sources, secrets } = load(text);
    assert.doesNotMatch(renderProblems(problems, sources, { secrets }), /c4nary/);
  });
  fc.assert(property, { numRuns: 500 });
});

const KEYS = [
  'name',
  'each',
  'tags',
  'inputs',
  'to',
  'parameters',
  'contact',
  'at',
  'reply',
  'mocks',
  'book',
  'expect',
  'path',
  'messages',
  '__proto__',
  'constructor',
  '<<',
];
const WORDS = ['ask', '${NAME}', '${x}', '...', '+15550100001', '', '${', 'toString', '{}'];

const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(...WORDS, 0, -1, 1e300, true, null),
    fc.array(tie('anything'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('anything'), { maxKeys: 5, noNullPrototype: false }),
  ),
}));

const scenarioLike = fc
  .tuple(fc.dictionary(fc.constantFrom(...KEYS), anything, { maxKeys: 8 }), anything)
  .map(([scenario, defaults]) =>
    JSON.stringify({ flow: { definition: 'flow.json' }, defaults, scenarios: [scenario, { name: 'a' }] }),
  );

test('any values in a scenario are answered', () => {
  holds(fc.property(scenarioLike, (text) => answers(text)));
});

/** A placeholder in every place where one is allowed. */
const ANYWHERE = one(
  'description: "${A}"',
  'tags: ["${A}"]',
  'severity: "${A}"',
  'targets: ["${A}"]',
  'trigger: "${A}"',
  'inputs: { to: "${A}", from: "${A}", body: "${A}", parameters: "${A}" }',
  'contact: [{ at: "${A}", reply: "${A}" }, { at: ask, press: "${A}" }, { at: ask, answer: "${A}" }]',
  'mocks: { "${A}": { status: "${A}" }, book: { forward: "${A}" }, ask: { delivery: "${A}" }, menu: { event: "${A}" } }',
  'now: "${A}"',
  'timeout: "${A}"',
  'sensitive: ["${A}"]',
  'expect: { status: "${A}", path: [{ "${A}": "${A}" }], messages: [{ matches: "${A}" }], within: "${A}" }',
);

test('any environment value is answered, in any place', () => {
  const values = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '5',
      '-1',
      '1e999',
      'true',
      '[]',
      '{"a":1}',
      '${A}',
      '__proto__',
      '(',
      'ask',
      '+15550100001',
      '2026-01-01',
    ),
  );
  holds(fc.property(values, (A) => answers(ANYWHERE, { A })));
});
