// How many mutants of the shipped flows are judged per minute with the shipped scenarios, on one core.
import { join } from 'node:path';
import { loadTestedFlows } from '../src/analysis/mutate/flows.ts';
import { openMemory } from '../src/analysis/mutate/memory.ts';
import { mutateFlow } from '../src/analysis/mutate/mutate.ts';
import { type Row, timed } from './measured.ts';

const SCENARIOS = join(import.meta.dirname, '../scenarios');
const WANTED = 10_000;

async function judgeAll(): Promise<number> {
  const { flows } = loadTestedFlows([SCENARIOS], {});
  let judged = 0;
  for (const flow of flows) {
    const { counts } = await mutateFlow(flow, { memory: openMemory(undefined), version: 'bench' });
    judged += counts.total;
  }
  return judged;
}

export async function mutateRows(): Promise<Row[]> {
  await judgeAll();
  let judged = 0;
  const milliseconds = await timed(async () => {
    judged = await judgeAll();
  });
  const rate = Math.round((judged / milliseconds) * 60_000);
  return [
    {
      what: 'mutants of the shipped flows judged a minute',
      measured: rate.toLocaleString('en-US'),
      baseline: WANTED.toLocaleString('en-US'),
      ratio: rate / WANTED,
      allowed: { atLeast: 1 },
    },
  ];
}
