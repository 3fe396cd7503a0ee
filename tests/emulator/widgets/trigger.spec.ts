// Trigger: by which event a flow begins.
import { expect, test } from '@playwright/test';
import { trigger } from '../../../src/emulator/widgets/trigger.ts';
import type { FlowTransition } from '../../../src/flow/types.ts';
import { left, visitAt } from './visits.ts';

const startedBy = (event: string, transitions: readonly FlowTransition[] = []) =>
  left(trigger.enter(visitAt({}, { memory: { event }, transitions }))).event;

const CONVERSATION = { event: 'incomingConversationMessage', next: 'greet' };

test('it is left by what started the execution', () => {
  for (const event of ['incomingMessage', 'incomingCall', 'incomingRequest', 'incomingParent'])
    expect(startedBy(event, [{ event, next: 'greet' }, CONVERSATION])).toBe(event);
});

test('what nobody knows is the REST API', () => {
  expect(startedBy('')).toBe('incomingRequest');
});

test("a message is a conversation's where the flow takes no others", () => {
  expect(startedBy('incomingMessage', [{ event: 'incomingMessage' }, CONVERSATION])).toBe(CONVERSATION.event);
  expect(startedBy('incomingMessage', [CONVERSATION])).toBe(CONVERSATION.event);
  expect(startedBy('incomingMessage', [{ event: CONVERSATION.event }])).toBe('incomingMessage');
});
