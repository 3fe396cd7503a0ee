// A scenario takes from the defaults what it does not say itself.
import { expect, test } from '../test.ts';
import { FLOW, load, scenariosOf } from './written.ts';

const under = (defaults: string, ...lines: readonly string[]) =>
  scenariosOf(
    [`${FLOW}defaults: ${defaults}`, 'scenarios:', '  - name: one', ...lines.map((l) => `    ${l}`), ''].join('\n'),
  )[0];

test('a value of the scenario wins', () => {
  expect(under('{ severity: minor, timeout: 5 }', 'severity: critical')).toMatchObject({
    severity: 'critical',
    timeout: 5,
  });
});

test('inputs and their parameters are merged key by key', () => {
  const inputs = '{ to: "+15550100001", parameters: { name: Ada, address: { city: Bonn, zip: "1" } } }';
  const scenario = under(`{ inputs: ${inputs} }`, 'inputs: { parameters: { time: "10:00", address: { city: Kiel } } }');
  expect(scenario?.inputs).toEqual({
    to: '+15550100001',
    parameters: { name: 'Ada', time: '10:00', address: { city: 'Kiel', zip: '1' } },
  });
});

test('parameters as a JSON text replace those of the defaults', () => {
  const scenario = under('{ inputs: { parameters: { name: Ada } } }', `inputs: { parameters: '{ "n": 1 }' }`);
  expect(scenario?.inputs.parameters).toEqual({ n: 1 });
});

test('mocks are merged by widget, each as a whole', () => {
  const mocks = 'book: { status: 200, body: { ok: true } }, say_thanks: { delivery: failed }';
  expect(under(`{ mocks: { ${mocks} } }`, 'mocks: { book: { status: 503 } }')?.mocks).toEqual({
    book: [{ status: 503 }],
    say_thanks: [{ delivery: 'failed' }],
  });
});

test('expectations are merged by key, each as a whole', () => {
  const scenario = under(
    '{ expect: { status: ended, never: [book], variables: { a: 1 } } }',
    'expect: { variables: { b: 2 } }',
  );
  expect(scenario?.expect.status?.value).toBe('ended');
  expect(scenario?.expect.never.map(({ widget }) => widget)).toEqual(['book']);
  expect(scenario?.expect.variables.map(({ key }) => key)).toEqual(['b']);
});

test('tags and sensitive names of both are combined', () => {
  const scenario = under(
    '{ tags: [nightly], sensitive: [pin] }',
    'tags: [smoke, nightly]',
    'sensitive: [ssn]',
    'inputs: { parameters: { pin: "1234", ssn: "5678" } }',
  );
  expect(scenario).toMatchObject({ tags: ['nightly', 'smoke'], secrets: ['1234', '5678'] });
});

test('mistakes in the defaults are reported where they are written', () => {
  const { problems } = load(`${FLOW}defaults: { expect: { never: [bok] } }\nscenarios: [{ name: a }]\n`);
  expect(problems).toMatchObject([{ code: 'unknown-widget', at: { line: 2 } }]);
});

test("placeholders of the defaults get the values of the scenario's row", () => {
  const each = 'each: [{ who: Ada }, { who: Grace }]';
  const file = `${FLOW}defaults: { inputs: { parameters: { name: "\${who}" } } }\nscenarios: [{ name: a, ${each} }]\n`;
  expect(scenariosOf(file).map(({ inputs }) => inputs.parameters.name)).toEqual(['Ada', 'Grace']);
});
