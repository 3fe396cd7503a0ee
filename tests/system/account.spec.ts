// The project `twilio`, unchanged, on a simulated account: the same files, after the project `emulator`.
import { expect, test } from '../test.ts';
import { type Account, openAccount } from './account.ts';
import { QUESTION } from './flows.ts';
import { projectWith, type Ran, run } from './run.ts';

// One run for all of these specs, which only read its results.
test.describe.configure({ mode: 'default' });

const CONTACT = '+15550100001';
const FLOW_NUMBER = '+15550100000';

const SCENARIOS = `flow:
  definition: flow.json
  sid: \${FLOW_SID}
defaults:
  inputs: { to: "${CONTACT}", from: "${FLOW_NUMBER}", parameters: { name: Ada } }
scenarios:
  - name: a yes is thanked for
    contact:
      - { at: ask, reply: "Yes" }
    expect:
      status: ended
      path: [ask: incomingMessage, check: match, thanks: sent]
      messages: ["Hi Ada, yes or no?", Thank you.]
  - name: the contact is waited for
    expect: { status: active, path: [ask] }
  - name: it is silent
    targets: [emulator]
    contact:
      - { at: ask, silence: true }
    expect: { path: [ask: timeout] }
`;

let account: Account;
let ran: Ran;
let refused: Ran;

test.beforeAll(async () => {
  const folder = test.info().outputPath('project');
  projectWith(folder, { 'a/flow.json': JSON.stringify(QUESTION), 'a/a.yaml': SCENARIOS });
  account = await openAccount(folder, 'question', QUESTION);
  const { studio } = account.emulator;
  const flowSid = account.environment.FLOW_SID ?? '';
  studio.executions.trigger({ flowSid, to: CONTACT, from: FLOW_NUMBER, parameters: {} });
  refused = await run(folder, ['-g', 'a yes'], account.environment);
  const lists = { FLOWPROOF_CONTACTS: CONTACT, FLOWPROOF_ALLOW: FLOW_NUMBER };
  ran = await run(folder, [], { ...account.environment, ...lists });
});

test.afterAll(() => account.close());

test('the scenarios run on the emulator first, then on the account', () => {
  expect(ran.output).toMatch(/✓ .*\[emulator\] › scenarios\/a\/a\.yaml:7:5 › a yes is thanked for/);
  expect(ran.output).toMatch(/✓ .*\[twilio\] › scenarios\/a\/a\.yaml:7:5 › a yes is thanked for/);
  expect(ran.output).toContain('5 passed');
  expect(ran.code).toBe(0);
});

test('a scenario that cannot run on an account is skipped there', () => {
  expect(ran.output).toMatch(/- .*\[twilio\] › .* › it is silent/);
  expect(ran.output).toContain('1 skipped');
});

test('nothing is left running on the account, not even executions from before', () => {
  const { executions } = account.emulator.studio;
  const all = executions.page(account.environment.FLOW_SID ?? '', { offset: 0, size: 50 });
  expect(all.map(({ status }) => status)).toEqual(['ended', 'ended', 'ended']);
});

test('a number that is not listed is not reached, and the refusal says how to allow it', () => {
  expect(refused.output).toContain('number-not-permitted');
  expect(refused.output).toContain('`flowproof.contacts`');
  expect(refused.code).toBe(1);
});
