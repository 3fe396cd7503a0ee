// The playground without its page: conversations, branches, answers of other systems, time, and a flow that changes on disk.
import { readFileSync, writeFileSync } from 'node:fs';
import type { FlowDefinition } from '../../src/flow/types.ts';
import type { App } from '../../src/playground/app.ts';
import type { Move } from '../../src/playground/view.ts';
import { expect, test } from '../test.ts';
import { appOn, byRest, ENDS, folderWith, talking } from './folder.ts';

const move = (app: App, next: Move) => app.act({ do: 'move', move: next });
const path = (app: App) => app.view().conversation?.steps.map(({ widget, event }) => `${widget}:${event}`);

/** A question, and then a request. */
const asking = (name: string): FlowDefinition => ({
  description: 'odd',
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', properties: {}, transitions: [{ event: 'incomingMessage', next: name }] },
    {
      name,
      type: 'send-and-wait-for-reply',
      properties: { body: 'Well?', timeout: '60' },
      transitions: [{ event: 'incomingMessage', next: `${name} asks` }, { event: 'deliveryFailure' }],
    },
    {
      name: `${name} asks`,
      type: 'make-http-request',
      properties: { method: 'GET', url: 'https://example.com' },
      transitions: [{ event: 'success' }, { event: 'failed' }],
    },
  ],
});

test('a conversation shows what the flow said, and waits for the contact', () => {
  const { conversation } = talking('appointment-reminder').app.view();
  expect(conversation?.lines.map(({ text }) => text)).toEqual([
    'An execution is started through the API',
    'Hi Ada, can you make 10:00? Reply YES or NO.',
  ]);
  expect(conversation?.waiting).toMatchObject({ widget: 'ask_confirmation', moves: ['reply', 'silence'] });
});

test("quick replies are the values in the flow's conditions", () => {
  const { app } = talking('appointment-reminder');
  expect(app.view().conversation?.waiting?.suggestions).toEqual(expect.arrayContaining(['yes', 'no']));
});

test('a step explains the decision of a split', () => {
  const { app } = talking('appointment-reminder');
  const split = move(app, { do: 'reply', body: 'Yes' }).conversation?.steps.find(
    ({ type }) => type === 'split-based-on',
  );
  expect(split?.why.join('\n')).toContain('{{widgets.ask_confirmation.inbound.Body}} was "Yes"');
  expect(split?.changes).toEqual([]);
});

test('a request waits for an answer, and shows what was sent', () => {
  const { app } = talking('appointment-reminder');
  const { conversation } = move(app, { do: 'reply', body: 'yes' });
  expect(conversation?.waiting).toMatchObject({
    widget: 'book',
    moves: ['respond', 'fail'],
    request: { method: 'POST', body: '{"patient": "Ada", "time": "10:00"}' },
  });
  move(app, { do: 'respond', status: 503, body: 'down' });
  expect(path(app)).toContain('book:failed');
});

test('a kept answer is used in the next conversation', () => {
  const { app } = talking('appointment-reminder');
  move(app, { do: 'reply', body: 'yes' });
  move(app, { do: 'respond', status: 200, body: { booked: true } });
  app.act({ do: 'keep-answer', widget: 'book' });
  app.act({ do: 'start', start: byRest });
  expect(move(app, { do: 'reply', body: 'yes' }).conversation?.status).toBe('ended');
});

test('a kept answer is listed until it is removed', () => {
  const { app } = talking('appointment-reminder');
  move(app, { do: 'reply', body: 'yes' });
  move(app, { do: 'respond', status: 200, body: {} });
  expect(app.act({ do: 'keep-answer', widget: 'book' }).mocks).toEqual({ book: [{ status: 200, body: {} }] });
  expect(app.act({ do: 'forget-answer', widget: 'book' }).mocks).toEqual({});
});

