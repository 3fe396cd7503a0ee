// A table of rows is a table of tests.
import { expect, test } from '../test.ts';
import { codesOf, FLOW, load, scenariosOf } from './written.ts';

const table = (name: string, rows: readonly string[], ...lines: readonly string[]): string =>
  [
    `${FLOW}scenarios:`,
    `  - name: ${name}`,
    '    each:',
    ...rows.map((row) => `      - ${row}`),
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');

test('a scenario runs once for each row', () => {
  const reply = 'contact: [{ at: ask, reply: "${reply}" }]';
  const scenarios = scenariosOf(table('a ${reply} is heard', ['{ reply: "yes" }', '{ reply: "no" }'], reply));
  expect(scenarios.map(({ name }) => name)).toEqual(['a yes is heard', 'a no is heard']);
  expect(scenarios.map(({ contact }) => contact[0])).toMatchObject([{ body: 'yes' }, { body: 'no' }]);
});

test('a row is reported at its own line, and knows where its scenario is declared', () => {
  const scenarios = scenariosOf(table('${n}', ['{ n: 1 }', '{ n: 2 }']));
  expect(scenarios.map(({ place }) => place.line)).toEqual([5, 6]);
  expect(scenarios.map(({ declaredAt }) => declaredAt.line)).toEqual([3, 3]);
});

test('rows with equal names are distinguished by their values', () => {
  const scenarios = scenariosOf(table('a reply', ['{ reply: "yes", n: 1.0 }', '{ reply: "no", n: 007s }']));
  expect(scenarios.map(({ name }) => name)).toEqual(['a reply [yes, 1.0]', 'a reply [no, 007s]']);
});

test('a name shows neither a full number of its row nor a sensitive value', () => {
  const lines = ['sensitive: [pin]', 'inputs: { parameters: { pin: "${pin}" } }'];
  const rows = ['{ pin: "98765", to: "+15550100001" }', '{ pin: "43210", to: "+15550100002" }'];
  const names = scenariosOf(table('a pin', rows, ...lines)).map(({ name }) => name);
  expect(names).toEqual(['a pin [••••••, +1555•••••01]', 'a pin [••••••, +1555•••••02]']);
});

test('a name shows no short sensitive value that is a whole value of its row', () => {
  const lines = ['contact: [{ at: menu, press: "${key}", sensitive: true }]'];
  const names = scenariosOf(table('a key', ['{ key: "1", n: 21 }', '{ key: "2", n: 22 }'], ...lines));
  expect(names.map(({ name }) => name)).toEqual(['a key [••••••, 21]', 'a key [••••••, 22]']);
});

test('a value keeps its type if it is the whole text', () => {
  const lines = ['inputs: { parameters: { n: "${n}", all: "${all}", text: "is ${n}" } }'];
  const [scenario] = scenariosOf(table('a', ['{ n: 12, all: [1, { b: 2 }] }'], ...lines));
  expect(scenario?.inputs.parameters).toEqual({ n: 12, all: [1, { b: 2 }], text: 'is 12' });
});

test('a number becomes text, as it is written, where text is needed', () => {
  const [scenario] = scenariosOf(table('a', ['{ n: 1.0 }'], 'contact: [{ at: ask, reply: "${n}" }]'));
  expect(scenario?.contact[0]).toMatchObject({ body: '1.0' });
});

test('a text of digits becomes a number where a number is needed', () => {
  const [scenario] = scenariosOf(table('a', ['{ n: "30" }'], 'timeout: ${n}', 'expect: { within: "${n}" }'));
  expect(scenario).toMatchObject({ timeout: 30, expect: { within: { seconds: 30 } } });
});

test('a row may name widgets, events and keys', () => {
  const lines = ['expect: { path: [{ "${at}": "${event}" }], variables: { "${key}": 1 } }'];
  const [scenario] = scenariosOf(table('a', ['{ at: ask, event: timeout, key: count }'], ...lines));
  expect(scenario?.expect.path?.steps).toMatchObject([{ widget: 'ask', event: 'timeout' }]);
  expect(scenario?.expect.variables).toMatchObject([{ key: 'count', value: 1 }]);
});

test('a row takes values from the environment, and wins over it', () => {
  const env = { ANSWER: 'yes', name: 'env' };
  const rows = ['{ reply: "${ANSWER}", name: row }'];
  expect(scenariosOf(table('${reply} ${name}', rows), { env }).map(({ name }) => name)).toEqual(['yes row']);
});

test('a value of a row is not filled in again', () => {
  const rows = ['{ a: "${FROM_ENV}", b: 2 }'];
  expect(scenariosOf(table('${a}', rows), { env: { FROM_ENV: '${b}' } })[0]?.name).toBe('${b}');
});

test('mistakes in rows are reported at each row', () => {
  const { problems } = load(table('${n}', ['{ n: 1, at: asks }', '{ n: 2, at: bok }'], 'expect: { never: ["${at}"] }'));
  expect(problems.map(({ at, code }) => `${at?.line}:${at?.column} ${code}`)).toEqual([
    '5:21 unknown-widget',
    '6:21 unknown-widget',
  ]);
});

test('ten thousand rows can be loaded', () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => `{ n: ${n} }`);
  expect(scenariosOf(table('row ${n}', rows, 'contact: [{ at: ask, reply: "${n}" }]'))).toHaveLength(10_000);
});

test("names of JavaScript's object properties are ordinary names", () => {
  const [scenario] = scenariosOf(table('${constructor} ${__proto__}', ['{ constructor: a, __proto__: b }']));
  expect(scenario?.name).toBe('a b');
  expect(codesOf(table('${toString}', ['{ n: 1 }']))).toEqual(['unset-env']);
});
