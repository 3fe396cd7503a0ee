// The flows that scenario files test, with their scenarios: those that can be played in process, and those that cannot, with the reason.
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { FlowproofError, type Problem, type Sources } from '../../errors.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import { discoverScenarioFiles } from '../../scenario/discover.ts';
import type { Environment } from '../../scenario/fill.ts';
import { loadScenarioFile } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/scenario.ts';

export type TestedFlow = {
  name: string;
  /** Absolute path of flow.json, and its text. */
  file: string;
  text: string;
  definition: FlowDefinition;
  scenarios: readonly Scenario[];
};

/** A scenario that cannot be used in process. */
export type LeftOut = { scenario: string; reason: string };

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const isDefinition = (path: string): boolean => /\.json$/i.test(path);

/** Scenario files, all in a folder, or those beside a definition. */
function filesOf(paths: readonly string[], problems: Problem[]): string[] {
  const files = paths.flatMap((path) => {
    if (isFolder(path)) return discoverScenarioFiles(path, problems);
    return isDefinition(path) ? discoverScenarioFiles(dirname(path), problems) : [resolve(path)];
  });
  return [...new Set(files)];
}

/** A definition that is named alone means only this flow, without others of its folder. */
function isAsked(paths: readonly string[]): (definition: string) => boolean {
  const definitions = paths.filter(isDefinition).map((path) => resolve(path));
  const named = new Set(definitions);
  const hasOthers = definitions.length < paths.length;
  return (definition) => hasOthers || named.size === 0 || named.has(definition);
}

/** Why a scenario cannot be played in process, or cannot detect faults. */
function leftOut({ targets, mocks, skip, fixme }: Scenario): string | undefined {
  if (!targets.includes('emulator')) return 'it runs on a test account only';
  if (skip !== undefined) return 'it is skipped';
  if (fixme !== undefined) return 'it is known to fail (`fixme`)';
  const forwards = Object.values(mocks).some((answers) => answers.some((answer) => 'forward' in answer));
  return forwards ? 'a mock forwards a request to a server, and in process nothing is sent' : undefined;
}

export type Loaded = {
  flows: TestedFlow[];
  leftOut: LeftOut[];
  /** The mistakes in scenario files: the scenarios that contain them are left out, too. */
  mistakes?: FlowproofError;
};

export function loadTestedFlows(paths: readonly string[], env: Environment): Loaded {
  const problems: Problem[] = [];
  const loaded = filesOf(paths, problems).map((file) => loadScenarioFile(file, { env, target: 'emulator' }));
  problems.push(...loaded.flatMap((one) => one.problems));
  const sources: Sources = new Map(loaded.flatMap((one) => [...one.sources]));
  const flows = new Map<string, TestedFlow & { scenarios: Scenario[] }>();
  const without: LeftOut[] = [];
  const asked = isAsked(paths);
  for (const scenario of loaded.flatMap(({ scenarios }) => scenarios)) {
    if (!asked(scenario.flow.definitionPath ?? '')) continue;
    const { definition, definitionPath: file, name } = scenario.flow;
    const reason = definition && file ? leftOut(scenario) : 'its flow has no definition on disk';
    if (reason || !definition || !file) {
      without.push({ scenario: scenario.id, reason: reason ?? '' });
      continue;
    }
    const known = flows.get(file);
    if (known) known.scenarios.push(scenario);
    else flows.set(file, { name, file, text: readFileSync(file, 'utf8'), definition, scenarios: [scenario] });
  }
  const mistakes = problems.length > 0 ? { mistakes: new FlowproofError(problems, sources) } : {};
  return { flows: [...flows.values()], leftOut: without, ...mistakes };
}
