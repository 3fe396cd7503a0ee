// Tests that failed before they started an execution, such as scenarios with mistakes, and the flows that they belong to.
import { basename, dirname, relative, resolve } from 'node:path';
import type { TestCase, TestResult } from '@playwright/test/reporter';
import type { CoveredFlow, CoveredScenario } from '../coverage/result.ts';
import { loadScenarioFile } from '../scenario/load.ts';
import { readFlow } from './flow-files.ts';

export type NotRun = {
  scenario: Pick<CoveredScenario, 'id' | 'name' | 'file' | 'line'>;
  /** The prefix of the ids of the file's scenarios. */
  prefix: string;
  flow: CoveredFlow;
};

/** The flow of a scenario file, which is known even if a mistake prevented its scenarios from running. */
function flowOf(file: string, root: string): CoveredFlow | undefined {
  const { sources } = loadScenarioFile(file, { env: {} });
  const [definition] = [...sources.keys()].filter((source) => source !== resolve(file));
  return definition === undefined ? undefined : readFlow(definition, root);
}

/** What is known about a failed test of a scenario file without evidence. */
export function notRunOf({ location, title }: TestCase, { status }: TestResult, root: string): NotRun | undefined {
  const { file, line } = location;
  if (status === 'passed' || status === 'skipped' || !/\.ya?ml$/i.test(file)) return undefined;
  const flow = flowOf(file, root);
  if (!flow) return undefined;
  const short = `${basename(dirname(file))}/${basename(file)}`;
  const scenario = { id: `${short} › ${title}`, name: title, file: relative(root, file), line };
  return { scenario, prefix: `${short} › `, flow };
}
