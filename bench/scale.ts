// The scale benchmark: whole commands on the packed package, to the same commands on tests that are written by hand.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { setInterval } from 'node:timers';
import { compared, type Row } from './measured.ts';
import { type Size, writeWorkload } from './workload.ts';

const ROOT = resolve(import.meta.dirname, '..');

type Ran = { milliseconds: number; megabytes: number; output: string };

/** The resident memory of a process and of those that it started, each by itself; Linux tells it, others count as nothing. */
function largestBelow(pid: number): number {
  try {
    const own = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    return Math.max(own, ...children.map((child) => largestBelow(Number(child))));
  } catch {
    return 0;
  }
}

function run(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  const env = { ...process.env, CI: '', FORCE_COLOR: '0' };
  const start = performance.now();
  const child = spawn(command, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, largestBelow(child.pid ?? 0));
  }, 50);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      output = `${output}${part}`.slice(-20_000);
    });
  return new Promise((done) =>
    child.on('close', () => {
      clearInterval(watch);
      done({ milliseconds: performance.now() - start, megabytes, output });
    }),
  );
}

type Suites = { ours: string; bare: string };

/** Packs and installs once; both suites have the same Playwright and the same Allure. */
async function install(folder: string): Promise<Suites> {
  const fail = ({ output }: Ran) => {
    if (/npm error/.test(output)) throw new Error(output);
  };
  fail(await run('npm', ['pack', '--pack-destination', folder], ROOT));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const { devDependencies, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const named = ['@playwright/test', 'allure', 'allure-playwright'].map((name) => `${name}@${devDependencies[name]}`);
  const packages = [...named, `twilio@${dependencies.twilio}`, join(folder, 'flowproof-0.2.0.tgz')];
  fail(await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], folder));
  const suites = { ours: join(folder, 'ours'), bare: join(folder, 'bare') };
  for (const path of Object.values(suites)) mkdirSync(path);
  return suites;
}

type Case = {
  what: string;
  size: Size;
  args?: { ours: readonly string[]; bare: readonly string[] };
  /** What both runs say at their ends. */
  says: RegExp;
  rounds: number;
  atMost: number;
  memoryAtMost?: number;
};

const CASES: readonly Case[] = [
  {
    what: 'one scenario of 40',
    size: { files: 4, scenarios: 10 },
    args: { ours: ['scenarios/flow-2/contacts.yaml:9'], bare: ['tests/file-2.spec.ts', '-g', 'execution 1$'] },
    says: /1 passed/,
    rounds: 5,
    atMost: 1.3,
  },
  { what: '100 scenarios', size: { files: 10, scenarios: 10 }, says: /100 passed/, rounds: 3, atMost: 1.2 },
  {
    what: '100 scenarios, 2 workers',
    size: { files: 10, scenarios: 10 },
    args: { ours: ['--workers=2'], bare: ['--workers=2'] },
    says: /100 passed/,
    rounds: 3,
    atMost: 1.2,
  },
  {
    what: '1,000 scenarios',
    size: { files: 50, scenarios: 20 },
    says: /1000 passed/,
    rounds: 1,
    atMost: 1,
    memoryAtMost: 1.3,
  },
  {
    what: '1,000 scenarios of which 10 fail',
    size: { files: 50, scenarios: 20, failing: 10 },
    says: /10 failed[\s\S]*990 passed/,
    rounds: 1,
    atMost: 1.2,
  },
  {
    what: 'one scenario of 5,000 by its name',
    size: { files: 250, scenarios: 20 },
    args: { ours: ['-g', 'flow-9/contacts.yaml contact 7 comes'], bare: ['-g', 'file-9.spec.ts execution 7$'] },
    says: /1 passed/,
    rounds: 2,
    atMost: 1.5,
  },
  {
    what: '5,000 scenarios',
    size: { files: 250, scenarios: 20 },
    says: /5000 passed/,
    rounds: 0,
    atMost: 1,
    memoryAtMost: 1.3,
  },
];

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

async function rowsOf({ what, size, args, says, rounds, atMost, memoryAtMost }: Case, suites: Suites): Promise<Row[]> {
  writeWorkload(size, suites);
  const peaks = { ours: 0, bare: 0 };
  const measure = (side: keyof Suites) => async (): Promise<number> => {
    const cli = join(suites[side], '../node_modules/@playwright/test/cli.js');
    const ran = await run(process.execPath, [cli, 'test', ...(args?.[side] ?? [])], suites[side]);
    if (!says.test(ran.output)) throw new Error(ran.output);
    peaks[side] = Math.max(peaks[side], ran.megabytes);
    return ran.milliseconds;
  };
  const pair = await compared({ rounds, measured: measure('ours'), baseline: measure('bare') });
  const time: Row = {
    what: `${what}, to tests by hand`,
    measured: seconds(pair.measured),
    baseline: seconds(pair.baseline),
    ratio: pair.ratio,
    allowed: { atMost },
  };
  if (memoryAtMost === undefined) return [time];
  const memory: Row = {
    what: `${what}: largest process, to tests by hand`,
    measured: `${peaks.ours.toFixed(0)} MB`,
    baseline: `${peaks.bare.toFixed(0)} MB`,
    ratio: peaks.ours / peaks.bare,
    allowed: { atMost: memoryAtMost },
  };
  return [time, memory];
}

/** `BENCH_SCALE=1000` leaves out what is larger; by default all cases run, which takes half an hour. */
export async function scaleRows(): Promise<Row[]> {
  const most = Number(process.env.BENCH_SCALE ?? Number.POSITIVE_INFINITY);
  const folder = mkdtempSync(join(tmpdir(), 'flowproof-bench-'));
  const rows: Row[] = [];
  try {
    const suites = await install(folder);
    for (const one of CASES) if (one.size.files * one.size.scenarios <= most) rows.push(...(await rowsOf(one, suites)));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
