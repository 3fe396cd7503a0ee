// The failure when requests, tasks or prompts differ, with the template that each value came from.

import type { Json, JsonObject } from '../../../src/flow/types.ts';
import { checkMessagesTo, checkPrompts } from '../../../src/session/checks/messages.ts';
import { checkRequests, checkTasks } from '../../../src/session/checks/sent.ts';
import type { Output } from '../../../src/session/evidence.ts';
import { notChecked } from '../../../src/session/unchecked.ts';
import { expect, test } from '../../test.ts';
import { judged, PLACE, scenario } from '../judged.ts';

const from = (widget: string, source: JsonObject = {}) => ({
  widget,
  flow: 'a',
  step: 1,
  at: '2026-03-02T12:00:00.000Z',
  source,
});

const request = (body: Json, template = ''): Output => ({
  kind: 'request',
  method: 'POST',
  url: 'https://example.com/book',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  ...from('book', { body: template }),
});

const sent = (widget: string, ...values: JsonObject[]) => [
  { widget, place: PLACE, sent: values.map((value) => ({ value, place: { ...PLACE, line: 20 } })) },
];

const requestFailures = (expected: JsonObject[], outputs: Output[]) =>
  checkRequests(scenario({ requests: sent('book', ...expected) }), judged({ outputs }));

test('a request is compared by the keys that are written', () => {
  expect(requestFailures([{ method: 'POST', body: { code: '1' } }], [request({ code: '1', more: 2 })])).toEqual([]);
});

test('a difference is shown beside the expected value, with the body and the template', () => {
  const template = '{"pin": "{{flow.variables.cod}}"}';
  const [failure] = requestFailures([{ body: { code: '1' } }], [request({ pin: '' }, template)]);
  expect(failure).toMatchObject({ kind: 'sent', code: 'request-differs', at: { line: 20 } });
  expect(failure?.message).toBe(
    [
      'the request of `book` is not as expected',
      '',
      '                expected  sent',
      '  ✗  body.code  "1"       -',
      '',
      '  the body that was sent: "{\\"pin\\":\\"\\"}"',
      '',
      '  template (`book`, body): {"pin": "{{flow.variables.cod}}"}',
      '    {{flow.variables.cod}} was empty: the context has no `flow`; it has widgets',
    ].join('\n'),
  );
});

test('a number that was sent as text is reported as such', () => {
  const [failure] = requestFailures([{ body: { n: 1 } }], [request({ n: '1' })]);
  expect(failure?.message).toContain('"1" (a string, not a number)');
});

test('long addresses are shown where they differ', () => {
  const url = `https://example.com/${'folder/'.repeat(40)}`;
  const [failure] = requestFailures([{ url: `${url}a` }], [{ ...request({}), url: `${url}b` } as Output]);
  expect(failure?.message).toMatch(/url {2}….*folder\/a" {2}….*folder\/b"/);
});

test('several requests are compared in order, and counted', () => {
  const two = [request({ n: 1 }), request({ n: 2 })];
  expect(requestFailures([{ body: { n: 1 } }, { body: { n: 2 } }], two)).toEqual([]);
  expect(requestFailures([{ body: { n: 2 } }, { body: { n: 2 } }], two)[0]?.message).toContain('request 1 of `book`');
  expect(requestFailures([], two)[0]?.message).toBe('`book` should send no requests, but sent 2 requests');
  expect(requestFailures([{ body: { n: 1 } }], [])[0]?.message).toContain('but sent no requests');
});

test('a task is what the agent received', () => {
  const task: Output = {
    kind: 'task',
    type: 'send-to-flex',
    properties: { attributes: { queue: 'sales', name: 'Ada' } },
    ...from('thank', { attributes: '{"queue":"{{flow.data.queue}}"}' }),
  };
  const failuresFor = (value: JsonObject) =>
    checkTasks(scenario({ tasks: sent('thank', value) }), judged({ outputs: [task] }));
  expect(failuresFor({ attributes: { queue: 'sales' } })).toEqual([]);
  const [failure] = failuresFor({ attributes: { queue: 'support' } });
  expect(failure?.message).toMatch(/attributes\.queue {2}"support" {2}"sales"/);
  expect(failure?.message).toContain('template (`thank`, attributes): {"queue":"{{flow.data.queue}}"}');
});

test('prompts are compared in order, said or played', () => {
  const outputs: Output[] = [
    { kind: 'prompt', say: 'Hello.', ...from('ask', { say: 'Hello.' }) },
    { kind: 'prompt', play: 'https://example.com/a.mp3', ...from('ask') },
  ];
  const texts = ['Hello.', 'https://example.com/a.mp3'].map((text) => ({ kind: 'exact' as const, text, place: PLACE }));
  expect(checkPrompts(scenario({ prompts: { texts, place: PLACE } }), judged({ outputs }))).toEqual([]);
  const [failure] = checkPrompts(scenario({ prompts: { texts: texts.slice(1), place: PLACE } }), judged({ outputs }));
  expect(failure).toMatchObject({ code: 'prompts-differ' });
  expect(failure?.message).toContain('the contact should hear 1 prompt, but heard 2 prompts');
});

test('messages to others are compared by recipient, on an account as it lists them', () => {
  const texts = [{ kind: 'exact' as const, text: 'Call Ada.', place: PLACE }];
  const expected = scenario({ messagesTo: [{ to: '+15550100077', texts, place: PLACE }] });
  const message = { kind: 'message', from: '', media: [], status: 'delivered', toContact: false } as const;
  const output: Output = { ...message, to: '+15550100077', body: 'Call Bob.', ...from('thank') };
  expect(checkMessagesTo(expected, judged({ outputs: [output] }))[0]?.message).toContain('message 1 to +15550100077');
  const listed = [{ to: '+15550100077', body: 'Call Ada.', at: '' }];
  expect(checkMessagesTo(expected, judged({ messagesToOthers: listed }))).toEqual([]);
});

test('expectations that a target cannot check are reported as not checked', () => {
  const expected = scenario({ requests: sent('book', { body: 1 }), prompts: { texts: [], place: PLACE } });
  expect(checkRequests(expected, judged())).toEqual([]);
  expect(notChecked(expected.expect, judged()).map(({ what }) => what)).toEqual([
    'expect.prompts',
    'expect.requests.book',
  ]);
  expect(notChecked(expected.expect, judged({ outputs: [] }))).toEqual([]);
});
