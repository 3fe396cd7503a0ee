// Behaviour that Twilio's documentation or its widget catalogue defines, one fact for each spec, with its source.
// [AI]: github.com/twilio/ai, skills/twilio/twilio-studio-flows; [DOC]: https://www.twilio.com/docs/studio.

import type { Behaviour } from '../../../src/emulator/engine/behaviour.ts';
import { createStudio } from '../../../src/emulator/engine/create-studio.ts';
import type { MockAnswer } from '../../../src/emulator/engine/mocks.ts';
import type { ExecutionRecord } from '../../../src/emulator/engine/records.ts';
import type { FlowDefinition, JsonObject } from '../../../src/flow/types.ts';
import { expect, test } from '../../test.ts';
import { ask, flowOf, say, set, split, widget } from '../flows.ts';
import { ACCOUNT, CONTACT, events, FLOW_NUMBER, type Opened, START, traversed, trigger } from '../studio.ts';

function open(definition: FlowDefinition, behaviour: Partial<Behaviour> = {}): Opened {
  const studio = createStudio({ accountSid: ACCOUNT, now: () => START, behaviour });
  const { sid } = studio.flows.add({ friendlyName: 'a flow', definition, status: 'published' });
  studio.numbers.assign(FLOW_NUMBER, sid);
  return { studio, flowSid: sid };
}

const mocked = (definition: FlowDefinition, mocks: Readonly<Record<string, readonly MockAnswer[]>>, behaviour = {}) => {
  const opened = open(definition, behaviour);
  for (const [name, answers] of Object.entries(mocks)) opened.studio.mocks.set('a flow', name, answers);
  return trigger(opened);
};

const call = ({ studio, flowSid }: Opened, parameters: JsonObject = {}): ExecutionRecord =>
  studio.calls.receive(flowSid, { from: CONTACT, to: FLOW_NUMBER, parameters });

const left = ({ context }: ExecutionRecord, name: string): JsonObject =>
  ((context.widgets as JsonObject)[name] ?? {}) as JsonObject;

const fetching = flowOf(widget('fetch', 'make-http-request', { url: 'https://a.test/' }, { success: '', failed: '' }));

test('a JSON array is not parsed, an object is [DOC: HTTP Request, Run Function]', () => {
  const output = (body: JsonObject | number[]) => left(mocked(fetching, { fetch: [{ status: 200, body }] }), 'fetch');
  expect(output([1, 2])).toEqual({ status_code: 200, content_type: 'application/json', body: '[1,2]' });
  expect(output({ a: 1 })).toMatchObject({ parsed: { a: 1 } });
});

test('a redirect is followed to the next answer of the mock [DOC: HTTP Request]', () => {
  const answers = [
    { status: 302, headers: { Location: 'https://b.test/' } },
    { status: 200, body: { b: 1 } },
  ];
  expect(left(mocked(fetching, { fetch: answers }), 'fetch')).toMatchObject({ status_code: 200, parsed: { b: 1 } });
  const execution = mocked(fetching, { fetch: answers.slice(0, 1) });
  expect([events(execution).at(-1), left(execution, 'fetch').status_code]).toEqual(['failed', 302]);
});

test('Authenticate with Twilio on a foreign host fails without a request [DOC: HTTP Request]', () => {
  const properties = { url: 'https://a.test/', add_twilio_auth: true };
  const execution = mocked(flowOf(widget('fetch', 'make-http-request', properties, { success: '', failed: '' })), {
    fetch: [{ status: 200 }],
  });
  expect(events(execution)).toEqual(['incomingRequest', 'failed']);
  expect(execution.outputs).toEqual([]);
});

const subflow = (name: string, properties: JsonObject = {}, next = '') =>
  widget(name, 'run-subflow', { flow_revision: 'LatestPublished', ...properties }, { completed: next, failed: '' });

test("a subflow has its parent's trigger, and trigger.parent [DOC: Subflows; AI]", () => {
  const opened = open(flowOf(say('say', '{{trigger.request.parameters.name}} {{trigger.parent.parameters.a}}')));
  const parent = flowOf(subflow('sub', { flow_sid: opened.flowSid, parameters: [{ key: 'a', value: 'b' }] }));
  const { sid } = opened.studio.flows.add({ friendlyName: 'parent', definition: parent, status: 'published' });
  const execution = trigger({ ...opened, flowSid: sid }, { name: 'Ada' });
  expect(opened.studio.messages.all()[0]?.body).toBe('Ada b');
  expect(execution.steps[1]?.contextThen().trigger).toMatchObject({
    request: { parameters: { name: 'Ada' } },
    parent: {
      parameters: { a: 'b' },
      step_sid: execution.steps[0]?.sid,
      execution_sid: execution.sid,
      flow_sid: sid,
      trigger_type: 'incomingRequest',
    },
  });
});