test('the delivery of the latest message can be chosen, and both branches are kept', () => {
  const { app } = talking('appointment-reminder');
  expect(app.view().conversation?.lines[1]?.delivery).toEqual({ status: 'delivered' });
  const { nodes, conversation } = app.act({ do: 'deliver', widget: 'ask_confirmation', delivery: 'undelivered' });
  expect(path(app)).toContain('ask_confirmation:deliveryFailure');
  expect(conversation?.lines[1]?.delivery).toEqual({ status: 'undelivered' });
  expect(nodes.map(({ label }) => label)).toEqual(['Start', 'Start (ask_confirmation: undelivered)']);
  const back = app.act({ do: 'deliver', widget: 'ask_confirmation', delivery: 'delivered' });
  expect(back).toMatchObject({ current: 0, conversation: { waiting: { widget: 'ask_confirmation' } } });
});

test('the delivery of a message that was answered is fixed', () => {
  const { app } = talking('appointment-reminder');
  const { conversation } = move(app, { do: 'reply', body: 'hm?' });
  const sent = conversation?.lines.flatMap(({ delivery, widget }) => (delivery ? [{ delivery, widget }] : []));
  expect(sent?.[0]).toEqual({ widget: 'ask_confirmation', delivery: { status: 'delivered', fixed: true } });
  expect(sent?.at(-1)).toEqual({ widget: 'ask_again', delivery: { status: 'delivered' } });
});

test('going back and replying differently keeps both branches', () => {
  const { app } = talking('appointment-reminder');
  move(app, { do: 'reply', body: 'no' });
  app.act({ do: 'go-to', node: 0 });
  const { nodes, current } = move(app, { do: 'reply', body: 'maybe' });
  expect(nodes.map(({ label }) => label)).toEqual(['Start', 'Reply “no”', 'Reply “maybe”']);
  expect(current).toBe(2);
  app.act({ do: 'go-to', node: 1 });
  expect(path(app)).toContain('cancel:next');
});

test('an action that the flow does not wait for is refused and changes nothing', () => {
  const { app } = talking('appointment-reminder');
  expect(() => move(app, { do: 'press', digits: '1' })).toThrow(/does not wait for that: Press 1/);
  expect(app.view().nodes).toHaveLength(1);
});

test('a conversation that went on is the one that is played from its start', () => {
  const { app } = talking('appointment-reminder');
  for (const body of ['hm?', 'yes']) move(app, { do: 'reply', body });
  const { conversation, current, picture } = move(app, { do: 'respond', status: 200, body: { booked: true } });
  const again = app.act({ do: 'go-to', node: current ?? 0 });
  expect({ ...again.conversation, id: conversation?.id }).toEqual(conversation);
  expect(again.picture).toEqual(picture);
});

test('time passes, and a timeout with it', () => {
  const { app } = talking('appointment-reminder');
  move(app, { do: 'advance', seconds: 60 });
  expect(path(app)).toHaveLength(1);
  move(app, { do: 'advance', seconds: 86_400 });
  expect(path(app)).toContain('ask_confirmation:timeout');
});

test('the clock of a conversation can be set', () => {
  const { app } = talking('opening-hours', { by: 'message', ...ENDS, body: 'Are you open?' });
  const answered = move(app, { do: 'respond', status: 503, body: '' });
  expect(answered.conversation?.steps.at(-1)?.widget).toBe('say_open');
  const { conversation } = app.act({ do: 'set-clock', at: '2026-03-01T18:00:00Z' });
  expect(conversation?.steps.at(-1)?.widget).toBe('say_weekend');
});

test('a caller presses keys, and hears prompts', () => {
  const { app } = talking('voice-menu', { by: 'call', ...ENDS });
  const { conversation } = app.view();
  expect(conversation?.lines.some(({ kind }) => kind === 'prompt')).toBe(true);
  expect(conversation?.waiting?.moves).toEqual(expect.arrayContaining(['press', 'hang-up', 'silence']));
});

