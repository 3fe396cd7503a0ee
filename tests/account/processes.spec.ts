// Which processes are alive: executions of dead processes are ended, those of living ones are not.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { isAlive, isOwnerAlive, ownerHere } from '../../src/account/processes.ts';
import { test as base, expect } from '../test.ts';

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

test('a process that has ended is dead, even before its exit code is read', async ({ run }) => {
  test.skip(!existsSync('/proc/self/stat'), 'only Linux has /proc');
  // The shell becomes a process that never reads its child's exit code.
  const orphan = await firstLine(run('sleep 0.5 & echo $!; exec sleep 60'));
  await expect.poll(() => readFileSync(`/proc/${orphan}/stat`, 'utf8')).toContain(') Z ');
  expect(process.kill(orphan, 0)).toBe(true);
  expect(isAlive(orphan)).toBe(false);
});

test('a PID that belongs to another process now is not the same process', () => {
  const here = ownerHere();
  expect(isOwnerAlive(here)).toBe(true);
  test.skip(here.born === undefined, 'only Linux knows when a process was started');
  expect(isOwnerAlive({ ...here, born: '1' })).toBe(false);
});
