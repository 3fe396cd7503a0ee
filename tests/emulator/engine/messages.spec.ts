// How the first message of a contact starts a flow: as a message, or as a conversation's message.
import type { FlowDefinition } from '../../../src/flow/types.ts';
import { expect, type Opened, test } from '../client.ts';

const CONVERSATION = { event: 'incomingConversationMessage', next: 'read' };

const flowOf = (...transitions: { event: string; next?: string }[]): FlowDefinition => ({
  description: '',
  states: [
    { name: 'Trigger', type: 'trigger', properties: {}, transitions },
    {
      name: 'read',
      type: 'set-variables',
      properties: { variables: [{ key: 'who', value: '{{trigger.message.ChannelAttributes.from}}' }] },
      transitions: [{ event: 'next' }],
    },
  ],
  initial_state: 'Trigger',
  flags: { allow_concurrent_calls: true },
});

const MESSAGE = { From: '+15550100001', To: '+15550100000', Body: 'Hello', MessageSid: `SM${'1'.repeat(32)}` };

async function arrive(opened: Opened, definition: FlowDefinition, form = {}) {
  const flowSid = opened.publish(definition);
  const path = `/v1/Accounts/${opened.emulator.accountSid}/Flows/${flowSid}`;
  await opened.ask(path, { form: { ...MESSAGE, ...form }, headers: { authorization: '' } });
  const executions = opened.client.studio.v2.flows(flowSid).executions;
  const [{ sid = '' } = {}] = await executions.list();
  const { context } = await executions(sid).executionContext().fetch();
  const [first] = (await executions(sid).steps.list()).reverse();
  return { event: first?.name, context };
}

test("in a flow that starts with conversations only, a message is a conversation's message", async ({ opened }) => {
  const { event, context } = await arrive(opened, flowOf({ event: 'incomingMessage' }, CONVERSATION));
  expect(event).toBe('incomingConversationMessage');
  expect(context.trigger.conversation).toMatchObject({
    Body: 'Hello',
    From: MESSAGE.From,
    Author: MESSAGE.From,
    MessageSid: MESSAGE.MessageSid,
    AccountSid: opened.emulator.accountSid,
    ConversationSid: expect.stringMatching(/^CH/),
    ChannelSid: context.trigger.conversation.ConversationSid,
    DateCreated: expect.stringMatching(/Z$/),
  });
});

test('in a flow that starts with messages, a message is a message', async ({ opened }) => {
  const { event, context } = await arrive(opened, flowOf({ event: 'incomingMessage', next: 'read' }, CONVERSATION));
  expect(event).toBe('incomingMessage');
  expect(context.trigger).not.toHaveProperty('conversation');
});

test('attributes in JSON are read as an object', async ({ opened }) => {
  const flow = flowOf({ event: 'incomingMessage', next: 'read' });
  const { context } = await arrive(opened, flow, { ChannelAttributes: '{"from": "Ada"}', AddOns: 'no JSON' });
  expect(context.flow.variables).toMatchObject({ who: 'Ada' });
  expect(context.trigger.message.AddOns).toBe('no JSON');
});

test('attributes that are nested too deeply stay text, and the execution can be fetched', async ({ opened }) => {
  const deep = `{"from":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const { context } = await arrive(opened, flowOf(CONVERSATION), { ChannelAttributes: deep });
  expect(context.trigger.conversation.ChannelAttributes).toBe(deep);
});
