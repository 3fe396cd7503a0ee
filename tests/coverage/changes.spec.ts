// What changed between two definitions, in terms of the flow.

import { changeText } from '../../src/coverage/change-text.ts';
import { diffFlows } from '../../src/coverage/changes.ts';
import type { FlowDefinition, FlowState } from '../../src/flow/types.ts';
import fc from '../fast-check.ts';
import { expect, test } from '../test.ts';
import { booking, widget } from './flows.ts';

function changed(edit: (state: Record<string, FlowState>, flow: FlowDefinition) => void): string[] {
  const after = booking();
  edit(Object.fromEntries(after.states.map((state) => [state.name, state])), after);
  return diffFlows(booking(), after).map(changeText);
}

test('moving widgets on the canvas is no change', () => {
  const moved = changed(({ ask }) => {
    if (ask) ask.properties.offset = { x: 900, y: 9 };
  });
  expect(moved).toEqual([]);
});

test('a widget that was added is named with its type', () => {
  expect(changed((_, flow) => flow.states.push(widget('extra', 'say-play', [])))).toEqual([
    'extra (say-play) was added',
  ]);
});

test('a widget that was removed is named, with what led to it', () => {
  const lines = changed(({ ask }, flow) => {
    flow.states = flow.states.filter(({ name }) => name !== 'book');
    if (ask?.transitions[1]) ask.transitions[1].next = 'check';
  });
  expect(lines).toContain('book (make-http-request) was removed');
  expect(lines).toContain('ask: timeout now leads to check, it led to bye');
});

test('a rename is one change, with every reference to the widget', () => {
  const after: FlowDefinition = JSON.parse(JSON.stringify(booking()).replaceAll('"book"', '"reserve"'));
  expect(diffFlows(booking(), after)).toEqual([{ kind: 'widget-renamed', widget: 'reserve', was: 'book' }]);
});

test('a rename does not count as a change of templates that use the widget', () => {
  const withText = (name: string) => {
    const flow: FlowDefinition = JSON.parse(JSON.stringify(booking()).replaceAll('"book"', `"${name}"`));
    for (const state of flow.states)
      if (state.name === 'bye') state.properties.body = `No. {{widgets.${name}.parsed.id}}`;
    return flow;
  };
  expect(diffFlows(withText('book'), withText('reserve')).map(({ kind }) => kind)).toEqual(['widget-renamed']);
});

test('a transition with a new target is described by its condition', () => {
  const lines = changed(({ check }) => {
    if (check?.transitions[3]) check.transitions[3].next = 'ask';
  });
  expect(lines).toEqual(['check: No now leads to ask, it led to bye']);
});

test('a transition that lost its target is described as the end of the flow', () => {
  const lines = changed(({ ask }) => {
    if (ask) ask.transitions[1] = { event: 'timeout' };
  });
  expect(lines).toEqual(['ask: timeout now leads to the end of the flow, it led to bye']);
});

test('a changed condition is described with the value that it compares', () => {
  const lines = changed(({ check }) => {
    const condition = check?.transitions[3]?.conditions?.[0];
    if (condition) condition.value = 'Nope';
  });
  expect(lines).toEqual(['check: the condition equal to No became equal to Nope']);
});

test('another order of conditions is a change', () => {
  const lines = changed(({ check }) => check?.transitions.reverse());
  expect(lines).toEqual(['check: its conditions are tried in another order']);
});

test('a long body is shown from where it differs', () => {
  const long = 'Dear customer, '.repeat(10);
  const before = booking();
  const after = booking();
  for (const state of before.states) if (state.name === 'bye') state.properties.body = `${long}bye`;
  for (const state of after.states) if (state.name === 'bye') state.properties.body = `${long}farewell`;
  expect(diffFlows(before, after).map(changeText)).toEqual([
    'bye: body changed from "…mer, Dear customer, bye" to "…mer, Dear customer, farewell"',
  ]);
});

test('the start and the flags of a flow can change', () => {
  const lines = changed((_, flow) =>
    Object.assign(flow, { initial_state: 'ask', flags: { allow_concurrent_calls: false } }),
  );
  expect(lines).toEqual(['the flow starts at ask, it started at Trigger', 'concurrent calls are no longer allowed']);
});

test('no flow differs from itself, and every difference is one line', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', '__proto__');
  const transition = fc.record({ event: fc.constantFrom('sent', 'match'), next: name });
  const state = fc.record({
    name,
    type: fc.constantFrom('x', 'y'),
    transitions: fc.array(transition, { maxLength: 3 }),
    properties: fc.dictionary(name, fc.string()),
  });
  const flow = fc
    .uniqueArray(state, { selector: (each) => each.name })
    .map((states): FlowDefinition => ({ initial_state: 'a', states }));
  fc.assert(fc.property(flow, (one) => diffFlows(one, structuredClone(one)).length === 0));
  fc.assert(
    fc.property(flow, flow, (one, two) => diffFlows(one, two).every((change) => /^[^\n]+$/.test(changeText(change)))),
  );
});

test('a condition that still reads the old name of a renamed widget is reported, and not as a changed condition', () => {
  const before = booking();
  for (const state of before.states)
    if (state.name === 'check') state.properties.input = '{{widgets.ask.inbound.Body}}';
  const after: FlowDefinition = JSON.parse(JSON.stringify(before).replaceAll('"ask"', '"question"'));
  expect(diffFlows(before, after).map(changeText)).toEqual([
    'ask was renamed to question',
    'check still reads widgets.ask, which is widgets.question now',
  ]);
});
