// Steps and contexts over REST: what an execution went through, newest first.
import { askingFlow, CONTACT, expect, FLOW_NUMBER, type Opened, shortFlow, test } from '../client.ts';

async function runOf(opened: Opened, definition = shortFlow) {
  const { executions } = opened.client.studio.v2.flows(opened.publish(definition));
  const { sid } = await executions.create({ to: CONTACT, from: FLOW_NUMBER });
  return executions(sid);
}

test('steps are listed newest first, and the last one leads to Ended', async ({ opened }) => {
  const steps = await (await runOf(opened)).steps.list();
  expect(
    steps.map(({ name, transitionedFrom, transitionedTo, type }) => [name, transitionedFrom, transitionedTo, type]),
  ).toEqual([
    ['next', 'note', 'Ended', 'set-variables'],
    ['incomingRequest', 'Trigger', 'note', 'trigger'],
  ]);
});

test('a step in a list has no context, a single step has one', async ({ opened }) => {
  const execution = await runOf(opened);
  const [listed] = await execution.steps.list();
  expect(listed?.context).toEqual({});
  const fetched = await execution.steps(listed?.sid ?? '').fetch();
  expect(fetched.context).toMatchObject({ flow: { variables: { seen: 'yes' } } });
});

test('the context after a step has no later values', async ({ opened }) => {
  const execution = await runOf(opened);
  const [last, first] = await execution.steps.list();
  const after = async (sid = '') => (await execution.steps(sid).stepContext().fetch()).context.flow.variables;
  expect(await after(first?.sid)).toEqual({});
  expect(await after(last?.sid)).toEqual({ seen: 'yes' });
});

test("the execution's context is the current one", async ({ opened }) => {
  const execution = await runOf(opened, askingFlow);
  const { context } = await execution.executionContext().fetch();
  expect(context).toMatchObject({
    contact: { channel: { address: CONTACT } },
    flow: { channel: { address: FLOW_NUMBER } },
    trigger: { request: { to: CONTACT, from: FLOW_NUMBER } },
  });
});

test('an unknown step is not found', async ({ opened }) => {
  const execution = await runOf(opened);
  const step = execution.steps(`FT${'0'.repeat(32)}`);
  await expect(step.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  await expect(step.stepContext().fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});
