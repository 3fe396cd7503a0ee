// Which processes are alive: what is left by the dead is swept, and what belongs to the living is not.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { test as base, expect } from '@playwright/test';
import { isAlive, isOwnerAlive, ownerHere } from '../../src/account/processes.ts';

const test = base.extend<{ run: (script: string) => ChildProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
  run: async ({}, use) => {
    const children: ChildProcess[] = [];
    await use((script) => {
      const child = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
      children.push(child);
      return child;
    });
    for (const child of children) child.kill('SIGKILL');
  },
});

const firstLine = async ({ stdout }: ChildProcess): Promise<number> => {
  const [text] = (await once(stdout ?? process.stdin, 'data')) as [Buffer];
  return Number.parseInt(String(text), 10);
};

test('a process is alive until it is killed', async ({ run }) => {
  const child = run('exec sleep 60');
  const pid = child.pid ?? 0;
  expect(isAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(pid)).toBe(false);
});

test('one that has ended is dead, though nobody has asked how it ended', async ({ run }) => {
  test.skip(!existsSync('/proc/self/stat'), 'only Linux tells of processes in /proc');
  // The shell becomes a process that never asks after its child.
  const orphan = await firstLine(run('sleep 0.5 & echo $!; exec sleep 60'));
  await expect.poll(() => readFileSync(`/proc/${orphan}/stat`, 'utf8')).toContain(') Z ');
  expect(process.kill(orphan, 0)).toBe(true);
  expect(isAlive(orphan)).toBe(false);
});

test('a number that another process has by now is not the one that was', () => {
  const here = ownerHere();
  expect(isOwnerAlive(here)).toBe(true);
  test.skip(here.born === undefined, 'only Linux tells when a process was born');
  expect(isOwnerAlive({ ...here, born: '1' })).toBe(false);
});
