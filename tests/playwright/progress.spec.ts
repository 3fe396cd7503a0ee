// Before the first test, a terminal shows what takes long, and a pipe gets no progress.

import { showProgress } from '../../src/playwright/progress.ts';
import { expect, test } from '../test.ts';

/** The output while a task took this many ticks. */
async function written(isTerminal: boolean, ticks: number): Promise<string> {
  let text = '';
  let tick = (): void => undefined;
  const every = (milliseconds: number, task: () => void) => {
    expect(milliseconds).toBeLessThanOrEqual(10_000);
    tick = task;
    return () => {
      tick = () => undefined;
    };
  };
  const write = (line: string) => {
    text += line;
  };
  await showProgress('Looks around', async () => Array.from({ length: ticks }, () => tick()), {
    isTerminal,
    write,
    every,
  });
  tick();
  return text;
}

test('a terminal shows what takes long, until it is over', async () => {
  expect(await written(true, 2)).toBe('Looks around: 5 s so far\nLooks around: 10 s so far\n');
});

test('a short task is not shown, and a pipe gets no progress', async () => {
  expect(await written(true, 0)).toBe('');
  expect(await written(false, 9)).toBe('');
});
