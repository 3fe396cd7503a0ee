// The guard permits or refuses every request to a real account.

import { contactProblems, createGuard, flowProblems } from '../../src/account/guard.ts';
import { policyOf } from '../../src/account/policy.ts';
import type { ApiRequest } from '../../src/account/sending.ts';
import type { Ledger } from '../../src/account/spend.ts';
import { FlowproofError } from '../../src/errors.ts';
import { expect, test } from '../test.ts';

const API = 'https://api.twilio.com/2010-04-01/Accounts/AC1';
const POLICY = policyOf({ contacts: ['+15550100001'], allow: ['+15550100000'] });
const RICH: Ledger = {
  spend: async () => undefined,
  record: async () => undefined,
  total: async () => ({ messages: 0, calls: 0, minutes: 0 }),
};
const POOR: Ledger = { ...RICH, spend: async () => ({ kind: 'messages', wanted: 1, spent: 9, most: 9 }) };

const post = (uri: string, data: { [name: string]: string }): ApiRequest => ({ method: 'post', uri, data });
const messageTo = (to: string) => post(`${API}/Messages.json`, { From: '+15550100001', To: to, Body: 'Yes' });

async function verdict(request: ApiRequest, { ledger = RICH, dryRun = false } = {}): Promise<string> {
  const guard = createGuard({ policy: POLICY, ledger, dryRun });
  const error = await guard.permit(request).catch((thrown: unknown) => thrown);
  return error instanceof FlowproofError ? (error.problems[0]?.code ?? '') : 'permitted';
}

test('a message to the pool or an allowed number passes', async () => {
  expect(await verdict(messageTo('+15550100000'))).toBe('permitted');
});

test('a message, a call and an execution for any other number are refused', async () => {
  const To = '+15550199999';
  const requests = [
    messageTo(To),
    post(`${API}/Calls.json`, { To }),
    post('https://studio.twilio.com/v2/Flows/FW1/Executions', { To }),
    post('https://studio.twilio.com/v1/Flows/FW1/Executions', { To }),
  ];
  expect(await Promise.all(requests.map((one) => verdict(one)))).toEqual(Array(4).fill('number-not-permitted'));
});

test('a contact must be in the pool, or allowed', () => {
  expect(contactProblems('whatsapp:+15550100001', POLICY)).toEqual([]);
  expect(contactProblems('+15550199999', POLICY).map(({ code }) => code)).toEqual(['number-not-permitted']);
});

test('a message without a recipient is refused', async () => {
  expect(await verdict(post(`${API}/Messages.json`, { Body: 'Yes' }))).toBe('number-not-permitted');
});

test('reading, and ending what runs, needs no permission', async () => {
  const end = post('https://studio.twilio.com/v2/Flows/FW1/Executions/FN1', { Status: 'ended' });
  const list = { method: 'get', uri: `${API}/Messages.json`, data: { To: '+15550199999' } };
  expect(await Promise.all([verdict(end), verdict(list)])).toEqual(['permitted', 'permitted']);
});

test('a message over the budget is refused', async () => {
  expect(await verdict(messageTo('+15550100000'), { ledger: POOR })).toBe('over-budget');
});

test('once the budget is used up, no further execution is triggered', async () => {
  const execution = post('https://studio.twilio.com/v2/Flows/FW1/Executions', { To: '+15550100001' });
  const { messages } = POLICY.budget;
  const spent: Ledger = { ...RICH, total: async () => ({ messages, calls: 0, minutes: 0 }) };
  expect(await verdict(execution)).toBe('permitted');
  expect(await verdict(execution, { ledger: spent })).toBe('over-budget');
});

test('a dry run sends nothing', async () => {
  expect(await verdict(messageTo('+15550100000'), { dryRun: true })).toBe('dry-run');
});

test('a dry run reads, and changes nothing', async () => {
  const number = post(`${API}/IncomingPhoneNumbers/PN1.json`, { VoiceUrl: '' });
  const list = { method: 'get', uri: `${API}/Messages.json` };
  expect(await verdict(number, { dryRun: true })).toBe('dry-run');
  expect(await verdict(list, { dryRun: true })).toBe('permitted');
});

test('a dry run spends nothing', async () => {
  const spent: unknown[] = [];
  const ledger: Ledger = { ...RICH, spend: async (cost) => void spent.push(cost) };
  await verdict(messageTo('+15550100000'), { ledger, dryRun: true });
  expect(spent).toEqual([]);
});

test('a flow that names a number is refused unless the number is allowed', () => {
  const state = (to: string) => ({ name: `to ${to}`, type: 'connect-call-to', properties: { to }, transitions: [] });
  const states = [state('+15550199999'), state('+15550100000'), state('{{contact.channel.address}}')];
  const problems = flowProblems({ initial_state: 'Trigger', states }, POLICY);
  expect(problems.map(({ message }) => message)).toEqual([
    '`to +15550199999` (connect-call-to) of the flow reaches +15550199999, which is neither in `flowproof.contacts` nor in `flowproof.allow`.',
  ]);
});

test('a worker whose runner has ended triggers nothing more, and still reads and ends', async () => {
  const guard = createGuard({ policy: POLICY, ledger: RICH, dryRun: false, isOrphaned: () => true });
  const end = post('https://studio.twilio.com/v2/Flows/FW1/Executions/FN1', { Status: 'ended' });
  await expect(guard.permit(messageTo('+15550100000'))).rejects.toThrow('nothing more will be triggered');
  await guard.permit(end);
});
