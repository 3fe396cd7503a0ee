// The contact's actions, read from its TwiML.

import { callActionsIn, documentIn, pickUpOf } from '../../../src/emulator/engine/contact-twiml.ts';
import { expect, test } from '../../test.ts';

const response = (content: string): string => `<?xml version="1.0"?><Response>${content}</Response>`;

test('keys and speech happen in order, after the pauses before them', () => {
  expect(callActionsIn(response('<Play digits="ww12#"/><Pause length="5"/><Say>Tom &amp; I</Say>'))).toEqual([
    { after: 0, do: 'press', digits: '12#' },
    { after: 5, do: 'say', text: 'Tom & I' },
    { after: 5, do: 'hang-up' },
  ]);
});

test('verbs after a Reject or a Hangup are ignored', () => {
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

test('a leading Pause lets the call ring', () => {
  expect(pickUpOf(response('<Pause length="26"/><Reject/>'))).toEqual({ outcome: 'no-answer', ringing: 26 });
  expect(pickUpOf(response('<Pause length="3"/><Play digits="w"/>'))).toEqual({ outcome: 'human', ringing: 3 });
});

test('a document is read from the echo page only', () => {
  expect(documentIn('https://twimlets.com/echo?Twiml=%3CResponse%2F%3E')).toBe('<Response/>');
  expect(documentIn('https://example.com/echo?Twiml=a')).toBeUndefined();
});

for (const [what, content, action] of [
  ['single quotes', "<Play digits='1'/>", { after: 0, do: 'press', digits: '1' }],
  ['spaces and lines in a tag', '<Play\n  digits = "1" ></Play>', { after: 0, do: 'press', digits: '1' }],
  ['CDATA', '<Say><![CDATA[Tom & I]]></Say>', { after: 0, do: 'say', text: 'Tom & I' }],
  ['a character by its number', '<Say>&#84;om &#x26; I</Say>', { after: 0, do: 'say', text: 'Tom & I' }],
  ['words within words', '<Say>so <emphasis>very</emphasis> glad</Say>', { after: 0, do: 'say', text: 'so very glad' }],
] as const)
  test(`XML is read with ${what}`, () => {
    expect(callActionsIn(response(content))[0]).toEqual(action);
  });

test('a verb in a comment does nothing', () => {
  expect(callActionsIn(response('<!-- <Hangup/> --><Say>yes</Say>'))).toHaveLength(2);
});

test('a document that is not XML does nothing, and custom entities are not expanded', () => {
  expect(callActionsIn('<Response><Say>yes')).toEqual([{ after: 0, do: 'hang-up' }]);
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Response><Say>&b;</Say></Response>`;
  expect(JSON.stringify(callActionsIn(bomb))).not.toContain('aaaaaaaaaaaaaaaaaaaa');
});
