// Loads scenario files from texts of a spec, beside the flow of the golden pairs.
import { join } from 'node:path';
import { type LoadOptions, loadScenarioText } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

const FILE = join(import.meta.dirname, '../golden/written.yaml');

/** The beginning of the file in nearly every spec. */
export const FLOW = 'flow: { definition: flow.json }\n';

export const load = (text: string, options: Partial<LoadOptions> = {}) =>
  loadScenarioText({ file: FILE, text }, { env: {}, ...options });

/** The scenarios of a file; throws its mistakes if it has any. */
export function scenariosOf(text: string, options?: Partial<LoadOptions>): Scenario[] {
  const { scenarios, problems } = load(text, options);
  if (problems.length > 0) throw new Error(problems.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return scenarios;
}

/** One scenario named `one` with the lines given, each indented below it. */
export const one = (...lines: readonly string[]): string =>
  [`${FLOW}scenarios:`, '  - name: one', ...lines.map((line) => `    ${line}`), ''].join('\n');

export function scenarioOf(...lines: readonly string[]): Scenario {
  const [scenario] = scenariosOf(one(...lines));
  if (!scenario) throw new Error('no scenario');
  return scenario;
}

export const codesOf = (text: string, options?: Partial<LoadOptions>): string[] =>
  load(text, options).problems.map(({ code }) => code);
