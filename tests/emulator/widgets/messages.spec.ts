// Send Message and Send & Wait For Reply: what they send, what they wait for, by which event they are left.

import type { WidgetContext } from '../../../src/emulator/engine/widget.ts';
import { sendAndWaitForReply } from '../../../src/emulator/widgets/send-and-wait-for-reply.ts';
import { sendMessage } from '../../../src/emulator/widgets/send-message.ts';
import type { ContentTemplate } from '../../../src/flow/content.ts';
import { expect, test } from '../../test.ts';
import { CONTACT, delivery, FLOW_NUMBER, left, MESSAGE, reply, visitAt, waits } from './visits.ts';

const context = { flow: { variables: { name: 'Ada' } } };
const ctx = visitAt({ body: 'Hi {{flow.variables.name}}', timeout: '60' }, { context });
const waiting = visitAt({ body: 'Hi' }, { memory: { outbound: MESSAGE } });

test('a message goes from the flow to the contact unless the widget says otherwise', () => {
  expect(waits(sendMessage.enter(ctx)).effects).toEqual([
    { type: 'send-message', from: FLOW_NUMBER, to: CONTACT, body: 'Hi Ada', media: [] },
  ]);
  const elsewhere = visitAt(
    { body: 'x', from: '+15550100009', to: '{{flow.to}}' },
    { context: { flow: { to: '+15550100008' } } },
  );
  expect(waits(sendMessage.enter(elsewhere)).effects).toMatchObject([{ from: '+15550100009', to: '+15550100008' }]);
});

test('media is sent with the message', () => {
  const effects = waits(sendMessage.enter(visitAt({ media_url: 'https://example.com/a.png' }))).effects;
  expect(effects).toMatchObject([{ body: '', media: ['https://example.com/a.png'] }]);
});

const TEMPLATE_PROPERTIES = {
  message_type: 'content_template',
  content_sid: 'HX1',
  content_variables: [{ key: '1', value: '{{flow.variables.name}}' }],
};
const TEMPLATE: ContentTemplate = {
  sid: 'HX1',
  variables: {},
  types: { 'twilio/quick-reply': { body: 'Come, {{1}}?', actions: [{ title: 'Yes', id: 'comes' }] } },
};
const templateAt = (template: ContentTemplate | undefined, more: Partial<WidgetContext> = {}) =>
  visitAt(TEMPLATE_PROPERTIES, {
    context,
    channel: { kind: 'message', contact: `whatsapp:${CONTACT}`, flow: `whatsapp:${FLOW_NUMBER}` },
    contentTemplate: () => template,
    ...more,
  });

test('a content template is sent with its placeholders filled', () => {
  expect(waits(sendMessage.enter(templateAt(TEMPLATE))).effects).toMatchObject([
    { type: 'send-message', body: 'Come, Ada?', buttons: ['Yes'] },
  ]);
});

test('a content template that is unknown, or cannot be rendered, says so in its message', () => {
  expect(waits(sendMessage.enter(templateAt(undefined))).effects).toMatchObject([
    { type: 'log', message: expect.stringContaining('save it as content/HX1.json') },
    { body: 'HX1 1=Ada (content template, no file beside the flow)' },
  ]);
  const types = { 'twilio/location': {} };
  expect(waits(sendMessage.enter(templateAt({ ...TEMPLATE, types }))).effects).toMatchObject([
    { type: 'log', message: expect.stringContaining('`twilio/location`') },
    { body: 'HX1 1=Ada (content template, `twilio/location`: not rendered here)' },
  ]);
});

test('a template that Twilio refuses is not sent', () => {
  const empty = templateAt(TEMPLATE, { context: { flow: { variables: {} } } });
  expect(left(sendMessage.enter(empty)).event).toBe('failed');
  expect(left(sendAndWaitForReply.enter(empty))).toMatchObject({
    event: 'deliveryFailure',
    effects: [{ type: 'note', message: expect.stringContaining('21656') }],
  });
});

test("a reply with a button's text says which button was tapped", () => {
  const inboundOf = (body: string) => left(sendAndWaitForReply.resume?.(templateAt(TEMPLATE), reply(body))).output;
  expect(inboundOf('Yes')).toMatchObject({ inbound: { Body: 'Yes', ButtonText: 'Yes', ButtonPayload: 'comes' } });
  expect(inboundOf('No')).not.toHaveProperty('inbound.ButtonPayload');
});

test('a widget sends its current message type, and ignores properties of the other type', () => {
  const both = { body: 'Hi', content_sid: 'HX1', content_variables: [] };
  const bodies = ['content_template', 'custom', null].map(
    (message_type) => waits(sendMessage.enter(visitAt({ ...both, message_type }))).effects,
  );
  const unknown = { body: 'HX1 (content template, no file beside the flow)' };
  expect(bodies).toMatchObject([[{ type: 'log' }, unknown], [{ body: 'Hi' }], [{ body: 'Hi' }]]);
});

test('a message without body and media fails before it is sent', () => {
  expect(left(sendMessage.enter(visitAt({ body: '{{flow.none}}' })))).toMatchObject({ event: 'failed' });
  expect(left(sendAndWaitForReply.enter(visitAt()))).toMatchObject({ event: 'deliveryFailure' });
});

test('a delivered message leaves by sent, any other by failed', () => {
  const eventsFor = (['delivered', 'undelivered', 'failed'] as const).map(
    (status) => left(sendMessage.resume?.(ctx, delivery(status))).event,
  );
  expect(eventsFor).toEqual(['sent', 'failed', 'failed']);
});

test('the message is in the context, also when it failed', () => {
  for (const status of ['delivered', 'failed'] as const)
    expect(left(sendMessage.resume?.(ctx, delivery(status))).output).toMatchObject({ outbound: MESSAGE });
});

test('the time for a reply starts with the delivery', () => {
  expect(waits(sendAndWaitForReply.enter(ctx)).timeoutSeconds).toBeUndefined();
  const wait = waits(sendAndWaitForReply.resume?.(ctx, delivery('delivered')));
  expect(wait).toMatchObject({ on: ['message', 'timeout'], timeoutSeconds: 60, memory: { outbound: MESSAGE } });
});

test('the timeout is an hour if it is missing or invalid', () => {
  for (const timeout of [undefined, '', 'soon', '-1'])
    expect(
      waits(sendAndWaitForReply.resume?.(visitAt(timeout === undefined ? {} : { timeout }), delivery('delivered'))),
    ).toMatchObject({ timeoutSeconds: 3600 });
});

test('a reply is stored beside the sent message', () => {
  expect(left(sendAndWaitForReply.resume?.(waiting, reply('Yes')))).toMatchObject({
    event: 'incomingMessage',
    output: { inbound: { Body: 'Yes', From: CONTACT }, outbound: MESSAGE },
  });
});

test('a reply that arrives before the delivery is accepted', () => {
  expect(waits(sendAndWaitForReply.enter(ctx)).on).toContain('message');
  expect(left(sendAndWaitForReply.resume?.(ctx, reply('Yes')))).toMatchObject({ event: 'incomingMessage' });
});

test('silence and an undelivered message keep the sent message', () => {
  expect(left(sendAndWaitForReply.resume?.(waiting, { type: 'timeout' }))).toMatchObject({
    event: 'timeout',
    output: { outbound: MESSAGE },
  });
  expect(left(sendAndWaitForReply.resume?.(ctx, delivery('undelivered')))).toMatchObject({
    event: 'deliveryFailure',
    output: { outbound: MESSAGE },
  });
});
