// The scale benchmark: whole commands with the packed package, compared with the same commands on tests written by hand.
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

/** The largest peak of resident memory of a process and its descendants, in megabytes; zero on other systems than Linux. */
function largestBelow(pid: number): number {
  try {
    const own = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    return Math.max(own, ...children.map((child) => largestBelow(Number(child))));
  } catch {
    return 0;
  }
}

function run(command: string, args: readonly string[], cwd: string, variables: object = {}): Promise<Ran> {
  const env = { ...process.env, CI: '', FORCE_COLOR: '0', ...variables };
  const start = performance.now();
  const child = spawn(command, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, largestBelow(child.pid ?? 0));
  }, 50);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      output = `${output}${part}`.slice(-200_000);
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
  /** What the output of both runs must contain. */
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
  {
    what: '10,000 scenarios',
    size: { files: 500, scenarios: 20 },
    says: /10000 passed/,
    rounds: 0,
    atMost: 1,
    memoryAtMost: 1.3,
  },
];

/** The blob reports of four shards are merged; running the shards is not measured. */
type Merge = Pick<Case, 'what' | 'size' | 'says' | 'atMost'> & { shards: number };

const MERGES: readonly Merge[] = [
  {
    what: 'merging four shards of 1,000',
    size: { files: 50, scenarios: 20 },
    shards: 4,
    says: /1000 passed/,
    atMost: 1.3,
  },
  {
    what: 'merging four shards of 10,000',
    size: { files: 500, scenarios: 20 },
    shards: 4,
    says: /10000 passed/,
    atMost: 1.3,
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
  return [time, memoryRow(what, peaks, memoryAtMost)];
}

type Sides = Record<keyof Suites, number>;

const memoryRow = (what: string, { ours, bare }: Sides, atMost: number): Row => ({
  what: `${what}: largest process, to tests by hand`,
  measured: `${ours.toFixed(0)} MB`,
  baseline: `${bare.toFixed(0)} MB`,
  ratio: ours / bare,
  allowed: { atMost },
});

const commandIn = (folder: string, variables: Record<string, string>, ...args: string[]): Promise<Ran> =>
  run(process.execPath, [join(folder, '../node_modules/@playwright/test/cli.js'), ...args], folder, variables);

/** Without a project, as in a merge, allure-playwright fails, so the baseline merges without it. */
const MERGED_BY: Record<keyof Suites, readonly string[]> = {
  ours: ['--config=playwright.config.ts'],
  bare: ['--reporter=list,html'],
};

/** Runs each shard, and merges their reports. */
async function mergeOf(side: keyof Suites, folder: string, { shards, says }: Merge): Promise<Ran> {
  const blobs = join(folder, 'reports/blobs');
  mkdirSync(blobs, { recursive: true });
  for (let shard = 1; shard <= shards; shard += 1) {
    const blob = { PLAYWRIGHT_BLOB_OUTPUT_FILE: join(blobs, `report-${shard}.zip`) };
    const ran = await commandIn(folder, blob, 'test', `--shard=${shard}/${shards}`, '--reporter=blob');
    if (/failed/.test(ran.output)) throw new Error(ran.output);
  }
  const merged = await commandIn(folder, {}, 'merge-reports', ...MERGED_BY[side], 'reports/blobs');
  if (!says.test(merged.output)) throw new Error(merged.output);
  return merged;
}

async function mergeRows(merge: Merge, suites: Suites): Promise<Row[]> {
  const { what, size, atMost } = merge;
  writeWorkload(size, suites);
  const bare = await mergeOf('bare', suites.bare, merge);
  const ours = await mergeOf('ours', suites.ours, merge);
  const time: Row = {
    what: `${what}, to tests by hand`,
    measured: seconds(ours.milliseconds),
    baseline: seconds(bare.milliseconds),
    ratio: ours.milliseconds / bare.milliseconds,
    allowed: { atMost },
  };
  return [time, memoryRow(what, { ours: ours.megabytes, bare: bare.megabytes }, atMost)];
}

/** `BENCH_SCALE=1000` leaves out what is larger, `BENCH_CASE=merging` those without that text in their name; by default all cases run, which takes two hours. */
export async function scaleRows(): Promise<Row[]> {
  const most = Number(process.env.BENCH_SCALE ?? Number.POSITIVE_INFINITY);
  const folder = mkdtempSync(join(tmpdir(), 'flowproof-bench-'));
  const rows: Row[] = [];
  try {
    const suites = await install(folder);
    const name = process.env.BENCH_CASE ?? '';
    const fits = ({ size, what }: Pick<Case, 'size' | 'what'>) =>
      size.files * size.scenarios <= most && what.includes(name);
    for (const one of CASES.filter(fits)) rows.push(...(await rowsOf(one, suites)));
    for (const one of MERGES.filter(fits)) rows.push(...(await mergeRows(one, suites)));
    if (rows.length === 0) throw new Error(`no case is called "${name}" and has at most ${most} scenarios`);
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
