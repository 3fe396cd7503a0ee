// The failure when messages differ.

import { checkMessages, compareMessages } from '../../../src/session/checks/messages.ts';
import { expect, test } from '../../test.ts';
import { judged, PLACE, scenario } from '../judged.ts';

test('exact texts, parts and patterns are compared in order', () => {
  const wanted = [
    { kind: 'exact' as const, text: 'Hi Ada' },
    { kind: 'contains' as const, text: 'See' },
    { kind: 'matches' as const, pattern: '^B.e$' },
  ];
  expect(compareMessages(wanted, ['Hi Ada', 'I See you', 'Bye'])).toBeUndefined();
  expect(compareMessages(wanted, ['Hi Ada', 'Bye', 'I See you'])?.index).toBe(1);
});

test('a message that differs is shown beside the expected one, from the first difference', () => {
  const compared = compareMessages([{ kind: 'exact', text: 'Hi Ada, all well?' }], ['Hi Ada, all good?']);
  expect(compared?.message).toBe(
    [
      'message 1 to the contact is not as expected',
      '',
      '     expected             received',
      '  ✗  "Hi Ada, all well?"  "Hi Ada, all good?"',
      '  from character 13 on: expected …"da, all well?", received …"da, all good?"',
    ].join('\n'),
  );
});

test('a missing or extra message is counted', () => {
  const hi = { kind: 'exact' as const, text: 'Hi' };
  expect(compareMessages([hi], [])?.message).toContain('should receive 1 message, but received no messages');
  expect(compareMessages([], ['Hi'])?.message).toContain('should receive no messages, but received 1 message');
});

test('a failure points at the message in the YAML', () => {
  const texts = [3, 4].map((line) => ({ kind: 'exact' as const, text: 'Hi', place: { ...PLACE, line } }));
  const expectation = scenario({ messages: { texts, place: PLACE } });
  const [failure] = checkMessages(expectation, judged({ received: ['Hi', 'Ho'] }));
  expect(failure).toMatchObject({ kind: 'message', code: 'messages-differ', at: { line: 4 } });
});

test('messages of the contact are not compared', () => {
  const { messages } = judged({ received: ['Hi'] });
  const sent = messages.map((message) => ({ ...message, direction: 'from-contact' as const }));
  const expectation = scenario({ messages: { texts: [], place: PLACE } });
  expect(checkMessages(expectation, { ...judged(), messages: sent })).toEqual([]);
});

test('secrets are masked before a text is shortened', () => {
  const show = (text: string) => text.replaceAll('hunter2-and-more', '•••');
  const wanted = [{ kind: 'exact' as const, text: 'The word is hunter2-and-more!' }];
  expect(compareMessages(wanted, ['The word is hunter3.'], show)?.message).not.toMatch(/hunter2|-and-more/);
  expect(compareMessages(wanted, ['The word is hunter2-and-more!'], show)).toBeUndefined();
});

test('texts that differ only in masked parts are reported as such', () => {
  const show = (text: string) => text.replaceAll(/\d+/g, '•');
  const compared = compareMessages([{ kind: 'exact', text: 'Call 1' }], ['Call 2'], show);
  expect(compared?.message).toContain('they differ only in redacted parts');
});
