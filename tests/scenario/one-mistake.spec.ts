// A mistake fails the scenarios that contain it, each under its own name, tags and line; the others run.
import { writeFileSync } from 'node:fs';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { expect, test } from '../test.ts';
import { FLOW, load } from './written.ts';

const file = (...lines: readonly string[]): string => `${FLOW}${lines.join('\n')}\n`;

/** Each test as `name @tags: codes`. */
const shown = (text: string): string[] =>
  load(text).tests.map(
    ({ name, tags, problems }) =>
      `${[name, ...tags.map((tag) => `@${tag}`)].join(' ')}: ${problems.map(({ code }) => code).join(' ') || 'fine'}`,
  );

test('a mistake in one scenario does not stop the others', () => {
  const text = file('scenarios:', '  - name: good', '  - name: bad', '    tags: [smoke]', '    tgs: [a]');
  expect(shown(text)).toEqual(['good: fine', 'bad @smoke: unknown-key']);
  const { tests, scenarios } = load(text);
  expect(scenarios.map(({ name }) => name)).toEqual(['good']);
  expect(tests[1]).toMatchObject({ place: { line: 4 }, id: 'golden/written.yaml › bad' });
});

test('a misspelt name or tag still finds its scenario', () => {
  const text = file('scenarios:', '  - nam: one', '    tag: smoke', '  - name: two', '    tags: a, "@b"', '  - three');
  expect(shown(text)).toEqual([
    'one @smoke: missing-key unknown-key unknown-key',
    'two @a @b: wrong-type',
    'the scenario in line 7: wrong-type',
  ]);
});

test('a mistake in one row fails that row', () => {
  const rows = ['{ at: ask }', '{ at: asks }'].map((row) => `      - ${row}`);
  const text = file('scenarios:', '  - name: at ${at}', '    each:', ...rows, '    expect: { never: ["${at}"] }');
  expect(shown(text)).toEqual(['at ask: fine', 'at asks: unknown-widget']);
});

test('a mistake in the defaults fails the scenarios that use it, and names them', () => {
  const text = file(
    'defaults: { timeout: soon, tags: [all] }',
    'scenarios: [{ name: a }, { name: b, timeout: 5 }, { name: c }]',
  );
  expect(shown(text)).toEqual(['a @all: wrong-type', 'b @all: fine', 'c @all: wrong-type']);
  expect(load(text).problems[0]?.fix).toBe('write a number (`a` and `c` share this part)');
});

test('a mistake behind an anchor fails the scenarios that use it', () => {
  const text = file('x-do: &do [{ at: ask, replay: "yes" }]', 'scenarios: [{ name: a, contact: *do }, { name: b }]');
  expect(shown(text)).toEqual(['a: unknown-key', 'b: fine']);
});

test('a duplicate key fails its own scenario', () => {
  expect(shown(file('scenarios:', '  - name: a', '    timeout: 5', '    timeout: 6', '  - name: b'))).toEqual([
    'a: duplicate-key',
    'b: fine',
  ]);
});

test('of two scenarios with the same name, the second has the mistake', () => {
  expect(shown(file('scenarios: [{ name: a }, { name: a }]'))).toEqual(['a: fine', 'a: duplicate-name']);
});

test('a mistake in the flow or the file fails every scenario', () => {
  expect(shown('flow: { definition: no.json }\nscenarios: [{ name: a, tags: [x] }, { name: b }]\n')).toEqual([
    'a @x: missing-flow-file',
    'b: missing-flow-file',
  ]);
  expect(shown(file('default: {}', 'scenarios: [{ name: a }]'))).toEqual(['a: unknown-key']);
});

test('a hundred mistakes in one scenario do not hide that of the next', () => {
  const actions = Array.from({ length: 300 }, () => '      - { at: ask, replay: "yes" }');
  const text = file(
    'scenarios:',
    '  - name: a',
    '    contact:',
    ...actions,
    '  - name: b',
    '    tgs: [x]',
    '  - name: c',
  );
  expect(load(text).tests.map(({ problems }) => problems.length > 0)).toEqual([true, true, false]);
});

test('every name and tag that can be read in a text that is not YAML fails', () => {
  const text = file(
    'defaults: { tags: [all] }',
    'scenarios:',
    '  - name: "a: quoted"  # why',
    '    tags: [smoke, "@slow"]',
    '    inputs: { parameters: { name: Ada } }',
    '  - tags:',
    '      - nightly',
    '    name: b',
    '    contact: [',
  );
  const { unreadable, tests } = load(text);
  expect(unreadable).toBe(true);
  expect(tests.map(({ name, tags, place }) => [name, tags, place.line])).toEqual([
    ['a: quoted', ['all', 'smoke', 'slow'], 4],
    ['b', ['all', 'nightly'], 7],
  ]);
  for (const one of tests) expect(one.problems.length).toBeGreaterThan(0);
});

test('names are found in a file of another encoding, and an unreadable file is one test', () => {
  const path = test.info().outputPath('utf16.yaml');
  writeFileSync(path, `\ufeff${file('scenarios:', '  - name: a', '    tags: [x]')}`, 'utf16le');
  expect(loadScenarioFile(path, { env: {} }).tests).toMatchObject([{ name: 'a', tags: ['x'] }]);
  const none = loadScenarioFile(test.info().outputPath('none.yaml'), { env: {} });
  expect(none.tests).toMatchObject([
    { name: 'the scenario file can be read', problems: [{ code: 'unreadable-file' }] },
  ]);
});
