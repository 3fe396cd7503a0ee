// How YAML reads plain words, numbers and dates, and the limits of a file.

import { parseYaml } from '../../src/scenario/yaml.ts';
import { expect, test } from '../test.ts';
import { codesOf, FLOW, load, one, scenarioOf } from './written.ts';

const parameter = (written: string) => scenarioOf(`inputs: { parameters: { a: ${written} } }`).inputs.parameters.a;

for (const [written, read] of [
  ['yes', 'yes'],
  ['no', 'no'],
  ['on', 'on'],
  ['off', 'off'],
  ['true', true],
  ['~', null],
  ['10:00', '10:00'],
  ['2026-12-24', '2026-12-24'],
  ['1.50', 1.5],
  ['1e3', 1000],
  ['"007"', '007'],
  ['!!str 5', '5'],
] as const) {
  test(`${written} is read as ${JSON.stringify(read)}`, () => {
    expect(parameter(written)).toBe(read);
  });
}

for (const written of ['007', '+15550100001', '12345678901234567890', '.nan', '-.inf', '1e999']) {
  test(`${written} is refused, because it would become another value`, () => {
    expect(codesOf(one(`inputs: { parameters: { a: ${written} } }`))).toEqual(['needs-quotes']);
  });
}

test('an unquoted reply of yes or no is text', () => {
  const { contact } = scenarioOf('contact: [{ at: ask, reply: yes }, { at: ask, reply: no }]');
  expect(contact).toMatchObject([{ body: 'yes' }, { body: 'no' }]);
});

test('block texts keep their line endings, also those of Windows', () => {
  const file = one('expect:', '  messages:', '    - |-', '      Hi Ada,', '      bye').replaceAll('\n', '\r\n');
  expect(load(file).scenarios[0]?.expect.messages?.texts).toMatchObject([{ text: 'Hi Ada,\nbye' }]);
});

test("a table keeps keys with names of JavaScript's object properties", () => {
  const { inputs, mocks } = scenarioOf(
    'inputs: { parameters: { __proto__: { polluted: 1 }, constructor: 2 } }',
    'mocks: { book: { status: 200, body: { __proto__: 3 } } }',
  );
  expect(Object.keys(inputs.parameters)).toEqual(['__proto__', 'constructor']);
  expect(JSON.stringify(mocks)).toBe('{"book":[{"status":200,"body":{"__proto__":3}}]}');
  expect({}).not.toHaveProperty('polluted');
});

test("unknown widgets with names of JavaScript's object properties are reported", () => {
  const file = one('mocks: { __proto__: { status: 200 } }', 'expect: { path: [constructor, ask: toString] }');
  expect(codesOf(file)).toEqual(['unknown-widget', 'unknown-widget', 'unknown-event']);
});

test('values that are written out are bounded by the size of the file only', () => {
  const parameters = Array.from({ length: 120_000 }, () => '0').join(',');
  expect(codesOf(one(`inputs: { parameters: { a: [${parameters}] } }`))).toEqual([]);
});

test('a JSON file is a scenario file', () => {
  expect(load('{"flow":{"definition":"flow.json"},"scenarios":[{"name":"one"}]}').problems).toEqual([]);
});

for (const [name, text] of [
  ['brackets', `x-a: ${'['.repeat(300_000)}`],
  ['dashes', `x-a:\n  ${'- '.repeat(300_000)}x`],
  ['levels', Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}x-a:\n`).join('')],
] as const) {
  test(`too many ${name} are refused`, () => {
    expect(codesOf(`${FLOW}${text}`)).toContain('yaml-bomb');
  });
}

test('a file full of mistakes reports a limited number of them', () => {
  expect(codesOf(`${FLOW}scenarios:\n${'  - nam: n\n'.repeat(5_000)}`).length).toBeLessThanOrEqual(500);
});

test('lines are counted correctly after a mistake and a scalar of several lines', () => {
  for (const start of ['defaults:!!set\n', 'x: "a\n  b\n  c"\ny: }\n', 'x: |\r\n  a\r\n  b\r\ny: }\r\n']) {
    const text = `${start}scenarios: [\n`;
    const at = parseYaml(text, 'a.yaml').problems.map((problem) => problem.at?.line ?? 0);
    const lines = text.split('\n').length;
    expect(at.length, start).toBeGreaterThan(0);
    for (const line of at) expect(line).toBeLessThanOrEqual(lines);
    expect(at.at(-1), start).toBeGreaterThanOrEqual(lines - 2);
  }
});