test("a subflow's draft runs for the parent's test users only [DOC: Subflows]", () => {
  const opened = open(flowOf(set('note', { is: 'published' })));
  opened.studio.flows.revise(opened.flowSid, { status: 'draft', definition: flowOf(set('note', { is: 'draft' })) });
  const parent = flowOf(subflow('sub', { flow_sid: opened.flowSid, flow_revision: 'LatestDraft' }));
  const { sid } = opened.studio.flows.add({ friendlyName: 'parent', definition: parent, status: 'published' });
  expect(left(trigger({ ...opened, flowSid: sid }), 'sub')).toEqual({ is: 'published' });
  opened.studio.flows.get(sid)?.testUsers.push(CONTACT);
  expect(left(trigger({ ...opened, flowSid: sid }), 'sub')).toEqual({ is: 'draft' });
});

test('TwiML Redirect needs a mock for its outcome, and fails for what is not a URL [DOC: TwiML Redirect]', () => {
  const redirect = (url: string) => flowOf(widget('away', 'add-twiml-redirect', { url }, { return: '', fail: '' }));
  const unmocked = mocked(redirect('https://a.test/'), {});
  expect([events(unmocked).at(-1), unmocked.incidents[0]?.kind]).toEqual(['fail', 'unmocked']);
  const returned = mocked(redirect('https://a.test/'), { away: [{ event: 'return', output: { answer: 'yes' } }] });
  expect(left(returned, 'away')).toEqual({ answer: 'yes' });
  const invalid = mocked(redirect('not a url'), {});
  expect([events(invalid).at(-1), invalid.incidents]).toEqual(['fail', []]);
});

test('a function that answers TwiML takes the call away from the flow [DOC: Run Function]', () => {
  const flow = flowOf(
    widget('twiml', 'run-function', { url: 'https://a.test/' }, { success: 'hello' }),
    widget('hello', 'say-play', { say: 'Hello' }, { audioComplete: '' }),
  );
  const opened = open(flow);
  const headers = { 'content-type': 'text/xml' };
  opened.studio.mocks.set('a flow', 'twiml', [{ status: 200, headers, body: '<Response><Say>Hi</Say></Response>' }]);
  const { steps, incidents, status } = call(opened);
  expect([steps.at(-1)?.to, status]).toEqual(['hello', 'ended']);
  expect(incidents).toMatchObject([
    { kind: 'log', widget: 'twiml' },
    { kind: 'stop', widget: 'hello' },
  ]);
});

const voicemail = flowOf(
  widget('message', 'record-voicemail', { timeout: '5' }, { recordingComplete: '', noAudio: '', hangup: '' }),
);

test('a voicemail never leaves by noAudio on a current account, and does on a legacy one [DOC: Record Voicemail]', () => {
  const silent = (behaviour: Partial<Behaviour>) => {
    const opened = open(voicemail, behaviour);
    const execution = call(opened);
    opened.studio.clock.advance(6);
    return events(execution).at(-1);
  };
  expect([silent({}), silent({ voicemailSilence: 'noAudio' })]).toEqual(['recordingComplete', 'noAudio']);
});

test('trigger.call keeps all that Twilio posts, with the geography of both ends [DOC: Trigger; AI]', () => {
  const AddOns = '{"status":"successful"}';
  const { context } = call(open(voicemail), { 'SipHeader_X-Id': '7', AddOns, FromState: 'NV' });
  expect((context.trigger as JsonObject).call).toMatchObject({
    'SipHeader_X-Id': '7',
    AddOns: { status: 'successful' },
    FromState: 'NV',
    ...{ FromCity: expect.any(String), FromZip: expect.any(String), FromCountry: 'US' },
    ...{ ToCity: expect.any(String), CallerState: expect.any(String), CalledCountry: 'US' },
  });
});

