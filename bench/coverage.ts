// The cost of the coverage reporter in a run of a thousand scenarios: its own time, compared with the run without it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { digestOf } from '../src/flow/digest.ts';
import type { FlowDefinition } from '../src/flow/types.ts';
import { booking, CONFIRMED, evidenceOf, SILENT } from '../tests/coverage/flows.ts';
import { flowOf } from '../tests/map/generated.ts';
import type { Row } from './measured.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'test-results/bench-coverage');
const SCENARIOS = 1000;
const FLOWS = 20;

/** As large as a real context, so that the evidence has a realistic size. */
const context = {
  widgets: Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`widget_${at}`, { inbound: { Body: 'x'.repeat(200) } }]),
  ),
};

function flowNamed(number: number): FlowDefinition {
  return number === 0
    ? flowOf(150)
    : { ...booking(), flags: { allow_concurrent_calls: number % 2 === 0 }, description: `flow ${number}` };
}

const SPEC = `
import { test } from '@playwright/test';
import { readFileSync } from 'node:fs';
const { evidences, flows } = JSON.parse(readFileSync(new URL('./data.json', import.meta.url), 'utf8'));
const carried = new Set();
for (const [index, evidence] of evidences.entries())
  test('scenario ' + index, async ({}, testInfo) => {
    await testInfo.attach('flowproof-evidence', { body: JSON.stringify(evidence), contentType: 'application/json' });
    if (carried.has(evidence.flow.digest)) return;
    carried.add(evidence.flow.digest);
    await testInfo.attach('flowproof-flow', { body: JSON.stringify(flows[evidence.flow.digest]), contentType: 'application/json' });
  });
`;

function writeData(): void {
  const definitions = Array.from({ length: FLOWS }, (_, number) => flowNamed(number));
  const evidences = Array.from({ length: SCENARIOS }, (_, index) => {
    const definition = definitions[index % FLOWS] ?? booking();
    const flow = { name: `flow ${index % FLOWS}`, sid: 'FW0', digest: digestOf(definition) };
    return evidenceOf(`s${index}`, index % 3 ? CONFIRMED : SILENT, { flow, context });
  });
  const flows = Object.fromEntries(
    definitions.map((definition) => [digestOf(definition), { version: 1, digest: digestOf(definition), definition }]),
  );
  writeFileSync(join(FOLDER, 'data.json'), JSON.stringify({ evidences, flows }));
}

/** The reporter with a timer around each of its methods. */
const TIMED = `
import Reporter from '${join(ROOT, 'src/reporters/coverage.ts')}';
export default class Timed implements Record<string, unknown> {
  inner; spent = 0;
  constructor(options) { this.inner = new Reporter(options); }
  printsToStdio() { return false; }
  time(work) { const start = performance.now(); const result = work(); this.spent += performance.now() - start; return result; }
  onBegin(config, suite) { this.begun = performance.now(); this.inner.onBegin(config, suite); }
  onTestEnd(test, result) { this.time(() => this.inner.onTestEnd(test, result)); }
  async onEnd(result) {
    const run = performance.now() - this.begun;
    const start = performance.now();
    await this.inner.onEnd(result);
    console.log('MEASURED ' + JSON.stringify({ run, spent: this.spent + performance.now() - start, during: this.spent }));
  }
}
`;

export type Cost = { run: number; spent: number; share: number };

/** Runs a thousand tests that only leave evidence: the hardest case, since real scenarios take longer. */
export function measureCoverage(): Cost {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeData();
  writeFileSync(join(FOLDER, 'a.spec.ts'), SPEC);
  writeFileSync(join(FOLDER, 'timed.ts'), TIMED.replace(' implements Record<string, unknown>', ''));
  writeFileSync(
    join(FOLDER, 'playwright.config.ts'),
    "export default { testDir: '.', outputDir: 'results', workers: 2, fullyParallel: true, reporter: [['dot'], ['./timed.ts']] };",
  );
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const output = execFileSync(process.execPath, [cli, 'test'], { cwd: FOLDER, encoding: 'utf8' });
  const { run, spent, during } = JSON.parse(/MEASURED (.*)/.exec(output)?.[1] ?? '{}');
  return { run: run - during, spent, share: spent / (run - during) };
}

export function coverageRows(): Row[] {
  const { run, spent, share } = measureCoverage();
  return [
    {
      what: `the coverage reporter's part of ${SCENARIOS} empty tests on ${FLOWS} flows`,
      measured: `${spent.toFixed(0)} ms`,
      baseline: `${(run / 1000).toFixed(1)} s`,
      ratio: share,
      allowed: { atMost: 0.05 },
    },
  ];
}
