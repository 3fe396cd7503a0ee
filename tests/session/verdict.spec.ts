// A verdict on what was listed, where it may not have been listed yet.
import { expect, test } from '@playwright/test';
import type { Happened } from '../../src/session/happened.ts';
import type { Target } from '../../src/session/target.ts';
import { reachVerdict } from '../../src/session/verdict.ts';
import { happened, PLACE, scenario } from './happenings.ts';

const EXPECTS = scenario({ messages: { texts: [{ kind: 'exact', text: 'Hi', place: PLACE }], place: PLACE } });

/** What is told each time somebody asks; the last stays. */
function looking(told: readonly Happened[], simulatedTime = false) {
  let slept = 0;
  let asked = 0;
  const sleep = async (milliseconds: number) => {
    slept += milliseconds;
  };
  const api = { clock: { now: () => slept, sleep } } as unknown as Target['api'];
  const target = { name: 'twilio', api, simulatedTime } as unknown as Target;
  const gather = async () => told[Math.min(asked++, told.length - 1)] ?? happened();
  const course = { trace: happened().trace, outcome: { kind: 'ended' as const }, failures: [] };
  return { looking: { course, target, gather }, asked: () => asked, slept: () => slept };
}

const heard = happened({ received: ['Hi'] });

test('a message that is listed late is no failure', async () => {
  const { looking: late, asked } = looking([happened(), happened(), heard]);
  expect(await reachVerdict(EXPECTS, late)).toEqual([]);
  expect(asked()).toBe(3);
});

test('a message that is never listed is told with how often it was asked for', async () => {
  const { looking: never, slept } = looking([happened()]);
  const [failure] = await reachVerdict(EXPECTS, never);
  expect(failure?.message).toContain('so Twilio told (ListMessage, asked 4 times)');
  expect(slept()).toBe(6000);
});

test('an emulator is asked once', async () => {
  const { looking: once, asked } = looking([happened()], true);
  expect(await reachVerdict(EXPECTS, once)).toHaveLength(1);
  expect(asked()).toBe(1);
});

test('an end without a step to it is told beside a failure', async () => {
  const stopped = happened({ steps: 'incomingRequest>ask incomingMessage>check' });
  const { looking: cut } = looking([{ ...stopped, trace: { ...stopped.trace, ended: true } }]);
  const codes = (await reachVerdict(EXPECTS, cut)).map(({ code }) => code);
  expect(codes).toContain('end-not-listed');
});
