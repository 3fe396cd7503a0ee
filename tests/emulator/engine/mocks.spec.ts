// Mocks: which answer is used next, and where an answer applies.

import { answerOf } from '../../../src/emulator/engine/forward.ts';
import { createMockRegistry } from '../../../src/emulator/engine/mocks.ts';
import { expect, test } from '../../test.ts';

test('answers are used in order, and the last one is repeated', () => {
  const registry = createMockRegistry();
  registry.set('a flow', 'look_up', [{ status: 500 }, { status: 200 }]);
  const taken = [1, 2, 3].map(() => registry.take(['FW1', 'a flow'], 'look_up', 'request'));
  expect(taken).toEqual([{ status: 500 }, { status: 200 }, { status: 200 }]);
});

test('an answer that does not apply is not used up', () => {
  const registry = createMockRegistry();
  registry.set('FW1', 'look_up', [{ status: 500 }, { event: 'failed' }]);
  expect(registry.take(['FW1'], 'look_up', 'event')).toBeUndefined();
  expect(registry.take(['FW1'], 'look_up', 'request')).toEqual({ status: 500 });
  expect(registry.take(['FW1'], 'look_up', 'event')).toEqual({ event: 'failed' });
});

test('a mock belongs to one flow and one widget', () => {
  const registry = createMockRegistry();
  registry.set('FW1', 'look_up', [{ status: 200 }]);
  expect(registry.take(['FW2'], 'look_up', 'request')).toBeUndefined();
  expect(registry.take(['FW1'], 'other', 'request')).toBeUndefined();
});

test('a body that is not text is sent as JSON, with its content type', () => {
  expect(answerOf({ status: 200, body: { a: 1 } })).toEqual({
    status: 200,
    body: '{"a":1}',
    headers: { 'content-type': 'application/json' },
  });
  expect(answerOf({ status: 204 })).toEqual({ status: 204, body: '', headers: {} });
});

test('an answer with `when` is for requests that match, and is tried before the others', () => {
  const registry = createMockRegistry();
  const [ada, bob, any] = [
    { when: { body: { name: 'Ada' } }, status: 200 },
    { when: { body: { name: 'Bob' } }, status: 201 },
    { status: 404 },
  ];
  registry.set('FW1', 'book', [any, ada, bob]);
  const request = (body: object) => ({ method: 'POST', url: 'https://a.b', headers: {}, body: JSON.stringify(body) });
  const take = (body: object) => registry.take(['FW1'], 'book', 'request', request(body));
  expect(take({ name: 'Bob', more: 1 })).toBe(bob);
  expect(take({ name: 'Ada' })).toBe(ada);
  expect(take({ name: 'Eve' })).toBe(any);
});
