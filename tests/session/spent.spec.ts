// What a flow spends, and how it is reported.

import type { Evidence } from '../../src/session/evidence.ts';
import { spentByFlow, spentTogether, spentWords } from '../../src/session/spent.ts';
import { expect, test } from '../test.ts';

const visit = (widget: string, enteredAt: string, leftAt: string) => ({ widget, enteredAt, leftAt });
const message = (direction: 'to-contact' | 'from-contact') => ({ direction });
const evidenceOf = (more: object) => ({ path: [], messages: [], ...more }) as unknown as Evidence;

const definition = {
  initial_state: 'Trigger',
  states: [{ name: 'call', type: 'make-outgoing-call-v2', properties: {}, transitions: [] }],
};

test('messages of the flow to the contact count, messages of the contact do not', () => {
  const evidence = evidenceOf({ messages: [message('to-contact'), message('from-contact'), message('to-contact')] });
  expect(spentByFlow(evidence, definition)).toEqual({ messages: 2, calls: 0, minutes: 0 });
});

test('a call of the flow counts every started minute from its widget to the end', () => {
  const path = [
    visit('call', '2026-11-24T09:00:00Z', '2026-11-24T09:00:20Z'),
    visit('say', '2026-11-24T09:00:20Z', '2026-11-24T09:01:01Z'),
  ];
  expect(spentByFlow(evidenceOf({ path }), definition)).toEqual({ messages: 0, calls: 1, minutes: 2 });
});

test('if nothing can be spent, nothing is reported', () => {
  const spent = { messages: 1, calls: 1, minutes: 3 };
  expect(spentTogether([evidenceOf({})])).toBeUndefined();
  expect(spentTogether([evidenceOf({ spent }), evidenceOf({ spent })])).toEqual({ messages: 2, calls: 2, minutes: 6 });
});

test('only kinds that were spent are named', () => {
  expect(spentWords({ messages: 1, calls: 0, minutes: 0 })).toBe('1 message');
  expect(spentWords({ messages: 0, calls: 0, minutes: 0 })).toBe('nothing');
});
