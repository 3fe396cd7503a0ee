// The shipped scenarios on a simulated test account with faults: the same files, the same results.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyProject } from '../ci/project.ts';
import { type Ran, run } from '../system/run.ts';
import { expect, test } from '../test.ts';
import { type Account, openAccount } from './account.ts';
import { type Backend, openBackend } from './backend.ts';
import { BAD_DAY } from './faults.ts';
import { clashes, contactsOf, executionsOn, reachedOn } from './sent.ts';

// One run for all of these specs, which only read its results.
test.describe.configure({ mode: 'default' });

const CONTACTS = ['+15550100001', '+15550100002'];
/** The numbers that the voice menu transfers to. */
const SALES = '+15550100042';

/** By the prefix of their variables in `.env`: each flow has a number, and a widget that sends a request. */
const FLOWS = {
  APPOINTMENT: { name: 'appointment-reminder', number: '+15550100011', asks: 'book' },
  SURVEY: { name: 'satisfaction-survey', number: '+15550100012', asks: 'save_result' },
  ORDER: { name: 'order-status', number: '+15550100013', asks: 'look_up_order' },
  DELIVERY: { name: 'delivery-call', number: '+15550100014', asks: 'report_failure' },
  VOICE_MENU: { name: 'voice-menu', number: '+15550100015', asks: undefined },
} as const;
const ALL = Object.values(FLOWS);

const definitionOf = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../scenarios', name, 'flow.json'), 'utf8'));

let account: Account;
let backend: Backend;
let ran: Ran;

function variables(): Record<string, string> {
  const each = Object.entries(FLOWS).flatMap(([prefix, { name, number }]) => [
    [`${prefix}_FLOW_SID`, account.sidOf(name)],
    [`${prefix}_NUMBER`, number],
  ]);
  const allow = [...ALL.map(({ number }) => number), SALES];
  return { ...Object.fromEntries(each), FLOWPROOF_CONTACTS: CONTACTS.join(), FLOWPROOF_ALLOW: allow.join() };
}

test.beforeAll(async () => {
  const folder = test.info().outputPath('project');
  copyProject(folder);
  // Its subflows, and their server, are not on this account.
  rmSync(join(folder, 'scenarios/front-desk'), { recursive: true });
  const contacts = CONTACTS.map((phoneNumber) => ({ phoneNumber }));
  const flowNumbers = ALL.map(({ name, number }) => ({ phoneNumber: number, flow: name }));
  account = await openAccount({
    flows: Object.fromEntries(ALL.map(({ name }) => [name, definitionOf(name)])),
    numbers: [...contacts, ...flowNumbers],
    folder: test.info().outputPath('account'),
    faults: BAD_DAY,
  });
  backend = await openBackend();
  for (const { name, asks } of ALL) {
    if (asks) account.studio.mocks.set(account.sidOf(name), asks, [{ forward: `${backend.url}/${name}` }]);
  }
  // These two take half a minute of real time.
  const args = ['--project=twilio', '--workers=3', '--grep-invert=no-answer|a wrong key'];
  // A pipe, without a setting for colours.
  ran = await run(folder, args, { ...account.environment, ...variables(), FORCE_COLOR: '', DEBUG_COLORS: '' });
});

test.afterAll(async () => {
  backend?.close();
  await account?.close();
});

test('the shipped scenarios have the same results as on the emulator', () => {
  expect(ran.output).toMatch(/✓ .*\[twilio\] › .*reminder\.yaml:\d+:5 › the contact confirms/);
  expect(ran.output).toMatch(/✓ .*\[twilio\] › .*voice-menu\.yaml:\d+:5 › a caller who says nothing hears goodbye/);
  expect(ran.output).toMatch(/- .*\[twilio\] › .* › the clinic's server is down/);
  expect(ran.output).not.toContain('✘');
  expect(ran.code).toBe(0);
});

test('only the contacts and the allowed numbers are reached', () => {
  const permitted = new Set([...CONTACTS, ...ALL.map(({ number }) => number), SALES]);
  expect([...reachedOn(account.studio)].filter((number) => !permitted.has(number))).toEqual([]);
  expect(account.studio.messages.all().length).toBeGreaterThan(20);
});

test("requests go to Twilio's hosts only", () => {
  expect(account.proxy.refused).toEqual([]);
  expect(new Set(account.proxy.asked)).toEqual(new Set(['studio.twilio.com:443', 'api.twilio.com:443']));
});

test('no contact has two executions at once, with more workers than contacts', () => {
  const all = executionsOn(account.studio);
  expect(contactsOf(all)).toEqual(CONTACTS);
  expect(clashes(all)).toEqual([]);
});

test('nothing is left running', () => {
  expect(executionsOn(account.studio).filter(({ status }) => status === 'active')).toEqual([]);
  expect(account.studio.calls.all().filter(({ status }) => status === 'in-progress')).toEqual([]);
});

test('each scenario is triggered once, also after refusals with 429', () => {
  const scenarios = ran.output.match(/✓ .*\[twilio\] ›/g) ?? [];
  expect(executionsOn(account.studio)).toHaveLength(scenarios.length);
});

test('the run says what it spent, on the terminal and in its summary', () => {
  expect(ran.output).toMatch(/spent on the test account: [1-9]\d+ messages, [1-9]\d* calls, [1-9]\d* minutes/);
  expect(readFileSync(join(ran.folder, 'reports/summary.md'), 'utf8')).toContain('Spent on the test account: ');
});

test('in a pipe, a run prints no progress and no colours', () => {
  expect(ran.output).not.toContain('waits ');
  expect(ran.output).not.toMatch(/[^\P{Cc}\n]/u);
});
