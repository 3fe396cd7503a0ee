// Set Variables: what a rendered value becomes.

import { setVariables } from '../../../src/emulator/widgets/set-variables.ts';
import type { Json, JsonObject } from '../../../src/flow/types.ts';
import { expect, test } from '../../test.ts';
import { left, visitAt } from './visits.ts';

const context = { flow: { variables: { count: 1 } }, widgets: { ask: { parsed: { name: 'Ada' } } } };

function setTo(variables: Json): JsonObject {
  const { effects = [] } = left(setVariables.enter(visitAt({ variables }, { context })));
  const [effect] = effects;
  return effect?.type === 'set-variables' ? effect.variables : {};
}

const valueFor = (value: Json, more: JsonObject = {}): Json | undefined => setTo([{ key: 'a', value, ...more }]).a;

test('text that looks like a number is a number', () => {
  expect(['7', ' 7\n', '-2.5', '0'].map((value) => valueFor(value))).toEqual([7, 7, -2.5, 0]);
});

test('a counter can be increased', () => {
  expect(valueFor('{{flow.variables.count | plus: 1}}')).toBe(2);
});

test('a number in quotation marks is text', () => {
  expect(valueFor('"7"')).toBe('"7"');
});

test('a number that would be printed differently stays text', () => {
  const texts = ['007', '1.50', '+15550100001', '12345678901234567890', '1e400', 'NaN', 'Infinity', '0x10', ''];
  expect(texts.map((value) => valueFor(value))).toEqual(texts);
});

test('a value with "Parse as JSON" becomes an object', () => {
  expect(valueFor('{"a":[1]}', { type: 'json' })).toEqual({ a: [1] });
  expect(valueFor('{{widgets.ask.parsed | to_json}}', { parse_as_json: true })).toEqual({ name: 'Ada' });
});

test('JSON stays text without "Parse as JSON", and so does text that is not JSON', () => {
  expect(valueFor('{"a":1}')).toBe('{"a":1}');
  expect(valueFor('{"a":1}', { type: 'string', index: '0' })).toBe('{"a":1}');
  expect(valueFor('{oops', { type: 'json' })).toBe('{oops');
});

test('the values are also stored under the widget', () => {
  const variables = [{ key: 'a', value: '1' }];
  expect(left(setVariables.enter(visitAt({ variables }))).output).toEqual({ a: 1 });
});

test('entries without a key are left out, and a value that is not a list sets nothing', () => {
  expect(setTo([{ value: '1' }, { key: '', value: '1' }, null, 'x'])).toEqual({});
  expect(setTo('x')).toEqual({});
});

test('a key cannot reach a prototype', () => {
  const variables = setTo([{ key: '__proto__', value: '1' }]);
  expect(Object.hasOwn(variables, '__proto__')).toBe(true);
  expect(({} as JsonObject)['1']).toBeUndefined();
});