test('each earlier step has its picture and its context', () => {
  const { app } = talking('appointment-reminder');
  move(app, { do: 'reply', body: 'no' });
  expect(app.contextAt(1)).toMatchObject({ widgets: {} });
  expect(app.contextAt(2)).toMatchObject({ widgets: { ask_confirmation: { inbound: { Body: 'no' } } } });
  expect(app.pictureAt(1)).not.toEqual(app.view().picture);
});

test('a widget shows its templates as they render now', () => {
  const { app } = talking('appointment-reminder');
  const widget = app.widget('ask_confirmation');
  expect(widget.rendered.find(({ path: at }) => at === 'body')?.value).toBe(
    'Hi Ada, can you make 10:00? Reply YES or NO.',
  );
  expect(widget).toMatchObject({ entered: 1 });
});

test('a change on disk is described, and the conversation is played again', () => {
  const { app, folder } = talking('appointment-reminder');
  move(app, { do: 'reply', body: 'yes' });
  const file = folder.file('appointment-reminder/flow.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"yes, y, ok, sure, confirm"', '"yep"'));
  expect(app.reload()).toBe(true);
  const { change } = app.view();
  expect(change?.differences.join()).toContain('check_reply');
  expect(change?.diverged).toBe('step 2 was check_reply: match and is now check_reply: noMatch');
});

test('a file that becomes invalid on disk does not stop the page, and its mistake is shown', () => {
  const { app, folder } = talking('appointment-reminder');
  writeFileSync(folder.file('appointment-reminder/flow.json'), '{ "states": [');
  app.reload();
  expect(app.view().flow?.problem).toContain('not JSON');
  expect(app.view().picture?.parts.length).toBeGreaterThan(20);
});

test('a file that is corrected is compared with the last valid one', () => {
  const { app, folder } = talking('appointment-reminder');
  const file = folder.file('appointment-reminder/flow.json');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, '{ "states": [');
  app.reload();
  writeFileSync(file, before);
  expect([app.reload(), app.view().change]).toEqual([true, undefined]);
  writeFileSync(file, '{ "states": [');
  app.reload();
  writeFileSync(file, before.replace('can you make', 'are you free at'));
  app.reload();
  expect(app.view().change?.differences.join()).toContain('ask_confirmation');
  expect(app.view().conversation?.lines[1]?.text).toBe('Hi Ada, are you free at 10:00? Reply YES or NO.');
});

test('a change of a subflow on disk is described, and the conversation is played again', () => {
  const { app, folder } = talking('front-desk', { by: 'message', ...ENDS, body: 'Hi' });
  const file = folder.file('front-desk/identify.json');
  const before = readFileSync(file, 'utf8');
  expect([app.openFiles().includes(file), app.reload()]).toEqual([true, false]);
  writeFileSync(file, before.replace('What is your name?', 'Who are you?'));
  expect(app.reload()).toBe(true);
  expect(app.view().change?.differences.join()).toContain('subflow identify: ask_name');
  expect(
    app
      .view()
      .conversation?.lines.map(({ text }) => text)
      .join(),
  ).toContain('Who are you?');
  writeFileSync(file, '{');
  app.reload();
  expect(app.view().change?.differences).toContain('subflow identify: cannot be read, or is not found any more');
});

test('a scenario of the folder is played step by step, and can be continued', async () => {
  const { app } = talking('appointment-reminder');
  const id = (await app.scenarios()).find(({ name }) => name.includes('asked again'))?.id ?? '';
  expect(app.act({ do: 'load', scenario: id }).script?.left).toHaveLength(2);
  const { script, conversation } = app.act({ do: 'next' });
  expect(script?.left).toEqual(['Reply “OK” at ask_again']);
  expect(conversation?.waiting?.widget).toBe('ask_again');
  app.act({ do: 'go-to', node: 0 });
  expect(move(app, { do: 'reply', body: 'no' }).conversation?.steps.map(({ widget }) => widget)).toContain('cancel');
});

