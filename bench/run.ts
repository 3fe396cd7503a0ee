// Runs the benchmarks one after the other and prints a table: `npm run bench`, or `npm run bench -- steps memory`.
import process from 'node:process';
import { coverageRows } from './coverage.ts';
import { emulatorRows } from './emulator.ts';
import { exploreRows } from './explore.ts';
import { mapRows } from './map.ts';
import { type Benchmark, isWithin, type Row } from './measured.ts';
import { memoryRows } from './memory.ts';
import { mutateRows } from './mutate.ts';
import { playgroundRows } from './playground.ts';
import { recordedRows } from './recorded.ts';
import { scaleRows } from './scale.ts';
import { stepRows } from './steps.ts';
import { tableOf } from './table.ts';

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  scale: scaleRows,
  steps: stepRows,
  memory: memoryRows,
  emulator: emulatorRows,
  explore: exploreRows,
  map: mapRows,
  playground: playgroundRows,
  recorded: recordedRows,
  coverage: coverageRows,
  mutate: mutateRows,
};

function chosen(names: readonly string[]): string[] {
  const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name));
  if (unknown.length === 0) return names.length > 0 ? [...names] : Object.keys(BENCHMARKS);
  console.error(`No benchmark is called ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}.`);
  process.exit(2);
}

const rows: Row[] = [];
for (const name of chosen(process.argv.slice(2))) {
  console.error(`${name} …`);
  rows.push(...((await BENCHMARKS[name]?.()) ?? []));
}
console.log(tableOf(rows));
process.exitCode = rows.every(isWithin) ? 0 : 1;
