// When a request is repeated: the policy, and the client that uses it.
import { fetchExecution } from '../../src/workflow/fetch.ts';
import { backoff, type Outcome, pauseBeforeRetry, RETRY, readRetryAfter } from '../../src/workflow/retry.ts';
import { busy, cut, EXECUTION, executionBody, expect, FLOW, html, inTurn, json, reset, test } from './fakes.ts';

const REF = { flowSid: FLOW, executionSid: EXECUTION };
const good = json(200, executionBody());
const policy = { ...RETRY, random: () => 1 };
const pause = (method: string, outcome: Outcome, more = {}) =>
  pauseBeforeRetry({ method, outcome, attempts: 1, since: 0, now: 0, ...more }, policy);

for (const outcome of [429, 500, 502, 503, 504].map((status) => ({ status }))) {
  test(`a GET is repeated after ${outcome.status}`, () => {
    expect(pause('GET', outcome)).toBe(policy.firstPause);
  });
}

for (const reason of ['unreachable', 'lost', 'late', 'cut'] as const) {
  test(`a GET is repeated if the answer was ${reason}`, () => {
    expect(pause('GET', { reason })).toBe(policy.firstPause);
  });
}

test('nothing is repeated after a refusal, a foreign page or a bad certificate', () => {
  const clear = [
    { status: 400 },
    { status: 404 },
    { reason: 'untrusted' },
    { reason: 'not-json' },
    { reason: 'redirected' },
  ] as const;
  expect(clear.map((outcome) => pause('GET', outcome))).toEqual(clear.map(() => undefined));
});

test('a POST is repeated only if the server certainly did nothing', () => {
  const sure = [{ status: 429 }, { status: 503, retryAfter: '1' }, { reason: 'unreachable' }] as const;
  const open = [
    { status: 500 },
    { status: 502 },
    { status: 503 },
    { status: 504 },
    { reason: 'lost' },
    { reason: 'late' },
    { reason: 'cut' },
  ] as const;
  expect(sure.map((outcome) => pause('POST', outcome) !== undefined)).toEqual([true, true, true]);
  expect(open.filter((outcome) => pause('POST', outcome) !== undefined)).toEqual([]);
});

test('pauses double up to a limit, and half of each is random', () => {
  expect([1, 2, 3, 9].map((attempts) => backoff(attempts, policy))).toEqual([250, 500, 1000, 8000]);
  expect(backoff(2, { ...policy, random: () => 0 })).toBe(250);
});

test('Retry-After is read as seconds or a date, and ignored otherwise', () => {
  const now = Date.parse('2026-11-24T09:00:00Z');
  expect(readRetryAfter('7', now)).toBe(7000);
  expect(readRetryAfter('Tue, 24 Nov 2026 09:00:03 GMT', now)).toBe(3000);
  expect([readRetryAfter('soon', now), readRetryAfter(undefined, now)]).toEqual([0, 0]);
});

test('it stops after the last attempt, and if the pause would be too long', () => {
  expect(pause('GET', { status: 502 }, { attempts: policy.attempts })).toBeUndefined();
  expect(pause('GET', { status: 429, retryAfter: '3600' })).toBeUndefined();
  expect(pause('GET', { status: 502 }, { now: policy.giveUpAfter })).toBeUndefined();
});

test('the client waits as long as Retry-After says', async ({ studio }) => {
  const { api, clock, asked } = await studio(inTurn(busy({ 'retry-after': '3' }), good));
  expect(await fetchExecution(api, REF)).toMatchObject({ executionSid: EXECUTION, status: 'ended' });
  expect([clock.slept, asked.length]).toEqual([[3000], 2]);
});

for (const [what, reply] of [
  ['a reset', reset],
  ['half an answer', cut],
  ['a bad gateway', html(502)],
] as const) {
  test(`the client recovers from ${what}, twice`, async ({ studio }) => {
    const { api, asked } = await studio(inTurn(reply, reply, good));
    expect((await fetchExecution(api, REF)).status).toBe('ended');
    expect(asked).toHaveLength(3);
  });
}

test('an error that does not go away ends in the refusal itself', async ({ studio }) => {
  const { api, asked } = await studio(inTurn(busy()));
  await expect(fetchExecution(api, REF)).rejects.toMatchObject({ status: 429, code: 20429 });
  expect(asked).toHaveLength(RETRY.attempts);
});
