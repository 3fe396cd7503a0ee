// Flows over REST: created, changed, validated and deleted with the official SDK.
import { createHash } from 'node:crypto';
import { MAX_WIDGETS } from '../../../src/emulator/engine/limits.ts';
import type { FlowState } from '../../../src/flow/types.ts';
import { askingFlow, CONTACT, expect, FLOW_NUMBER, shortFlow, test } from '../client.ts';
import { flowOf, set, widget } from '../flows.ts';

const broken = { ...shortFlow, initial_state: 'Trigge' };

const content = (definition: unknown, status: 'draft' | 'published' = 'published') => ({
  friendlyName: 'greeting',
  status,
  definition,
});

test('a flow is created, and fetched as it was', async ({ opened: { client } }) => {
  const { sid } = await client.studio.v2.flows.create({ ...content(shortFlow), commitMessage: 'first' });
  const flow = await client.studio.v2.flows(sid).fetch();
  expect(flow).toMatchObject({ friendlyName: 'greeting', status: 'published', revision: 1, commitMessage: 'first' });
  expect(flow).toMatchObject({ valid: true, errors: [], warnings: [], definition: shortFlow });
});

test('the same name has the same SID on every emulator, and a second flow of that name another', async ({ opened }) => {
  const { flows } = opened.client.studio.v2;
  const first = await flows.create(content(shortFlow));
  const second = await flows.create(content(shortFlow));
  expect(first.sid).toBe(`FW${createHash('sha256').update('FW:greeting').digest('hex').slice(0, 32)}`);
  expect(second.sid).not.toBe(first.sid);
});

// The SDK's own revisions.list() throws in 6.2.0 for any answer.
test('each change creates a revision', async ({ opened: { client, ask } }) => {
  const { sid } = await client.studio.v2.flows.create(content(shortFlow));
  await client.studio.v2.flows(sid).update({ status: 'draft', definition: askingFlow, commitMessage: 'ask' });
  const { body } = await ask(`/v2/Flows/${sid}/Revisions`);
  const revisions = [
    { revision: 2, status: 'draft', commit_message: 'ask', definition: null },
    { revision: 1, status: 'published', commit_message: null },
  ];
  expect(body).toMatchObject({ revisions, meta: { key: 'revisions' } });
});

test('fields that a change leaves out stay', async ({ opened: { client } }) => {
  const { sid } = await client.studio.v2.flows.create({ ...content(shortFlow), commitMessage: 'first' });
  const changed = await client.studio.v2.flows(sid).update({ status: 'published' });
  expect(changed).toMatchObject({ friendlyName: 'greeting', revision: 2, commitMessage: null, definition: shortFlow });
});

test('an invalid flow is not published, and the error has each mistake', async ({ opened: { client } }) => {
  const refused = client.studio.v2.flows.create(content(broken));
  const errors = [{ property_path: '#/initial_state', message: expect.stringContaining('`Trigge`') }];
  await expect(refused).rejects.toMatchObject({ status: 400, code: 81022, details: { errors } });
});

test('an invalid draft is kept, and says what is wrong', async ({ opened: { client } }) => {
  const { sid } = await client.studio.v2.flows.create(content(broken, 'draft'));
  const { valid, errors } = await client.studio.v2.flows(sid).fetch();
  expect(valid).toBe(false);
  expect(errors).toHaveLength(1);
  await expect(client.studio.v2.flows(sid).update({ status: 'published' })).rejects.toMatchObject({ code: 81022 });
});

test('a definition that is not a flow is not accepted as a draft', async ({ opened: { client } }) => {
  for (const definition of [{}, [], 'no', { states: [{}], initial_state: 'a' }])
    await expect(client.studio.v2.flows.create(content(definition, 'draft'))).rejects.toMatchObject({ code: 81022 });
});

test('validation says that a flow is valid, or why not', async ({ opened: { client } }) => {
  expect(await client.studio.v2.flowValidate.update(content(shortFlow))).toMatchObject({ valid: true });
  await expect(client.studio.v2.flowValidate.update(content(broken))).rejects.toMatchObject({ code: 81022 });
  await expect(client.studio.v2.flowValidate.update(content(broken, 'draft'))).rejects.toMatchObject({ code: 81022 });
});

