// The engine in process: started by each trigger, driven by signals, forked, without HTTP or real time.

import { createSimulation } from '../../../src/emulator/engine/simulation.ts';
import type { FlowDefinition } from '../../../src/flow/types.ts';
import { expect, test } from '../../test.ts';
import { ask, flowOf, say, set, split, widget } from '../flows.ts';
import { traversed } from '../studio.ts';

const simulate = (definition: FlowDefinition, options: object = {}) =>
  createSimulation({ flows: [{ name: 'main', definition }], ...options });

const reminder = flowOf(
  ask('question', 'Can you make it, {{flow.data.name}}?', { incomingMessage: 'check', timeout: 'late' }),
  split('check', '{{widgets.question.inbound.Body}}', [{ value: 'yes', next: 'thank' }]),
  say('thank', 'See you!'),
  say('late', 'Nobody?'),
);

test('a run waits for a reply and continues with it', () => {
  const run = simulate(reminder).start({ kind: 'request', parameters: { name: 'Ada' } });
  expect(run.waiting).toMatchObject({ widget: 'question', on: ['message', 'timeout'] });
  expect(run.send({ type: 'message', body: 'Yes' })).toBe(true);
  expect(traversed(run.record)).toBe('Trigger>question question>check check>thank thank>Ended');
  expect(run.status).toBe('ended');
});

test('silence takes no real time', () => {
  const run = simulate(reminder).start({ kind: 'request' });
  const before = run.now;
  run.send({ type: 'timeout' });
  expect(run.now - before).toBeGreaterThanOrEqual(3_600_000);
  expect(run.steps.at(-1)).toMatchObject({ from: 'late', to: 'Ended' });
});

test('a step says which transition was taken', () => {
  const two = [
    { value: 'a', next: 'end' },
    { value: 'b', next: 'end' },
  ];
  const flow = flowOf(split('choose', '{{flow.data.x}}', two), set('end', {}));
  const run = simulate(flow).start({ kind: 'request', parameters: { x: 'b' } });
  expect(run.steps[1]).toMatchObject({ from: 'choose', to: 'end', transition: 2 });
});

test('a fork continues independently of its origin', () => {
  const run = simulate(reminder).start({ kind: 'request' });
  const other = run.fork();
  other.send({ type: 'timeout' });
  expect([run.status, other.status]).toEqual(['active', 'ended']);
  expect(run.send({ type: 'message', body: 'yes' })).toBe(true);
});

const http = flowOf(
  widget(
    'look_up',
    'make-http-request',
    { method: 'GET', url: 'https://example.com' },
    { success: 'good', failed: '' },
  ),
  set('good', {}),
);

test('mocks answer requests, from a table or from a function', () => {
  const table = simulate(http, { mocks: { look_up: [{ status: 200 }] } }).start({ kind: 'request' });
  const asked: object[] = [];
  const mocks = (question: object) => {
    asked.push(question);
    return { status: 404 };
  };
  const run = simulate(http, { mocks }).start({ kind: 'request' });
  expect([table.steps[1]?.name, run.steps[1]?.name]).toEqual(['success', 'failed']);
  expect(asked.at(-1)).toMatchObject({ flow: 'main', widget: 'look_up', use: 'request' });
});

const dial = flowOf(
  widget('dial', 'make-outgoing-call-v2', { timeout: '30' }, { answered: 'hello', noAnswer: 'gone', busy: 'gone' }),
  widget('hello', 'say-play', { say: 'Hello' }, { audioComplete: 'menu' }),
  widget('menu', 'gather-input-on-call', { say: 'Press a key' }, { keypress: '', timeout: '' }),
  set('gone', {}),
);

test('a call rings until the contact answers, or until it times out', () => {
  const taken = simulate(dial).start({ kind: 'request' });
  const silent = taken.fork();
  const busy = taken.fork();
  expect(taken.send({ type: 'answer', outcome: 'human' })).toBe(true);
  expect(taken.waiting?.widget).toBe('menu');
  silent.send({ type: 'timeout' });
  busy.send({ type: 'answer', outcome: 'busy' });
  expect([silent.steps[1]?.name, busy.steps[1]?.name]).toEqual(['noAnswer', 'busy']);
});

test('a caller presses keys and hangs up', () => {
  const flow = flowOf(
    widget('menu', 'gather-input-on-call', { say: 'Press' }, { keypress: 'again', timeout: '' }),
    widget('again', 'gather-input-on-call', { say: 'More' }, { keypress: '', timeout: '' }),
  );
  const run = simulate(flow).start({ kind: 'call', fields: { FromState: 'CA' } });
  run.send({ type: 'digits', digits: '1' });
  expect(run.context).toMatchObject({ trigger: { call: { FromState: 'CA' } }, widgets: { menu: { Digits: '1' } } });
  expect(run.send({ type: 'hangup' })).toBe(true);
  expect(run.status).toBe('ended');
});

test('a subflow is found by its SID', () => {
  const sid = `FW${'1'.repeat(32)}`;
  const parent = flowOf(
    widget('sub', 'run-subflow', { flow_sid: sid }, { completed: 'end', failed: '' }),
    set('end', {}),
  );
  const flows = [
    { name: 'parent', definition: parent },
    { name: 'child', sid, definition: flowOf(set('inside', { x: '1' })) },
  ] as const;
  const run = createSimulation({ flows }).start({ kind: 'request' });
  expect(run.steps.map(({ from }) => from)).toEqual(['Trigger', 'Trigger', 'inside', 'sub', 'end']);
});

test('a subflow runs alone, started as by its parent', () => {
  const flow = flowOf(say('hi', 'Hi {{trigger.parent.parameters.name}}'));
  const run = simulate(flow).start({ kind: 'parent', parameters: { name: 'Ada' } });
  expect(run.steps[0]?.name).toBe('incomingParent');
  expect(run.outputs).toMatchObject([{ kind: 'message', body: 'Hi Ada' }]);
});

test('a run that waits for a server is continued by a signal with the answer', () => {
  const run = simulate(http, { waitsForOutside: true }).start({ kind: 'request' });
  expect(run.waiting).toMatchObject({ widget: 'look_up', on: ['response'] });
  expect(run.incidents).toEqual([]);
  run.send({ type: 'response', response: { status: 503, body: '', headers: {} } });
  expect(run.steps.at(-1)).toMatchObject({ name: 'failed', to: 'Ended' });
});

test('a run that waits for a handover is continued by a signal with the outcome', () => {
  const flex = flowOf(
    widget('flex', 'send-to-flex', {}, { callComplete: 'done', failedToEnqueue: '' }),
    set('done', {}),
  );
  const run = simulate(flex, { waitsForOutside: true }).start({ kind: 'request' });
  expect(run.waiting).toMatchObject({ widget: 'flex', on: ['party'] });
  run.send({ type: 'party', event: 'callComplete', output: { QueueTime: '9' } });
  expect(run.context).toMatchObject({ widgets: { flex: { QueueTime: '9' } } });
  expect(run.status).toBe('ended');
});

test('time can pass without an action', () => {
  const run = simulate(reminder).start({ kind: 'request' });
  run.send({ type: 'wait', seconds: 60 });
  expect(run.waiting?.widget).toBe('question');
  run.send({ type: 'wait', seconds: 3600 });
  expect(run.steps.at(-1)).toMatchObject({ from: 'late', to: 'Ended' });
});
