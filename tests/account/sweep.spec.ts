// Executions that a killed run left active are ended, and no execution that may belong to another run.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../../src/account/journal.ts';
import { type Sweeping, sweep } from '../../src/account/sweep.ts';
import { type Answerer, CONTACT, fakeApi } from '../contact/fakes.ts';
import { expect, test } from '../test.ts';

const ACCOUNT = 'AC0123456789abcdef0123456789abcdef';
const FLOW = `FW${'0'.repeat(32)}`;
const sid = (digit: string) => `FN${digit.repeat(32)}`;

/** The fake clock shows nine o'clock. */
const ENTRY = {
  id: 1,
  account: ACCOUNT,
  flowSid: FLOW,
  contact: `of ${CONTACT}`,
  phone: false,
  at: '2026-11-24T08:59:00Z',
  until: '2026-11-24T08:59:30Z',
};
const OWNER = { host: 'here', pid: 4711 };
const named = (digit: string) => ({ started: 1, executionSid: sid(digit) });

const execution = (digit: string, more: object = {}) => ({
  sid: sid(digit),
  status: 'active',
  contact_channel_address: CONTACT,
  date_created: '2026-11-24T08:59:01Z',
  ...more,
});

const call = (digit: string, from: string) => ({
  sid: `CA${digit.repeat(32)}`,
  from,
  to: '+15550100000',
  status: 'in-progress',
  date_created: 'Tue, 24 Nov 2026 08:59:05 +0000',
});

type Account = { executions?: readonly object[]; calls?: readonly object[] };

const account =
  ({ executions = [], calls = [] }: Account): Answerer =>
  ({ method, path, fields }) => {
    if (method === 'POST') return { status: 200, body: {} };
    if (path.endsWith('/Calls.json')) {
      return { status: 200, body: { calls: fields.Status === 'in-progress' ? calls : [], next_page_uri: null } };
    }
    return { status: 200, body: { executions, meta: { key: 'executions', next_page_url: null } } };
  };

type Given = Partial<Omit<Sweeping, 'api' | 'folder'>>;

/** The result of a sweep over one journal with these lines. */
async function swept(lines: readonly object[], answer: Answerer, given: Given = {}) {
  const folder = test.info().outputPath('journal');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, '4711-u.jsonl');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const { api, asked } = fakeApi(answer);
  const leased: string[] = [];
  const result = await sweep({
    api,
    folder,
    here: { host: 'here', isAlive: () => false, now: api.clock.now() },
    fingerprint: (number) => `of ${number}`,
    lease: async (number) => {
      leased.push(number);
      return { release: async () => void leased.push('released') };
    },
    ...given,
  });
  const endedSids = asked.filter(({ method }) => method === 'POST').map(({ path }) => path.split('/').at(-1));
  const open = readdirSync(folder).flatMap((name) => readJournal(readFileSync(join(folder, name), 'utf8')).open);
  return { ...result, sids: endedSids, open, leased, asked };
}

const DEAD = [{ owner: OWNER }, { sent: ENTRY }];

test('an execution in the journal of a dead process is ended, and the journal removed', async () => {
  const { sids, open, ended, asked } = await swept([...DEAD, named('1')], account({}));
  expect({ sids, open, ended }).toEqual({ sids: [sid('1')], open: [], ended: 1 });
  expect(asked).toHaveLength(1);
});

for (const [what, lines, given] of [
  ['whose process is alive', [...DEAD, named('1')], { here: { host: 'here', isAlive: () => true, now: 0 } }],
  [
    'of another machine that may be alive',
    [{ owner: { ...OWNER, host: 'elsewhere' } }, { sent: { ...ENTRY, until: '2026-11-24T09:30:00Z' } }, named('1')],
    {},
  ],
  ['of another account', [{ owner: OWNER }, { sent: { ...ENTRY, account: `AC${'9'.repeat(32)}` } }, named('1')], {}],
  ['that has ended', [...DEAD, named('1'), { over: 1 }], {}],
] as const) {
  test(`an execution ${what} is not fetched`, async () => {
    const { asked, problems, leased } = await swept(lines, account({ executions: [execution('1')] }), given);
    expect({ asked, problems, leased }).toEqual({ asked: [], problems: [], leased: [] });
  });
}

