// The whole workflow: trigger, wait, list, with the outputs of its Arazzo description.
import { accountOf } from '../../src/workflow/account.ts';
import { poll } from '../../src/workflow/poll.ts';
import { triggerExecutionTrackSteps } from '../../src/workflow/workflow.ts';
import {
  ACCOUNT,
  type Asked,
  CONTACT,
  DATE,
  EXECUTION,
  executionBody,
  expect,
  FLOW,
  fakeClock,
  json,
  page,
  type Reply,
  test,
} from './fakes.ts';

const INPUTS = { flowSid: FLOW, to: CONTACT, from: '+15550100000' };
const step = (index: number, from: string, to: string) => ({
  sid: `FT${index}`,
  name: 'next',
  transitioned_from: from,
  transitioned_to: to,
  date_created: DATE,
});
const STEPS = [step(2, 'thank', 'Ended'), step(1, 'Trigger', 'thank')];

/** An execution that is active for the given number of requests, and then has ended. */
const ending = (looks: number) => {
  let looked = 0;
  return ({ method, path }: Asked): Reply => {
    if (method === 'POST') return json(201, executionBody({ status: 'active' }));
    if (path.includes('/Steps')) return page('steps', looked > looks ? STEPS : STEPS.slice(1));
    if (!path.includes(EXECUTION)) return page('executions', []);
    looked += 1;
    return json(200, executionBody({ status: looked > looks ? 'ended' : 'active' }));
  };
};

test("the workflow returns the execution's SID, its status and its steps", async ({ studio }) => {
  const { api } = await studio(ending(3));
  const { executionSid, status, steps } = await triggerExecutionTrackSteps(INPUTS, { api });
  expect([executionSid, status]).toEqual([EXECUTION, 'ended']);
  expect(steps.map(({ from, name, to }) => `${from} ${name} ${to}`)).toEqual([
    'Trigger next thank',
    'thank next Ended',
  ]);
});

test('an execution that does not end is returned as active when its time is over', async ({ studio }) => {
  const { api, clock } = await studio(ending(Number.POSITIVE_INFINITY));
  const begun = clock.now();
  const { status, steps } = await triggerExecutionTrackSteps(INPUTS, { api, seconds: 5 });
  expect([status, steps.length, clock.now() - begun]).toEqual(['active', 1, 5000]);
});

test('the workflow stops when the steps are as wanted', async ({ studio }) => {
  const { api, clock } = await studio(ending(Number.POSITIVE_INFINITY));
  const until = (steps: readonly { to: string }[]) => steps.at(-1)?.to === 'thank';
  expect((await triggerExecutionTrackSteps(INPUTS, { api, until })).status).toBe('active');
  expect(clock.slept).toEqual([]);
});

test('the environment gives an account by key or by token', () => {
  const key = { TWILIO_API_KEY: 'SK1', TWILIO_API_SECRET: 'secret' };
  const token = { TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: 'token' };
  expect(accountOf(token)).toEqual({ accountSid: ACCOUNT, password: 'token' });
  expect(accountOf({ ...token, ...key })).toEqual({ accountSid: ACCOUNT, username: 'SK1', password: 'secret' });
});

test('without an account the workflow says what to set', async () => {
  const running = triggerExecutionTrackSteps(INPUTS, { environment: {} });
  await expect(running).rejects.toMatchObject({ problems: [{ code: 'no-account' }] });
});

test('polling becomes slower, and stops at the deadline', async () => {
  const clock = fakeClock();
  const never = { look: async () => clock.now(), isDone: () => false, clock };
  const { late } = await poll({ ...never, deadline: clock.now() + 1000 });
  const pauses = clock.slept.slice(0, -1);
  expect(late).toBe(true);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(clock.slept.reduce((sum, one) => sum + one, 0)).toBe(1000);
});
