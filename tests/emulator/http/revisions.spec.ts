// Revisions and test users: which version of a flow runs, and for whom.
import { askingFlow, CONTACT, expect, FLOW_NUMBER, shortFlow, test } from '../client.ts';

test('a revision has its number or one of two names', async ({ opened }) => {
  const sid = opened.publish(shortFlow);
  opened.emulator.studio.flows.revise(sid, { status: 'draft', definition: askingFlow });
  const { revisions } = opened.client.studio.v2.flows(sid);
  expect((await revisions('1').fetch()).definition).toEqual(shortFlow);
  expect((await revisions('LatestPublished').fetch()).revision).toBe(1);
  expect((await revisions('LatestRevision').fetch()).revision).toBe(2);
});

test('any other name of a revision is error 81021', async ({ opened }) => {
  const { revisions } = opened.client.studio.v2.flows(opened.publish(shortFlow));
  await expect(revisions('Newest').fetch()).rejects.toMatchObject({ status: 400, code: 81021 });
});

test('a revision that does not exist is not found', async ({ opened }) => {
  const { revisions } = opened.client.studio.v2.flows(opened.publish(shortFlow));
  await expect(revisions('2').fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});

test('test users are kept', async ({ opened }) => {
  const users = opened.client.studio.v2.flows(opened.publish(shortFlow)).testUsers();
  expect((await users.fetch()).testUsers).toEqual([]);
  await users.update({ testUsers: [CONTACT, '+15550100002'] });
  expect((await users.fetch()).testUsers).toEqual([CONTACT, '+15550100002']);
});

test('the draft runs for test users only', async ({ opened }) => {
  const sid = opened.publish(shortFlow);
  opened.emulator.studio.flows.revise(sid, { status: 'draft', definition: askingFlow });
  const flow = opened.client.studio.v2.flows(sid);
  await flow.testUsers().update({ testUsers: [CONTACT] });
  const tester = await flow.executions.create({ to: CONTACT, from: FLOW_NUMBER });
  const other = await flow.executions.create({ to: '+15550100002', from: FLOW_NUMBER });
  expect([tester.flowVersion, other.flowVersion]).toEqual([2, 1]);
});

test('an execution continues with the revision that it started with', async ({ opened }) => {
  const sid = opened.publish(askingFlow);
  const { executions } = opened.client.studio.v2.flows(sid);
  const begun = await executions.create({ to: CONTACT, from: FLOW_NUMBER });
  opened.emulator.studio.flows.revise(sid, { status: 'published', definition: shortFlow });
  await opened.client.messages.create({ from: CONTACT, to: FLOW_NUMBER, body: 'Yes' });
  const [last] = await executions(begun.sid).steps.list();
  expect([last?.transitionedFrom, last?.type]).toEqual(['ask', 'send-and-wait-for-reply']);
  expect(await executions.create({ to: CONTACT, from: FLOW_NUMBER })).toMatchObject({ flowVersion: 2 });
});

test('a flow that was never published starts nothing', async ({ opened }) => {
  const { sid } = opened.emulator.studio.flows.add({ friendlyName: 'd', status: 'draft', definition: shortFlow });
  const created = opened.client.studio.v2.flows(sid).executions.create({ to: CONTACT, from: FLOW_NUMBER });
  await expect(created).rejects.toMatchObject({ status: 404, code: 20404 });
});
