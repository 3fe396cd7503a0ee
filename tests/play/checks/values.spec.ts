// What a scenario says of variables and context that are not as expected.
import { expect, test } from '@playwright/test';
import { checkValues, compareValue } from '../../../src/play/checks/values.ts';
import { happened, PLACE, scenario } from '../happenings.ts';

const CONTEXT = {
  flow: { variables: { count: 3, name: 'Ada' } },
  widgets: { look_up: { parsed: { items: [{ id: 1 }] } } },
};

test('values are compared deeply, along dotted paths and into lists', () => {
  expect(compareValue('flow.variables.count', 3, CONTEXT)).toBeUndefined();
  expect(compareValue('widgets.look_up.parsed.items.0.id', 1, CONTEXT)).toBeUndefined();
  expect(compareValue('widgets.look_up.parsed', { items: [{ id: 1 }] }, CONTEXT)).toBeUndefined();
});

test('a value that differs shows both', () => {
  expect(compareValue('flow.variables.name', 'Bob', CONTEXT)).toBe(
    '`flow.variables.name` should be "Bob", but it is "Ada"',
  );
});

test('a number that should be a text says so', () => {
  expect(compareValue('flow.variables.count', '3', CONTEXT)).toContain('but it is 3 (a number, not a string)');
});

test('a value that is not set says what is there instead', () => {
  expect(compareValue('flow.variables.nmae', 'Ada', CONTEXT)).toContain('did you mean `flow.variables.name`?');
  expect(compareValue('flow.variables.zip', 1, CONTEXT)).toContain('`flow.variables` has count, name');
  expect(compareValue('widgets.gone.parsed', 1, {})).toContain('the context holds nothing');
});

test('what objects inherit is not set', () => {
  expect(compareValue('flow.constructor.name', 'Object', CONTEXT)).toContain('is not set');
  expect(compareValue('flow.variables.__proto__', {}, CONTEXT)).toContain('is not set');
});

test('variables and context are checked, each at its place', () => {
  const place = (line: number) => ({ ...PLACE, line });
  const variables = [{ key: 'count', value: 4, place: place(20) }];
  const context = [{ key: 'flow.variables.name', value: 'Bob', place: place(21) }];
  const failures = checkValues(scenario({ variables, context }), happened({ context: CONTEXT }));
  expect(failures.map(({ code, at }) => `${code} ${at?.line}`)).toEqual(['value-differs 20', 'value-differs 21']);
});
