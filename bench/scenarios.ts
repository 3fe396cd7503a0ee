// A hundred YAML scenarios on the emulator, to a hundred tests written by hand against a bare server: the wall time of each run.
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import type { FlowDefinition } from '../src/flow/types.ts';
import { flowOf, set } from '../tests/emulator/flows.ts';
import { compared, type Row, timed } from './measured.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'test-results/bench-scenarios');
const FLOWS = 10;
const SCENARIOS_A_FLOW = 10;

const greeting = (flow: number): FlowDefinition =>
  flowOf(set('remember', { flow: String(flow), name: '{{flow.data.name}}' }));

const scenariosOf = (flow: number): string =>
  stringify({
    flow: { definition: 'flow.json' },
    defaults: { inputs: { to: '+15550100001', from: '+15550100000' } },
    scenarios: Array.from({ length: SCENARIOS_A_FLOW }, (_, index) => ({
      name: `contact ${index + 1} of flow ${flow} is remembered`,
      inputs: { parameters: { name: `Ada ${index}` } },
      expect: { status: 'ended', path: [{ remember: 'next' }] },
    })),
  });

/** The repository's own configuration, but for where it looks and where its reports go. */
const CONFIG = `
import config from '../../playwright.config.ts';
const [root, folder] = ${JSON.stringify([ROOT, FOLDER])};
const reporter = JSON.parse(JSON.stringify(config.reporter).replaceAll(root + '/reports', folder + '/reports'));
export default { ...config, reporter };
`;

function writeScenarios(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  for (let flow = 1; flow <= FLOWS; flow += 1) {
    const folder = join(FOLDER, 'scenarios', `flow-${flow}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'flow.json'), JSON.stringify(greeting(flow), null, 2));
    writeFileSync(join(folder, 'contacts.yaml'), scenariosOf(flow));
  }
  writeFileSync(join(FOLDER, 'playwright.config.ts'), CONFIG);
}

const run = promisify(execFile);
const CLI = join(ROOT, 'node_modules/@playwright/test/cli.js');
const PASSED = `${FLOWS * SCENARIOS_A_FLOW} passed`;

/** Milliseconds of the whole command. */
async function wallTime(config: string, workers: number): Promise<number> {
  const env = { ...process.env, FLOWPROOF_SCENARIOS: join(FOLDER, 'scenarios') };
  return timed(async () => {
    const options = { cwd: ROOT, env, timeout: 120_000 };
    const { stdout } = await run(process.execPath, [CLI, 'test', '-c', config, `--workers=${workers}`], options);
    if (!stdout.includes(PASSED)) throw new Error(stdout);
  });
}

type Case = { workers: number; atMost: number };

async function rowFor({ workers, atMost }: Case): Promise<Row> {
  const pair = await compared({
    rounds: 5,
    measured: () => wallTime(join(FOLDER, 'playwright.config.ts'), workers),
    baseline: () => wallTime(join(ROOT, 'bench/baseline/playwright.config.ts'), workers),
  });
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
  return {
    what: `scenarios: 100 on ${workers} worker${workers > 1 ? 's' : ''}, to 100 tests by hand`,
    measured: seconds(pair.measured),
    baseline: seconds(pair.baseline),
    ratio: pair.ratio,
    allowed: { atMost },
  };
}

export async function scenarioRows(): Promise<Row[]> {
  writeScenarios();
  // Each worker loads and starts an emulator of its own, which fifty scenarios make up for less than a hundred do.
  return [await rowFor({ workers: 1, atMost: 1.5 }), await rowFor({ workers: 2, atMost: 1.8 })];
}
