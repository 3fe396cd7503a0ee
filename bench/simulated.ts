// Prints how many executions of five widgets run in process per second of processor time, including reading their paths; bundled by
// explore.ts.
import process from 'node:process';
import { createSimulation } from '../src/emulator/engine/simulation.ts';
import { fiveWidgets } from './flows.ts';

const ROUNDS = 5;
const EXECUTIONS = 50_000;

const simulation = createSimulation({ flows: [{ name: 'five', definition: fiveWidgets() }] });

function play(count: number): number {
  let characters = 0;
  for (let index = 0; index < count; index += 1) {
    const run = simulation.start({ kind: 'request', parameters: { name: 'Ada', time: '10:00' } });
    for (const { from, to } of run.steps) characters += from.length + to.length;
  }
  return characters;
}

play(EXECUTIONS);
const rates = Array.from({ length: ROUNDS }, () => {
  const before = process.cpuUsage();
  play(EXECUTIONS);
  const { user, system } = process.cpuUsage(before);
  return (EXECUTIONS / (user + system)) * 1_000_000;
});
process.stdout.write(`${rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]}\n`);
