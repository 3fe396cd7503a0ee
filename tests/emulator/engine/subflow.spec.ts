// Subflows.
import { expect, test } from '../../test.ts';
import { ask, flowOf, say, set, widget } from '../flows.ts';
import { events, open, reply, trigger } from '../studio.ts';

const child = flowOf(
  ask('ask', 'Name for {{trigger.parent.parameters.what}}?', { incomingMessage: 'keep', timeout: '' }),
  set('keep', { name: '{{widgets.ask.inbound.Body}}' }),
);

function opened(flowSid: (sid: string) => string = (sid) => sid) {
  const studio = open(child, 'child');
  const call = widget(
    'sub',
    'run-subflow',
    {
      flow_sid: flowSid(studio.flowSid),
      flow_revision: 'LatestPublished',
      parameters: [{ key: 'what', value: 'tea' }],
    },
    { completed: 'thank', failed: '' },
  );
  const definition = flowOf(call, say('thank', 'Hello {{widgets.sub.name}}'));
  const parent = studio.studio.flows.add({ friendlyName: 'parent', definition, status: 'published' });
  return { studio: studio.studio, flowSid: parent.sid };
}

test('a subflow waits for the same contact, and returns its variables', () => {
  const parent = opened();
  const execution = trigger(parent);
  reply(parent, 'Ada');
  expect(execution.status).toBe('ended');
  expect(parent.studio.messages.all().map(({ body }) => body)).toEqual(['Name for tea?', 'Ada', 'Ada', 'Hello Ada']);
});

test("a subflow's steps are under the step that led to it", () => {
  const parent = opened();
  const execution = trigger(parent);
  reply(parent, 'Ada');
  const [entry] = execution.steps;
  const below = execution.steps.filter(({ parentStepSid }) => parentStepSid === entry?.sid);
  expect(below.map(({ from, to }) => `${from}>${to}`)).toEqual(['Trigger>ask', 'ask>keep', 'keep>Ended']);
  expect(below[0]?.name).toBe('incomingParent');
});

test('a missing subflow fails, and the run says so', () => {
  const execution = trigger(opened(() => `FW${'9'.repeat(32)}`));
  expect(events(execution)).toEqual(['incomingRequest', 'failed']);
  expect(execution.incidents).toMatchObject([{ kind: 'unmocked', widget: 'sub' }]);
});

test('a subflow cannot run a subflow', () => {
  const parent = opened();
  const call = widget('nested', 'run-subflow', { flow_sid: parent.flowSid }, { completed: '', failed: '' });
  const outer = parent.studio.flows.add({ friendlyName: 'outer', definition: flowOf(call), status: 'published' });
  const execution = trigger({ studio: parent.studio, flowSid: outer.sid });
  expect(execution.incidents).toMatchObject([{ code: 81024, widget: 'sub' }]);
});