test('an execution without a recorded SID is ended if flow, contact and time match and no other run has the contact', async () => {
  const { sids, open, leased } = await swept(DEAD, account({ executions: [execution('2')] }));
  expect({ sids, open, leased }).toEqual({ sids: [sid('2')], open: [], leased: [CONTACT, 'released'] });
});

for (const [what, more] of [
  ["another contact's", { contact_channel_address: '+15550100009' }],
  ['an earlier', { date_created: '2026-11-24T08:57:59Z' }],
  ['a later', { date_created: '2026-11-24T09:01:01Z' }],
  ['an ended', { status: 'ended' }],
] as const) {
  test(`${what} execution is not taken for the one without a recorded SID`, async () => {
    const { sids, open, ended } = await swept(DEAD, account({ executions: [execution('2', more)] }));
    expect({ sids, open, ended }).toEqual({ sids: [], open: [], ended: 0 });
  });
}

test('of two possible executions none is ended, and the journal stays', async () => {
  const { sids, open, problems } = await swept(DEAD, account({ executions: [execution('2'), execution('3')] }));
  expect({ sids, open }).toEqual({ sids: [], open: [ENTRY] });
  expect(problems).toMatchObject([{ code: 'left-running', message: /2 executions match/ }]);
});

test('an execution without a recorded SID is not ended while another run has the contact', async () => {
  const lease = async () => undefined;
  const { sids, open, problems } = await swept(DEAD, account({ executions: [execution('2')] }), { lease });
  expect({ sids, open }).toEqual({ sids: [], open: [ENTRY] });
  expect(problems).toMatchObject([{ message: /another run is using the contact/ }]);
});

test('an execution that was triggered a moment ago is searched for until it would be listed', async () => {
  const sent = { ...ENTRY, at: '2026-11-24T08:59:59Z' };
  const { asked, open } = await swept([{ owner: OWNER }, { sent }], account({}));
  expect(asked.length).toBeGreaterThan(5);
  expect(open).toEqual([]);
});

test("the contact's calls are ended, and no others", async () => {
  const calls = [call('1', CONTACT), call('2', '+15550100009')];
  const lines = [{ owner: OWNER }, { sent: { ...ENTRY, phone: true } }, named('1')];
  const { sids, leased } = await swept(lines, account({ calls }));
  expect(sids).toEqual([sid('1'), `CA${'1'.repeat(32)}.json`]);
  expect(leased).toEqual([CONTACT, 'released']);
});

test('an execution that cannot be ended is reported, and tried again by the next run', async () => {
  const answer: Answerer = () => ({ status: 401, body: { code: 20003, message: 'Authenticate', status: 401 } });
  const { problems, open } = await swept([...DEAD, named('1')], answer);
  expect(problems).toMatchObject([{ code: 'left-running', message: /Authenticate/ }]);
  expect(open).toEqual([{ ...ENTRY, executionSid: sid('1') }]);
});

test('an execution that Studio has deleted is over, and so is one of a deleted flow', async () => {
  const answer: Answerer = () => ({ status: 404, body: { code: 20404, message: 'not found', status: 404 } });
  expect(await swept([...DEAD, named('1')], answer)).toMatchObject({ problems: [], open: [] });
  expect(await swept(DEAD, answer)).toMatchObject({ problems: [], open: [] });
});

test('without a folder there is nothing to do', async () => {
  const { api, asked } = fakeApi();
  const here = { host: 'here', isAlive: () => false, now: 0 };
  const folder = test.info().outputPath('nowhere');
  await sweep({ api, folder, here, fingerprint: String, lease: async () => undefined });
  expect(asked).toEqual([]);
});