for (const [type, properties] of [
  ['enqueue-call', { workflow_sid: 'WW1' }],
  ['send-to-flex', { workflow: 'WW1' }],
] as const)
  test(`after ${type} the flow has no call [DOC: Enqueue]`, () => {
    const flow = flowOf(
      widget('agent', type, properties, { callComplete: 'bye' }),
      widget('bye', 'say-play', { say: 'Bye' }, { audioComplete: '' }),
    );
    const { incidents, outputs } = call(open(flow));
    expect(incidents).toMatchObject([{ kind: 'stop', widget: 'bye' }]);
    expect(outputs.filter(({ kind }) => kind === 'prompt')).toEqual([]);
  });

test('a call comes back from a plain queue [DOC: Enqueue]', () => {
  const flow = flowOf(
    widget('queue', 'enqueue-call', { queue_name: 'support' }, { callComplete: 'bye' }),
    widget('bye', 'say-play', { say: 'Bye' }, { audioComplete: '' }),
  );
  expect(traversed(call(open(flow)))).toBe('Trigger>queue queue>bye bye>Ended');
});

const recording = (first: string) =>
  flowOf(
    ...(first ? [widget('hello', 'say-play', { say: first }, { audioComplete: 'record' })] : []),
    widget('record', 'record-call', { record_call: true }, { success: '', failed: '' }),
  );

test('Call Recording works for incoming calls, after a first prompt [DOC: Call Recording]', () => {
  expect(events(call(open(recording('Hello')))).at(-1)).toBe('success');
  expect(events(call(open(recording('')))).at(-1)).toBe('failed');
  expect(left(call(open(recording(''))), 'record')).toEqual({});
});

test('Call Recording stores the Recording resource, without RecordingUrl [AI]', () => {
  const keys = ['Sid', 'AccountSid', 'CallSid', 'Status', 'StartTime', 'Duration', 'DateCreated', 'DateUpdated'];
  const rest = ['ErrorCode', 'Price', 'PriceUnit', 'Channels', 'Source', 'Uri'];
  expect(Object.keys(left(call(open(recording('Hello'))), 'record')).sort()).toEqual([...keys, ...rest].sort());
});

test('Set Variables parses with parse_as_json, and turns null into empty text [AI]', () => {
  const variables: JsonObject[] = [
    { key: 'object', value: '{"a":1}', parse_as_json: true },
    { key: 'text', value: '{"a":1}' },
    { key: 'nothing', value: null },
  ];
  const { context } = trigger(open(flowOf(widget('set', 'set-variables', { variables }, { next: '' }))));
  const values = { object: { a: 1 }, text: '{"a":1}', nothing: '' };
  expect(context).toMatchObject({ flow: { variables: values }, widgets: { set: values } });
});

const conversing: FlowDefinition = {
  initial_state: 'Trigger',
  states: [
    widget('Trigger', 'trigger', {}, { incomingConversationMessage: 'ask' }),
    ask('ask', '?', { incomingConversationMessage: '', timeout: '' }),
  ],
};

test("each trigger fills one subtree: a conversation's execution has no trigger.message [AI]", () => {
  const { studio, flowSid } = open(conversing);
  const { context } = studio.messages.receive(flowSid, { From: CONTACT, To: FLOW_NUMBER, Body: 'Hi' });
  expect(Object.keys(context.trigger as JsonObject)).toEqual(['conversation']);
});

for (const [behaviour, inbound] of [
  [{}, 'Yes'],
  [{ conversationReply: 'trigger-only' }, undefined],
] as const)
  test(`a conversation's reply is under trigger.conversation${inbound ? ', and under inbound' : ' only'} [AI]`, () => {
    const { studio, flowSid } = open(conversing, behaviour);
    const message = { From: CONTACT, To: FLOW_NUMBER };
    studio.messages.receive(flowSid, { ...message, Body: 'Hi' });
    const execution = studio.messages.receive(flowSid, { ...message, Body: 'Yes' });
    expect(events(execution)).toEqual(['incomingConversationMessage', 'incomingConversationMessage']);
    expect(execution.context).toMatchObject({ trigger: { conversation: { Body: 'Yes' } } });
    expect((left(execution, 'ask').inbound as JsonObject | undefined)?.Body).toBe(inbound);
  });

test('no reply to a Messaging Service reaches an execution that was started From a number [DOC: FAQ]', () => {
  const opened = open(flowOf(ask('ask', '?', { incomingMessage: '' }, { from: 'MG0123456789abcdef0123456789abcdef' })));
  const execution = trigger(opened);
  opened.studio.messages.create({ from: CONTACT, to: FLOW_NUMBER, body: 'Yes', media: [] });
  expect(execution.status).toBe('active');
  expect(opened.studio.executions.count(opened.flowSid)).toBe(2);
  expect(execution.incidents).toMatchObject([{ kind: 'log', widget: 'ask' }]);
});

