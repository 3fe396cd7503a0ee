// The failure when variables or context differ.

import { checkValues, compareValue } from '../../../src/session/checks/values.ts';
import { expect, test } from '../../test.ts';
import { judged, PLACE, scenario } from '../judged.ts';

const CONTEXT = {
  flow: { variables: { count: 3, name: 'Ada' } },
  widgets: { look_up: { parsed: { items: [{ id: 1 }] } } },
};

test('values are compared deeply, along dotted paths and into lists', () => {
  expect(compareValue({ key: 'flow.variables.count', value: 3 }, CONTEXT)).toBeUndefined();
  expect(compareValue({ key: 'widgets.look_up.parsed.items.0.id', value: 1 }, CONTEXT)).toBeUndefined();
  expect(compareValue({ key: 'widgets.look_up.parsed', value: { items: [{ id: 1 }] } }, CONTEXT)).toBeUndefined();
});

test('a value that differs shows both', () => {
  expect(compareValue({ key: 'flow.variables.name', value: 'Bob' }, CONTEXT)).toBe(
    '`flow.variables.name` should be "Bob", but it is "Ada"',
  );
});

test('long values are shown where they differ', () => {
  const long = 'and so on '.repeat(40);
  const context = { flow: { variables: { name: `${long}Ada` } } };
  const message = compareValue({ key: 'flow.variables.name', value: `${long}Bob` }, context);
  expect(message).toMatch(/should be ….*on Bob", but it is ….*on Ada"$/);
});

test('a number that should be a text says so', () => {
  expect(compareValue({ key: 'flow.variables.count', value: '3' }, CONTEXT)).toContain(
    'but it is 3 (a number, not a string)',
  );
});

test('a value that is not set is reported with the keys that exist', () => {
  expect(compareValue({ key: 'flow.variables.nmae', value: 'Ada' }, CONTEXT)).toContain(
    'did you mean `flow.variables.name`?',
  );
  expect(compareValue({ key: 'flow.variables.zip', value: 1 }, CONTEXT)).toContain('`flow.variables` has count, name');
  expect(compareValue({ key: 'widgets.gone.parsed', value: 1 }, {})).toContain('the context holds nothing');
});

test('inherited properties of objects count as not set', () => {
  expect(compareValue({ key: 'flow.constructor.name', value: 'Object' }, CONTEXT)).toContain('is not set');
  expect(compareValue({ key: 'flow.variables.__proto__', value: {} }, CONTEXT)).toContain('is not set');
});

test('secrets are masked before a value is shortened', () => {
  const long = { flow: { variables: { a: `${'x'.repeat(190)}secret-of-many-letters` } } };
  const show = (text: string) => text.replaceAll('secret-of-many-letters', '•••');
  expect(compareValue({ key: 'flow.variables.a', value: 1 }, long, show)).toContain('x•••"');
});

test('variables and context are checked, each at its line', () => {
  const place = (line: number) => ({ ...PLACE, line });
  const variables = [{ key: 'count', value: 4, place: place(20) }];
  const context = [{ key: 'flow.variables.name', value: 'Bob', place: place(21) }];
  const failures = checkValues(scenario({ variables, context }), judged({ context: CONTEXT }));
  expect(failures.map(({ code, at }) => `${code} ${at?.line}`)).toEqual(['value-differs 20', 'value-differs 21']);
});
