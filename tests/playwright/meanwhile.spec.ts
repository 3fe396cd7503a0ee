// Before the first test a terminal is not silent for long, and a pipe is told nothing.
import { expect, test } from '@playwright/test';
import { meanwhile } from '../../src/playwright/meanwhile.ts';

/** Says what was written while a task took so many ticks. */
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
  await meanwhile('Looks around', async () => Array.from({ length: ticks }, () => tick()), {
    isTerminal,
    write,
    every,
  });
  tick();
  return text;
}

test('a terminal is told what takes so long, until it is over', async () => {
  expect(await written(true, 2)).toBe('Looks around: 5 s so far\nLooks around: 10 s so far\n');
});

test('what is over soon is not told of, and a pipe is told nothing', async () => {
  expect(await written(true, 0)).toBe('');
  expect(await written(false, 9)).toBe('');
});
