// Everything that an execution sends is recorded in order, with its widget, time and templates.

import { createSimulation } from '../../../src/emulator/engine/simulation.ts';
import { expect, test } from '../../test.ts';
import { flowOf, say, widget } from '../flows.ts';
import { run as played } from '../studio.ts';

const call = flowOf(
  widget('hello', 'say-play', { say: 'Hello {{trigger.call.From}}' }, { audioComplete: 'tell' }),
  { ...say('tell', 'A call.', 'post'), properties: { body: 'A call.', to: '+15550100077' } },
  widget(
    'post',
    'make-http-request',
    { method: 'POST', url: 'https://example.com/a', parameters: [{ key: 'n', value: '{{contact.channel.address}}' }] },
    { success: 'agent', failed: 'agent' },
  ),
  widget(
    'agent',
    'send-to-flex',
    { workflow: 'WW1', attributes: '{"name": "{{contact.channel.address}}"}', offset: { x: 1, y: 2 } },
    { callComplete: '' },
  ),
);

test('prompts, messages, requests and tasks are recorded in order', () => {
  const run = createSimulation({ flows: [{ name: 'main', definition: call }] }).start({ kind: 'call' });
  expect(run.outputs).toMatchObject([
    { kind: 'prompt', widget: 'hello', flow: 'main', say: 'Hello +15550100001', step: 1 },
    { kind: 'message', widget: 'tell', to: '+15550100077', toContact: false, status: 'delivered' },
    { kind: 'request', widget: 'post', method: 'POST', body: 'n=%2B15550100001', parameters: { n: '+15550100001' } },
    { kind: 'task', type: 'send-to-flex', properties: { workflow: 'WW1', attributes: { name: '+15550100001' } } },
  ]);
});

test('an output names the templates that it was rendered from', () => {
  const run = createSimulation({ flows: [{ name: 'main', definition: call }] }).start({ kind: 'call' });
  expect(run.outputs[0]?.source).toMatchObject({ say: 'Hello {{trigger.call.From}}' });
  expect(run.outputs.at(-1)).not.toHaveProperty('properties.offset');
});

test('a task is recorded when a mock gives its outcome', () => {
  const mocks = { agent: [{ event: 'failedToEnqueue' }] };
  const run = createSimulation({ flows: [{ name: 'main', definition: call }], mocks }).start({ kind: 'call' });
  expect(run.steps.at(-1)?.name).toBe('failedToEnqueue');
  expect(run.outputs.at(-1)).toMatchObject({ kind: 'task', widget: 'agent' });
});

test('executions of the embedded Studio have the same record', () => {
  const record = played(flowOf(say('hi', 'Hi.')));
  expect(record.outputs).toMatchObject([{ kind: 'message', body: 'Hi.', toContact: true, widget: 'hi' }]);
});
