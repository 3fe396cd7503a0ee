// Studio's checks of a definition: each mistake with its place, and what is only a warning.
import { expect, test } from '@playwright/test';
import { validateDefinition } from '../../../src/emulator/engine/validate.ts';
import type { Json } from '../../../src/flow/types.ts';
import { flowOf, set, split, widget } from '../flows.ts';

const check = (definition: unknown) => validateDefinition(definition as Json, (type) => type !== 'hang-up');
const places = (definition: unknown) => check(definition).errors.map((one) => one.property_path);

test('a flow that is right has nothing to say', () => {
  expect(check(flowOf(set('note', { a: '1' })))).toEqual({ errors: [], warnings: [] });
});

for (const [name, definition, place] of [
  ['no object', [], '#'],
  ['no states', { initial_state: 'a' }, '#'],
  ['a start that is not there', { ...flowOf(set('note', {})), initial_state: 'nowhere' }, '#/initial_state'],
  ['a name twice', flowOf(set('note', {}), set('note', {})), '#/states/2/name'],
  ['a transition to nowhere', flowOf(set('note', {}, 'nowhere')), '#/states/1/transitions/0/next'],
  ['a split of nothing', flowOf({ ...split('s', '', []), properties: {} }), '#/states/1/properties/input'],
  ['a request to nowhere', flowOf(widget('w', 'make-http-request')), '#/states/1/properties/url'],
  ['a subflow without a flow', flowOf(widget('w', 'run-subflow')), '#/states/1/properties/flow_sid'],
] as const) {
  test(`${name} is a mistake at ${place}`, () => {
    expect(places(definition)).toEqual([place]);
  });
}

test('more widgets than Studio allows are one mistake', () => {
  const states = Array.from({ length: 2000 }, (_, index) => set(`note_${index}`, {}));
  expect(check(flowOf(...states)).errors).toHaveLength(1);
});

test('a type that nobody runs is a warning that names the widget', () => {
  const { errors, warnings } = check(flowOf(widget('bye', 'hang-up')));
  expect(errors).toEqual([]);
  expect(warnings).toEqual([{ message: expect.stringContaining('`bye`'), property_path: '#/states/1/type' }]);
});

test("the console's exports of before 2020 are taken", () => {
  const transitions = [{ event: 'incomingMessage', next: 'FF2' }];
  const states = [
    { name: 'Trigger', type: 'InitialState', sid: 'FF1', transitions },
    { name: 'thanks', type: 'Message', sid: 'FF2', properties: { body: 'Thanks' } },
  ];
  expect(check({ states })).toEqual({ errors: [], warnings: [] });
});
