// What the contact does, read from its TwiML.
import { expect, test } from '@playwright/test';
import { callActionsIn, documentIn, pickUpOf } from '../../../src/emulator/engine/contact-twiml.ts';

const response = (content: string): string => `<?xml version="1.0"?><Response>${content}</Response>`;

test('keys and words come in order, after the pauses before them', () => {
  expect(callActionsIn(response('<Play digits="ww12#"/><Pause length="5"/><Say>Tom &amp; I</Say>'))).toEqual([
    { after: 0, do: 'press', digits: '12#' },
    { after: 5, do: 'say', text: 'Tom & I' },
    { after: 5, do: 'hang-up' },
  ]);
});

test('what comes after a Reject or a Hangup never happens', () => {
  expect(callActionsIn(response('<Reject reason="busy"/><Say>late</Say>'))).toEqual([
    { after: 0, do: 'reject', reason: 'busy' },
  ]);
  expect(callActionsIn(response('<Hangup/><Say>late</Say>'))).toEqual([{ after: 0, do: 'hang-up' }]);
});

test('a long greeting is a machine, a short one a person', () => {
  expect(pickUpOf(response('<Say>Hello?</Say><Pause length="60"/>'))).toEqual({ outcome: 'human', ringing: 0 });
  const greeting = 'Hello, you have reached the voice mail of this number';
  expect(pickUpOf(response(`<Say>${greeting}</Say>`))).toEqual({ outcome: 'machine', ringing: 0 });
});

test('a pause that comes first rings', () => {
  expect(pickUpOf(response('<Pause length="26"/><Reject/>'))).toEqual({ outcome: 'no-answer', ringing: 26 });
  expect(pickUpOf(response('<Pause length="3"/><Play digits="w"/>'))).toEqual({ outcome: 'human', ringing: 3 });
});

test('a document is read from the echo page and from nowhere else', () => {
  expect(documentIn('https://twimlets.com/echo?Twiml=%3CResponse%2F%3E')).toBe('<Response/>');
  expect(documentIn('https://example.com/echo?Twiml=a')).toBeUndefined();
});
