// The speed of the analysis: executions per second in process, and how much of the shipped flows exploration covers, and how fast.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exploreFlow } from '../src/analysis/explore/explore.ts';
import { sidOf } from '../src/emulator/engine/sids.ts';
import { parseFlow } from '../src/flow/load.ts';
import { runBundled } from './bundled.ts';
import { median, type Row } from './measured.ts';

const ROOT = join(import.meta.dirname, '..');
const WANTED = 100_000;
const WANTED_SECONDS = 2;

type Explored = { settled: number; seconds: number };

function exploreShipped(): Explored[] {
  const folder = join(ROOT, 'scenarios');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const { flow } = parseFlow(readFileSync(join(folder, name, 'flow.json'), 'utf8'), name);
      if (!flow) return [];
      const start = performance.now();
      const { transitions } = exploreFlow([{ name, sid: sidOf('FW', name), definition: flow }]);
      const settled = transitions.filter(({ status }) => status !== 'missing').length / transitions.length;
      return [{ settled, seconds: (performance.now() - start) / 1000 }];
    });
}

export async function exploreRows(): Promise<Row[]> {
  const rate = Number(await runBundled('simulated'));
  const explored = exploreShipped();
  const mean = explored.reduce((sum, { settled }) => sum + settled, 0) / explored.length;
  const seconds = median(explored.map((one) => one.seconds));
  return [
    {
      what: 'analysis: executions of five widgets in process, with their paths read, per second of one core',
      measured: rate.toFixed(0),
      baseline: `${WANTED}`,
      ratio: rate / WANTED,
      allowed: { atLeast: 1 },
    },
    {
      what: 'explore: transitions of the shipped flows covered or proven impossible',
      measured: `${(mean * 100).toFixed(1)} %`,
      baseline: '97 %',
      ratio: mean / 0.97,
      allowed: { atLeast: 1 },
    },
    {
      what: 'explore: one of the shipped flows (median)',
      measured: `${seconds.toFixed(2)} s`,
      baseline: `${WANTED_SECONDS} s`,
      ratio: seconds / WANTED_SECONDS,
      allowed: { atMost: 1 },
    },
  ];
}