test('a widget of a type that Studio does not have is refused when it is published', async ({ opened: { client } }) => {
  const states = shortFlow.states.map((one) => (one.name === 'note' ? { ...one, type: 'hang-up' } : one));
  const errors = [{ property_path: '#/states/1/type', message: expect.stringContaining('enumeration') }];
  await expect(client.studio.v2.flows.create(content({ ...shortFlow, states }))).rejects.toMatchObject({
    code: 81022,
    details: { errors },
  });
});

test.describe('an emulator without strict publishing', () => {
  test.use({ options: { strict: false } });

  test('publishes whatever can run', async ({ opened: { client } }) => {
    const states = shortFlow.states.map((one) => (one.name === 'note' ? { ...one, type: 'hang-up' } : one));
    const { valid, errors } = await client.studio.v2.flows.create(content({ ...shortFlow, states }));
    expect([valid, errors?.length]).toEqual([false, 1]);
  });
});

test('a missing parameter is named', async ({ opened: { ask } }) => {
  const { status, body } = await ask('/v2/Flows', { form: { FriendlyName: 'x', Definition: '{}' } });
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 20001, message: 'Missing required parameter Status in the post body' });
});

test('definitions are left out of lists', async ({ opened }) => {
  opened.publish(shortFlow);
  const [listed] = await opened.client.studio.v2.flows.list();
  expect(listed).toMatchObject({ friendlyName: 'a flow', definition: null, valid: null });
});

test('a deleted flow is not found', async ({ opened }) => {
  const flow = opened.client.studio.v2.flows(opened.publish(shortFlow));
  expect(await flow.remove()).toBe(true);
  await expect(flow.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});

test('deleting a flow ends its executions, and a new flow with its name has none', async ({ opened }) => {
  const flow = opened.client.studio.v2.flows(opened.publish(askingFlow));
  const { sid } = await flow.executions.create({ to: CONTACT, from: FLOW_NUMBER });
  await flow.remove();
  await expect(flow.executions(sid).fetch()).rejects.toMatchObject({ status: 404 });
  expect(opened.publish(askingFlow)).toBe((await flow.fetch()).sid);
  expect(await flow.executions.list()).toEqual([]);
  expect(await flow.executions.create({ to: CONTACT, from: FLOW_NUMBER })).toMatchObject({ status: 'active' });
});

const flowOfSize = (size: number, ...more: FlowState[]) =>
  flowOf(...Array.from({ length: size - 1 - more.length }, (_, index) => set(`note_${index}`, {})), ...more);

test('a flow of 2,000 widgets is accepted, one of 2,001 is not', async ({ opened: { client } }) => {
  const { flows } = client.studio.v2;
  expect(await flows.create(content(flowOfSize(MAX_WIDGETS)))).toMatchObject({ valid: true });
  await expect(flows.create(content(flowOfSize(MAX_WIDGETS + 1)))).rejects.toMatchObject({ code: 81022 });
});

test('the widgets of each subflow count once when the flow is published', async ({ opened: { client, publish } }) => {
  const { flows, flowValidate } = client.studio.v2;
  const run = (name: string) => widget(name, 'run-subflow', { flow_sid: sid, flow_revision: 'LatestPublished' });
  const sid = publish(flowOfSize(500), 'a subflow');
  const [fits, tooLarge] = [flowOfSize(1500, run('one'), run('two')), flowOfSize(1501, run('one'))];
  expect(await flows.create(content(fits))).toMatchObject({ valid: true });
  await expect(flows.create(content(tooLarge))).rejects.toMatchObject({ code: 81022 });
  await expect(flowValidate.update(content(tooLarge))).rejects.toMatchObject({ code: 81022 });
  const draft = await flows.create(content(tooLarge, 'draft'));
  await expect(flows(draft.sid).update({ status: 'published' })).rejects.toMatchObject({ code: 81022 });
});

test('a definition that is nested too deeply is not accepted as a draft', async ({ opened: { ask } }) => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const state = `{"name":"a","type":"trigger","properties":{"deep":${deep}},"transitions":[]}`;
  const definition = `{"initial_state":"a","states":[${state}]}`;
  const { body } = await ask('/v2/Flows', { form: { FriendlyName: 'deep', Status: 'draft', Definition: definition } });
  expect(body).toMatchObject({ status: 400, code: 81022 });
});
