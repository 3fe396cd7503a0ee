// The scenario files that come with Flowproof, for specs that must hold for each of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenarioText } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

const SCENARIOS = join(import.meta.dirname, '../../scenarios');

export const shippedScenarioFiles = (): { file: string; text: string }[] =>
  readdirSync(SCENARIOS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ file: join(SCENARIOS, name), text: readFileSync(join(SCENARIOS, name), 'utf8') }));

/** Every scenario in them, with an empty environment. */
export const shippedScenarios = (): Scenario[] =>
  shippedScenarioFiles().flatMap(
    ({ file, text }) => loadScenarioText({ file, text }, { env: {}, target: 'emulator' }).scenarios,
  );