test('a folder offers each of its flows', () => {
  const { flows, flow } = appOn(folderWith(['voice-menu', 'appointment-reminder'])).view();
  expect(flows.map(({ name }) => name)).toEqual(['appointment-reminder', 'voice-menu']);
  expect(flow).toBeUndefined();
});

test('a folder without a flow is refused with a fix', () => {
  expect(() => appOn(folderWith([]))).toThrow(/There is no flow at/);
});

test('each scenario of the folder says whether it passes now', async () => {
  const { app, folder } = talking('appointment-reminder');
  expect(new Set((await app.scenarios()).map(({ result }) => result))).toEqual(new Set(['passed']));
  const file = folder.file('appointment-reminder/reminder.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('- confirm\n', '- cancel\n'));
  const failed = (await app.scenarios()).filter(({ result }) => result === 'failed');
  expect(failed.map(({ name }) => name)).toEqual(['the contact confirms']);
  expect(failed[0]?.message).toContain('`cancel`');
});

test('a widget names the scenarios that enter it', async () => {
  const { app } = talking('appointment-reminder');
  await app.scenarios();
  expect(app.widget('send_nudge').scenarios.map(({ name }) => name)).toContain('the contact stays silent for a day');
  expect(app.widget('cancel').scenarios.map(({ name }) => name)).not.toContain('the contact confirms');
});

test('a transition names the scenarios that take it', async () => {
  const { app } = talking('appointment-reminder');
  await app.scenarios();
  const { transitions } = app.widget('ask_confirmation');
  const taking = transitions.map(({ event, scenarios }) => [event, scenarios.map(({ name }) => name)]);
  expect(Object.fromEntries(taking)).toMatchObject({ timeout: ['the contact stays silent for a day'] });
  expect(transitions.find(({ event }) => event === 'incomingMessage')?.scenarios.length).toBeGreaterThan(2);
});

test('a subflow is entered', () => {
  const { app } = talking('front-desk', { by: 'message', ...ENDS, body: 'I have a question.' });
  const { conversation } = app.view();
  expect(conversation?.waiting?.widget).toBe('ask_name');
  expect(conversation?.steps.at(-1)).toMatchObject({ depth: 1, flow: 'identify', event: 'incomingParent' });
});

test('a trigger counts neither the steps nor the scenarios of a subflow', async () => {
  const { app } = talking('front-desk', { by: 'message', ...ENDS, body: 'Hi' });
  await app.scenarios();
  const used = app.widget('Trigger').transitions.filter(({ taken, scenarios }) => taken > 0 || scenarios.length > 0);
  expect(used.map(({ event, taken }) => [event, taken])).toEqual([['incomingMessage', 1]]);
});

test('a scenario of a flow with subflows is played through them', async () => {
  const { app } = talking('front-desk', { by: 'message', ...ENDS, body: 'Hi' });
  const [first] = await app.scenarios();
  expect(first?.result).toBe('passed');
  app.act({ do: 'load', scenario: first?.id ?? '' });
  expect(app.act({ do: 'rest' }).conversation?.status).toBe('ended');
});

for (const name of ['__proto__', 'constructor', '["a"]', '\ud800x'])
  test(`a widget called ${JSON.stringify(name)} works like any other in a conversation`, () => {
    const folder = folderWith([{ name: 'odd', definition: asking(name) }]);
    const app = appOn(folder);
    app.act({ do: 'start', start: { by: 'message', ...ENDS, body: 'Hi' } });
    expect(app.act({ do: 'deliver', widget: name, delivery: 'undelivered' }).conversation?.status).toBe('ended');
    app.act({ do: 'deliver', widget: name, delivery: 'delivered' });
    move(app, { do: 'reply', body: 'yes' });
    move(app, { do: 'respond', status: 200, body: {} });
    expect(app.widget(name).entered).toBe(1);
    app.act({ do: 'keep-answer', widget: `${name} asks` });
    expect(Object.keys(app.view().mocks)).toEqual([`${name} asks`]);
  });
