// CreateExecution happens once, also if its answer is lost; ending an execution may happen twice.
import { endExecution } from '../../src/workflow/end.ts';
import { triggerExecution } from '../../src/workflow/trigger.ts';
import {
  type Asked,
  busy,
  CONTACT,
  cut,
  EXECUTION,
  executionBody,
  expect,
  FLOW,
  html,
  json,
  page,
  type Reply,
  reset,
  stall,
  test,
} from './fakes.ts';

const INPUTS = { flowSid: FLOW, to: CONTACT, from: '+15550100000' };
const OLD = `FN${'0'.repeat(32)}`;
const created = json(201, executionBody({ status: 'active' }));
const old = executionBody({ sid: OLD });
const posts = (asked: readonly Asked[]) => asked.filter(({ method }) => method === 'POST').length;

/** Lists `before` until an execution was created, and then `after`; the trigger is answered by `replies`. */
const flow = (replies: readonly Reply[], after: readonly object[], before: readonly object[] = [old]) => {
  let creations = 0;
  return ({ method }: Asked): Reply => {
    if (method === 'GET') return page('executions', creations > 0 ? after : before);
    creations += 1;
    return replies[Math.min(creations, replies.length) - 1] ?? stall;
  };
};

test("an execution is triggered with the workflow's inputs", async ({ studio }) => {
  const { api, asked } = await studio(flow([created], []));
  const triggered = await triggerExecution(api, { ...INPUTS, parameters: { name: 'Ada' } });
  expect(triggered).toEqual({ executionSid: EXECUTION, status: 'active' });
  const form = Object.fromEntries(asked.find(({ method }) => method === 'POST')?.form ?? []);
  expect(form).toEqual({ To: CONTACT, From: '+15550100000', Parameters: '{"name":"Ada"}' });
});

test('without parameters, none are sent', async ({ studio }) => {
  const { api, asked } = await studio(flow([created], []));
  await triggerExecution(api, INPUTS);
  expect(asked.at(-1)?.form.has('Parameters')).toBe(false);
});

test('parameters in JSON are sent as they are', async ({ studio }) => {
  const { api, asked } = await studio(flow([created], []));
  await triggerExecution(api, { ...INPUTS, parameters: '{"a": 1}' });
  expect(asked.at(-1)?.form.get('Parameters')).toBe('{"a": 1}');
});

/** Only an answer that never comes needs a short time limit: on a busy machine it could end others. */
const limitOf = (reply: Reply) => (reply === stall ? { timeoutMilliseconds: 300 } : {});

const mine = executionBody({ status: 'active' });
for (const [what, lost] of [
  ['reset', reset],
  ['cut in half', cut],
  ['late', stall],
  ['a 500', html(500)],
  ['a 504', html(504)],
] as const) {
  test(`an execution whose answer is ${what} is adopted, not triggered again`, async ({ studio }) => {
    const { api, asked } = await studio(flow([lost], [mine, old]), limitOf(lost));
    expect(await triggerExecution(api, INPUTS)).toEqual({ executionSid: EXECUTION, status: 'active' });
    expect(posts(asked)).toBe(1);
  });

  test(`an execution whose answer is ${what} and that never appears is not triggered again`, async ({ studio }) => {
    const { api, asked } = await studio(flow([lost], [old]), limitOf(lost));
    await expect(triggerExecution(api, INPUTS)).rejects.toMatchObject({ problems: [{ code: 'triggered-or-not' }] });
    expect(posts(asked)).toBe(1);
  });
}

test("another contact's execution is not adopted", async ({ studio }) => {
  const theirs = executionBody({ contact_channel_address: '+15550100002' });
  const { api } = await studio(flow([reset], [theirs, old]));
  await expect(triggerExecution(api, INPUTS)).rejects.toMatchObject({ problems: [{ code: 'triggered-or-not' }] });
});

test('of two possible executions, none is adopted', async ({ studio }) => {
  const other = executionBody({ sid: `FN${'1'.repeat(32)}` });
  const { api } = await studio(flow([reset], [mine, other, old]));
  const failure = { code: 'triggered-or-not', message: expect.stringContaining('2 have appeared') };
  await expect(triggerExecution(api, INPUTS)).rejects.toMatchObject({ problems: [failure] });
});

test("it is searched since the newest execution, by the server's time", async ({ studio }) => {
  const { api, asked } = await studio(
    flow([reset], [mine], [executionBody({ sid: OLD, date_created: '1999-12-31T23:00:00Z' })]),
  );
  await triggerExecution(api, INPUTS);
  expect(asked.at(-1)?.path).toContain('DateCreatedFrom=1999-12-31T22%3A59%3A59Z');
});

test('the execution of a refused trigger is not searched for', async ({ studio }) => {
  const refused = json(400, { code: 81023, message: 'Invalid To', status: 400 });
  const { api, asked } = await studio(flow([refused], []));
  await expect(triggerExecution(api, INPUTS)).rejects.toMatchObject({ status: 400, code: 81023 });
  expect(asked).toHaveLength(2);
});

test('after too many requests, the trigger is repeated after the requested time', async ({ studio }) => {
  const { api, asked, clock } = await studio(flow([busy({ 'retry-after': '2' }), created], []));
  await triggerExecution(api, INPUTS);
  expect([posts(asked), clock.slept]).toEqual([2, [2000]]);
});

const REF = { flowSid: FLOW, executionSid: EXECUTION };
for (const [what, reply] of [
  ['that has ended', json(400, { code: 20001, message: 'not active', status: 400 })],
  ['whose end was not answered', reset],
] as const) {
  test(`ending an execution ${what} is not an error`, async ({ studio }) => {
    const { api } = await studio(({ method }) => (method === 'POST' ? reply : json(200, executionBody())));
    await endExecution(api, REF);
  });
}

test('ending a deleted execution is not an error', async ({ studio }) => {
  const { api } = await studio(() => json(404, { code: 20404, message: 'not found', status: 404 }));
  await endExecution(api, REF);
});

test('an end whose answer was lost is repeated', async ({ studio }) => {
  let ends = 0;
  const { api } = await studio(({ method }) => {
    if (method === 'GET') return json(200, executionBody({ status: 'active' }));
    ends += 1;
    return ends === 1 ? reset : json(200, executionBody());
  });
  await endExecution(api, REF);
  expect(ends).toBe(2);
});
