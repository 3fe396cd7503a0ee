// Placeholders take their values from the environment.
import { expect, test } from '../test.ts';
import { codesOf, one, scenariosOf } from './written.ts';

const described = (text: string, env: Record<string, string> = {}) =>
  scenariosOf(one(`description: ${JSON.stringify(text)}`), { env })[0]?.description;

for (const [text, filled] of [
  ['${NAME}', 'Ada'],
  ['to ${NAME}, from ${ NAME }', 'to Ada, from Ada'],
  ['${NAME:-nobody}', 'Ada'],
  ['${OTHER:-nobody}', 'nobody'],
  ['${OTHER:-}', ''],
  ['${OTHER:-a:-b}', 'a:-b'],
  ['${EMPTY:-nobody}', 'nobody'],
  ['$${NAME}', '${NAME}'],
  ['$NAME $ {NAME}', '$NAME $ {NAME}'],
  ['{{flow.data.name}}', '{{flow.data.name}}'],
] as const) {
  test(`${text} is ${filled === '' ? 'nothing' : filled}`, () => {
    expect(described(text, { NAME: 'Ada', EMPTY: '' })).toBe(filled);
  });
}

test('a value is not filled in again', () => {
  expect(described('${NAME}', { NAME: '${NAME}' })).toBe('${NAME}');
});

test('each placeholder without a value is reported', () => {
  expect(codesOf(one('description: ${A} ${B} ${A}'))).toEqual(['unset-env', 'unset-env']);
});

test('an empty variable counts as not set', () => {
  expect(codesOf(one('description: ${A}'), { env: { A: '' } })).toEqual(['unset-env']);
});

test('variables that only another target needs may be unset', () => {
  const file = one('targets: [twilio]', 'inputs: { from: "${LIVE_NUMBER}" }').replace(
    'flow.json }',
    'flow.json, sid: "${LIVE_FLOW}" }',
  );
  expect(codesOf(file, { target: 'emulator' })).toEqual([]);
  expect(codesOf(file, { target: 'twilio' })).toEqual(['unset-env', 'unset-env']);
});

test('without a target, a SID may be unset and the rest may not', () => {
  const file = one('description: ${WHO}').replace('flow.json }', 'flow.json, sid: "${LIVE_FLOW}" }');
  expect(codesOf(file)).toEqual(['unset-env']);
});

test('placeholders cannot fill in more text than the limit', () => {
  const text = '${A}'.repeat(10_000);
  expect(codesOf(one(`description: ${text}`), { env: { A: 'x'.repeat(10_000) } })).toEqual(['too-long']);
});

test('an environment value can fill in parameters as JSON', () => {
  const [scenario] = scenariosOf(one('inputs: { parameters: "${P}" }'), { env: { P: '{ "n": 1 }' } });
  expect(scenario?.inputs.parameters).toEqual({ n: 1 });
  expect(codesOf(one('inputs: { parameters: "${P}" }'), { env: { P: '{ n: 1 }' } })).toEqual(['bad-parameters']);
});
