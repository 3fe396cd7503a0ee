// A live scenario repeats what it waits for until the wait is over. Time is a number here.

import { showWaits, type WaitSteps } from '../../src/playwright/waits.ts';
import { expect, test } from '../test.ts';

/** The lines on a terminal, each with its time in seconds, and the steps that are still open. */
function watched() {
  const lines: { at: number; title: string }[] = [];
  let [now, open] = [0, 0];
  let tick: { milliseconds: number; task: () => void } | undefined;
  const steps: WaitSteps = {
    now: () => now,
    every: (milliseconds, task) => {
      tick = { milliseconds, task };
      return () => {
        tick = undefined;
      };
    },
    step: async (title, body) => {
      lines.push({ at: now / 1000, title });
      open += 1;
      await body();
      open -= 1;
    },
  };
  const pass = (seconds: number): void => {
    for (const end = now + seconds * 1000; now < end; ) {
      now += 1000;
      if (tick && now % tick.milliseconds === 0) tick.task();
    }
  };
  return { waits: showWaits(steps), lines, pass, isTicking: () => tick !== undefined, open: () => open };
}

test('it names the widget, what it waits for, and the seconds left', () => {
  const { waits, lines, pass } = watched();
  waits.observe({ widget: 'menu', what: 'keys', seconds: 30 });
  pass(10);
  expect(lines.map(({ title }) => title)).toEqual([
    'waits at `menu` for keys, 30 s left',
    'waits at `menu` for keys, 25 s left',
    'waits at `menu` for keys, 20 s left',
  ]);
});

test('a line is printed at least every ten seconds, from the search for a contact to the end', () => {
  const { waits, lines, pass } = watched();
  waits.show('for a contact that no other scenario has', 60);
  pass(23);
  waits.show('for the execution to begin');
  pass(64);
  waits.observe({ widget: 'ask', what: 'a reply', seconds: 12 });
  pass(47);
  const moments = [...lines.map(({ at }) => at), 134];
  expect(moments.every((at, index) => at - (moments[index - 1] ?? 0) <= 10)).toBe(true);
});

test('a wait without a known end shows the seconds that it has taken', () => {
  const { waits, lines, pass } = watched();
  waits.show('for the execution to begin');
  pass(5);
  expect(lines.at(-1)?.title).toBe('waits for the execution to begin, for 5 s now');
});

test('the seconds left are never negative', () => {
  const { waits, lines, pass } = watched();
  waits.observe({ widget: 'ask', what: 'a reply', seconds: 4 });
  pass(60);
  expect(lines.at(-1)?.title).toBe('waits at `ask` for a reply, 0 s left');
});

test('a repeated wait is shown once, and a new wait at once', () => {
  const { waits, lines } = watched();
  for (const seconds of [30, 29, 28]) waits.observe({ widget: 'ask', what: 'a reply', seconds });
  waits.observe({ widget: 'menu', what: 'keys', seconds: 27 });
  expect(lines.map(({ title }) => title)).toEqual([
    'waits at `ask` for a reply, 30 s left',
    'waits at `menu` for keys, 27 s left',
  ]);
});

test('at its end, no step is open and nothing more is printed', async () => {
  const { waits, lines, pass, isTicking, open } = watched();
  waits.observe({ widget: 'ask', what: 'a reply', seconds: 30 });
  pass(5);
  await waits.end();
  pass(60);
  expect([lines.length, isTicking(), open()]).toEqual([2, false, 0]);
});
