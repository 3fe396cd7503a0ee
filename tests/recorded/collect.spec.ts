// Executions are read from the account with few requests, each once, also while the account changes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTACT, expect, FLOW_NUMBER, onlyOne, replayAll, test } from './account.ts';
import { converse } from './conversations.ts';
import { edited, ORDERS } from './flows.ts';

test('an execution without a loop needs two requests, and each step of a loop one more', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['yes'] });
  converse(there, { replies: ['what?', 'hm', 'no'] });
  const { fetched } = await there.collect();
  expect(fetched).toBe(2);
  const of = (pattern: RegExp) => there.proxy.asked.filter(({ path }) => pattern.test(path)).length;
  expect(of(/Executions\?/)).toBe(1);
  expect(of(/Revisions\/1$/)).toBe(1);
  // Two rounds of question, check_reply and count; the last visits are in the final context.
  const loops = 2 + 2 + 1;
  expect(there.proxy.asked).toHaveLength(1 + 1 + 2 * 2 + loops);
});

test('it sends GET requests only', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['yes'] });
  await there.collect();
  expect(new Set(there.proxy.asked.map(({ method }) => method))).toEqual(new Set(['GET']));
});

test('a second run fetches new executions only', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['yes'] });
  await there.collect();
  const before = there.proxy.asked.length;
  converse(there, { replies: ['no'] });
  const { fetched, store } = await there.collect();
  expect(fetched).toBe(1);
  expect(store.count()).toBe(2);
  expect(there.proxy.asked.length - before).toBe(1 + 2);
});

test('at most eight requests run at a time, and a refusal delays no other', async ({ account }) => {
  const there = await account({ definition: ORDERS, latency: 5, refuseEvery: 7 });
  for (let count = 0; count < 30; count += 1) converse(there, { replies: ['yes'] });
  const { store, failed } = await there.collect();
  expect(store.count()).toBe(30);
  expect(failed).toEqual([]);
  expect(there.proxy.most()).toBeLessThanOrEqual(8);
  expect(there.proxy.asked.some(({ status }) => status === 429)).toBe(true);
});

test('an execution that the account has deleted in the meantime is counted as expired', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['yes'] });
  const second = converse(there, { replies: ['yes'] });
  await there.faults([{ operation: 'FetchExecutionContext', nth: 1, fault: { status: 404, code: 20404 } }]);
  const { store, failed } = await there.collect();
  expect(store.count()).toBe(1);
  expect(failed).toEqual([{ sid: second, reason: 'expired', message: 'the account no longer has it' }]);
});

test('an execution whose steps are not all listed is fetched again, and then counted as incomplete', async ({
  account,
}) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['yes'] });
  await there.faults([{ operation: 'ListExecutionStep', nth: { from: 1 }, fault: { records: 'late' } }]);
  const { store, failed } = await there.collect();
  expect(store.count()).toBe(0);
  expect(failed[0]?.reason).toBe('incomplete');
  await there.faults([]);
  expect((await there.collect()).store.count()).toBe(1);
});

const CANARIES = [
  CONTACT,
  'Tigerlily',
  'ada.canary@example.com',
  'c4nary00000000000000000000secret',
  '4111111111111111',
];

const everythingBelow = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

test('the store contains no personal data, and its executions still take the same path', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const body = { status: 'shipped', owner: 'Tigerlily', api_key: 'c4nary00000000000000000000secret', phone: CONTACT };
  converse(there, {
    parameters: { name: 'Tigerlily', email: 'ada.canary@example.com' },
    replies: ['Tigerlily here, 4111111111111111', `mail ada.canary@example.com or ${CONTACT.slice(2)}`, 'yes'],
    answers: [{ status: 200, body }],
  });
  const { store } = await there.collect({ sensitive: ['name'] });
  const stored = everythingBelow(there.folder);
  expect(CANARIES.filter((canary) => stored.includes(canary))).toEqual([]);
  expect(stored).not.toContain(CONTACT.slice(2));
  expect(replayAll(store)).toMatchObject({ executions: 1, unchanged: 1 });
});

const VIP = edited('check_reply', (state) => ({
  ...state,
  transitions: state.transitions.map((transition) => ({
    ...transition,
    ...(transition.conditions && {
      conditions: [{ friendly_name: '', type: 'equal_to', value: CONTACT, arguments: ['{{contact.channel.address}}'] }],
    }),
  })),
}));

test('a field whose replacement changes the path is named, and such executions are counted separately', async ({
  account,
}) => {
  const there = await account({ definition: VIP });
  converse(there, { replies: ['yes'] });
  const { store } = await there.collect();
  expect(onlyOne(store).changedBy).toEqual(['trigger.request.to']);
  const replayed = replayAll(store);
  expect(replayed).toMatchObject({ executions: 1, notReproduced: 1, questions: [] });
  expect([...replayed.replacedFields]).toEqual([['trigger.request.to', 1]]);
});

test('with --keep for that field it is compared like any other', async ({ account }) => {
  const there = await account({ definition: VIP });
  converse(there, { replies: ['yes'] });
  const { store } = await there.collect({ keep: ['trigger.request.to'] });
  expect(replayAll(store)).toMatchObject({ executions: 1, unchanged: 1 });
  expect(everythingBelow(there.folder)).not.toContain(FLOW_NUMBER);
});
