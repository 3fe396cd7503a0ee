// The TwiML of the contact's leg of a call.

import { answerUrl, type PickUp, pressing, saying, silent } from '../../src/contact/twiml.ts';
import { expect, test } from '../test.ts';

const PICK_UP: PickUp = { outcome: 'human', seconds: 90, ringing: 0, ringTimeout: 25, detected: false };

const documentOf = (change: Partial<PickUp>): string =>
  new URL(answerUrl({ ...PICK_UP, ...change })).searchParams.get('Twiml')?.replace(/^<\?xml[^>]*>/, '') ?? '';

test('a silent contact stays on the line for the given time', () => {
  expect(silent(90)).toContain('<Response><Pause length="90"/></Response>');
});

test('keys are pressed after a second, in which the prompt can begin', () => {
  expect(pressing('12#', 90)).toContain('<Play digits="ww12#"/><Pause length="90"/>');
});

test('speech is escaped text', () => {
  expect(saying('a < b & "c"', 90)).toContain('<Say>a &lt; b &amp; "c"</Say>');
});

test('a person picks up with a silent Play, because a leading Pause would let it ring', () => {
  expect(documentOf({})).toBe('<Response><Play digits="w"/><Pause length="90"/></Response>');
});

test('a person says hello where the flow listens for a machine', () => {
  expect(documentOf({ detected: true })).toBe('<Response><Say>Hello?</Say><Pause length="90"/></Response>');
});

test('a machine greets at length', () => {
  const words = /<Say>(.*)<\/Say>/.exec(documentOf({ outcome: 'machine' }))?.[1]?.split(' ') ?? [];
  expect(words.length).toBeGreaterThan(15);
});

test('a busy contact rejects the call', () => {
  expect(documentOf({ outcome: 'busy' })).toBe('<Response><Reject reason="busy"/></Response>');
});

test('a contact that does not answer lets it ring for longer than the flow waits', () => {
  expect(documentOf({ outcome: 'no-answer' })).toBe('<Response><Pause length="26"/><Reject/></Response>');
});

test('a call that must fail has no document', () => {
  expect(answerUrl({ ...PICK_UP, outcome: 'failed' })).toBe('');
});

test('each outcome can ring first', () => {
  expect(documentOf({ outcome: 'busy', ringing: 3 })).toBe(
    '<Response><Pause length="3"/><Reject reason="busy"/></Response>',
  );
});
