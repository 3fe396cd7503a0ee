// What protects a test account: the lists of numbers, the budget, the dry run, and ending what was left active.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ran } from '../system/run.ts';
import { expect, test } from '../test.ts';
import { CONTACT, leaveActive, openProject, type Project, play } from './question.ts';
import { executionsOn, reachedOn } from './sent.ts';

// Two runs for all of these specs, which only read the results.
test.describe.configure({ mode: 'default' });

const STRANGER = '+15550199999';

const SCENARIOS = `scenarios:
  - name: the first one has what it needs
    inputs: { parameters: { name: Ada } }
    contact: [{ at: ask, reply: "Yes" }]
    expect: { status: ended, path: [ask, check, thanks] }
  - name: the second one has nothing left to spend
    targets: [twilio]
    contact: [{ at: ask, reply: "Yes" }]
    expect: { status: ended }
  - name: a stranger is not reached
    targets: [twilio]
    inputs: { to: "${STRANGER}" }
    expect: { status: active }
`;

let poor: Project;
let dry: Project;
let overBudget: Ran;
let dryRun: Ran;

/** The contact's reply, and the two messages of the flow. */
function limitTo(messages: number, { folder }: Project): void {
  const file = join(folder, 'playwright.config.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/messages: \d+/, `messages: ${messages}`));
}

test.beforeAll(async () => {
  [poor, dry] = await Promise.all([openProject('poor', SCENARIOS), openProject('dry', SCENARIOS)]);
  limitTo(3, poor);
  for (const project of [poor, dry]) leaveActive(project, CONTACT);
  leaveActive(poor, STRANGER);
  [overBudget, dryRun] = await Promise.all([play(poor), play(dry, { FLOWPROOF_DRY_RUN: '1' })]);
});

test.afterAll(() => Promise.all([poor?.account.close(), dry?.account.close()]));

/** Inbound only: a message between two numbers of an account is also listed as outbound. */
const fromContact = ({ account }: Project) =>
  account.studio.messages.all().filter(({ from, direction }) => from === CONTACT && direction === 'inbound');
const activeOn = ({ account }: Project) =>
  executionsOn(account.studio)
    .filter(({ status }) => status === 'active')
    .map(({ contact }) => contact);

test('a budget stops a run in the middle, and the failure names the rule', () => {
  expect(overBudget.output).toMatch(/✓ .*\[twilio\] › .* › the first one has what it needs/);
  expect(overBudget.output).toContain(
    'over-budget: This run may spend 3 messages, and has spent 3: nothing more will be triggered.',
  );
  expect(overBudget.output).toContain('fix: raise `flowproof.budget.messages` in playwright.config.ts');
  expect(overBudget.code).toBe(1);
});

test('once the budget is used up, neither the contact nor the flow sends anything', () => {
  expect(fromContact(poor)).toHaveLength(1);
  expect(overBudget.output).toContain('spent on the test account: 3 messages');
});

test('a number that is not listed is refused, and not reached', () => {
  expect(overBudget.output).toContain('number-not-permitted: This run would send what a flow says to +1555•••••99');
  const executions = executionsOn(poor.account.studio).filter(({ contact }) => contact === STRANGER);
  expect(executions).toHaveLength(1);
});

test("the contact's active executions are ended before the trigger, and those of others stay", () => {
  expect(activeOn(poor)).toEqual([STRANGER]);
});

test('a dry run lists everything that would be sent, and fails no scenario', () => {
  expect(dryRun.output).toMatch(
    /would send, for the first one has what it needs:\n +an execution of question \(FW\w{32}\) for \+1555•••••21 from \+1555•••••22, with {"name":"Ada"}\n +at `ask`: a message from the contact: Yes/,
  );
  expect(dryRun.output).not.toMatch(/✘ .*(first|second)/);
});

test('a dry run refuses what the run itself would refuse', () => {
  expect(dryRun.output).toContain('number-not-permitted: This run would send what a flow says to +1555•••••99');
});

test('a dry run sends nothing, and changes nothing', () => {
  expect(activeOn(dry)).toEqual([CONTACT]);
  expect(fromContact(dry)).toEqual([]);
  expect([...reachedOn(dry.account.studio)]).toEqual([CONTACT]);
  expect(dryRun.output).toContain('spent on the test account: nothing');
});
