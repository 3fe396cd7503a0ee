// The result of an execution whose lists may still be incomplete.

import type { JsonObject } from '../../src/flow/types.ts';
import type { Visit } from '../../src/path/path.ts';
import type { Judged } from '../../src/session/evidence.ts';
import { judge } from '../../src/session/judge.ts';
import { type Observed, saidOf } from '../../src/session/observe.ts';
import type { Target } from '../../src/session/target.ts';
import { reachVerdict, unlistedEnd } from '../../src/session/verdict.ts';
import { expect, test } from '../test.ts';
import { judged, PLACE, scenario } from './judged.ts';

const EXPECTS = scenario({ messages: { texts: [{ kind: 'exact', text: 'Hi', place: PLACE }], place: PLACE } });

const observed = (evidence: Judged): Observed => ({ evidence, sensitiveInputs: [], fetchContexts: async () => false });

/** The lists for each request, in order; the last one is repeated. */
function looking(listed: readonly Judged[], simulatedTime = false) {
  let slept = 0;
  let asked = 0;
  const sleep = async (milliseconds: number) => {
    slept += milliseconds;
  };
  const api = { clock: { now: () => slept, sleep } } as unknown as Target['api'];
  const target = { name: 'twilio', api, simulatedTime } as unknown as Target;
  const look = async () => observed(listed[Math.min(asked++, listed.length - 1)] ?? judged());
  const says = (evidence: Judged) => judge(EXPECTS, evidence);
  return { looking: { target, look, judge: says, mayBeLate: true }, asked: () => asked, slept: () => slept };
}

const greeted = judged({ received: ['Hi'] });

test('a message that is listed late is not a failure', async () => {
  const { looking: late, asked } = looking([judged(), judged(), greeted]);
  expect((await reachVerdict(late)).failures).toEqual([]);
  expect(asked()).toBe(3);
});

test('a message that is never listed is reported with the number of attempts', async () => {
  const { looking: never, slept } = looking([judged()]);
  const [failure] = (await reachVerdict(never)).failures;
  expect(failure?.message).toContain('as Twilio listed them (ListMessage, 4 attempts)');
  expect(slept()).toBe(6000);
});

test('on the emulator, lists are read once', async () => {
  const { looking: once, asked } = looking([judged()], true);
  expect((await reachVerdict(once)).failures).toHaveLength(1);
  expect(asked()).toBe(1);
});

test('an end without a step to it is reported', () => {
  const stopped = judged({ steps: 'incomingRequest>ask incomingMessage>check' });
  expect(unlistedEnd(EXPECTS, { ...stopped, status: 'ended' })).toMatchObject([{ code: 'end-not-listed' }]);
  expect(unlistedEnd(EXPECTS, judged())).toEqual([]);
});

test('only the contexts that an explanation needs are fetched', async () => {
  const contexts: Record<string, JsonObject> = {};
  const missing: string[] = [];
  const contextAfter = ({ leftBy = '' }: Visit) => {
    if (!contexts[leftBy]) missing.push(leftBy);
    return contexts[leftBy];
  };
  const fetchContexts = async () => {
    const fetched = missing.splice(0);
    for (const step of fetched) contexts[step] = { step };
    return fetched.length > 0;
  };
  const evidence = { ...judged(), contextAfter };
  const [, check] = evidence.path;
  const say = (one: Judged) => check && one.contextAfter?.(check);
  expect(await saidOf({ evidence, sensitiveInputs: [], fetchContexts }, say)).toEqual({ step: check?.leftBy });
  expect(Object.keys(contexts)).toEqual([check?.leftBy]);
});