test('a split without a match and without a noMatch transition is logged [DOC: error 81005]', () => {
  const { incidents } = trigger(open(flowOf(split('split', 'x', [{ value: 'y', next: '' }]))));
  expect(incidents).toMatchObject([{ kind: 'log', code: 81005, widget: 'split' }]);
});

test('a loop that reaches its limit, and a filter that Liquid does not have, are logged [DOC: FAQ]', () => {
  const loop = '{% for i in (1..20) %}x{% endfor %}';
  const { incidents } = trigger(
    open(flowOf(set('loop', { a: loop }, 'filter'), set('filter', { a: '{{ 1 | shout }}' }))),
  );
  expect(incidents).toMatchObject([
    { kind: 'log', widget: 'loop', message: expect.stringContaining('15') },
    { kind: 'log', widget: 'filter', message: expect.stringContaining('`shout`') },
  ]);
});

const pressed = (behaviour: Partial<Behaviour>, digits: string) => {
  const condition = (value: string) => [
    { friendly_name: value, arguments: ['{{widgets.menu.Digits}}'], type: 'equal_to', value },
  ];
  const menu = widget('menu', 'gather-input-on-call', { timeout: '5' });
  const transitions = [
    { event: 'keypress', next: 'one', conditions: condition('1') },
    { event: 'keypress', next: 'two', conditions: condition('2') },
    { event: 'keypress', next: 'other' },
    { event: 'timeout' },
  ];
  const ends = ['one', 'two', 'other'].map((name) => set(name, {}));
  const opened = open(flowOf({ ...menu, transitions }, ...ends), behaviour);
  const execution = call(opened);
  const leg = opened.studio.calls.contactLeg(execution.callSid ?? '');
  opened.studio.calls.update(leg?.sid ?? '', { twiml: `<Response><Play digits="${digits}"/></Response>` });
  return execution.steps.at(-2)?.to;
};

test('conditions on transitions of Gather are evaluated as those of a split [public flows]', () => {
  expect(['1', '2', '3'].map((digits) => pressed({}, digits))).toEqual(['one', 'two', 'other']);
  expect(pressed({ conditionsElsewhere: 'ignored' }, '2')).toBe('one');
});

test('a null argument compares nothing, or the input, as the account does', () => {
  const flow = (type: string) => flowOf(split('split', 'x', [{ type, value: 'x', arguments: [''], next: '' }]));
  const event = (type: string, behaviour = {}) => events(trigger(open(flow(type), behaviour))).at(-1);
  expect([event('is_blank'), event('equal_to')]).toEqual(['match', 'noMatch']);
  expect(event('equal_to', { nullArgument: 'input' })).toBe('match');
});

test('Run Function keeps the header of its concurrency, and an HTTP request none [AI]', () => {
  const headers = { 'x-twilio-function-concurrency': '3', 'x-other': '1' };
  const asking = (type: string) =>
    flowOf(widget('fetch', type, { url: 'https://a.test/' }, { success: '', failed: '', fail: '' }));
  const kept = (type: string) =>
    left(mocked(asking(type), { fetch: [{ status: 200, headers, body: 'ok' }] }), 'fetch').headers;
  expect(kept('run-function')).toEqual({ 'x-twilio-function-concurrency': '3' });
  expect(kept('make-http-request')).toBeUndefined();
});

test('Send to Flex can be left by composerStarted [AI]', () => {
  const flow = flowOf(
    widget('agent', 'send-to-flex', { workflow: 'WW1' }, { composerStarted: 'note' }),
    set('note', {}),
  );
  expect(events(mocked(flow, { agent: [{ event: 'composerStarted' }] }))).toContain('composerStarted');
});

test('the second execution of a contact is refused with the message of the current page [DOC: Execution resource]', () => {
  const flow = flowOf(ask('ask', '?', { incomingMessage: '' }));
  const opened = open(flow);
  trigger(opened);
  const request = { flowSid: opened.flowSid, to: CONTACT, from: FLOW_NUMBER, parameters: {} };
  expect(opened.studio.executions.trigger(request)).toMatchObject({
    refusal: { message: expect.stringMatching(/before creating a new one\.?$/) },
  });
});
