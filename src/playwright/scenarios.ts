// Declares a Playwright test for each scenario of each YAML file, at its own line.
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { TestDetails, TestInfo } from '@playwright/test';
import { type Problem, renderProblems } from '../errors.ts';
import { addDependencies, renameLoadingFile } from '../playwright-internals.ts';
import { describeBadScenarioToAllure } from '../reporters/allure.ts';
import { discoverScenarioFiles } from '../scenario/discover.ts';
import { type LoadedFile, type LoadedTest, loadScenarioFile } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { withCallSite } from './call-site.ts';
import { color, environment, hasAccount, redactor, secrets } from './environment.ts';
import { around, namedLines } from './lines.ts';
import { ROOT } from './root.ts';
import { scenarioTest as test } from './scenario-test.ts';
import type { Services } from './services.ts';
import { shownError } from './shown-error.ts';
import { loadRunner } from './test.ts';

/** Where scenario files are looked for: another folder than the repository's own, if the environment says so. */
const folderOf = (folder: string): string => resolve(ROOT, environment.FLOWPROOF_SCENARIOS ?? folder);

/** A test that fails with the mistakes that keep its scenario from being played. */
function declareMistakes({ place, name, tags, only, problems }: LoadedTest, title: string, loaded: LoadedFile): void {
  const { file, sources, secrets: own } = loaded;
  withCallSite(place)(only ? test.only : test, title || name, { tag: tags.map(tagOf) }, () => {
    const { body, ...attachment } = describeBadScenarioToAllure(basename(dirname(file)), relative(ROOT, file));
    test.info().attachments.push({ ...attachment, body: Buffer.from(body) });
    throw shownError(renderProblems(problems, sources, { root: ROOT, secrets: [...secrets, ...own], color }));
  });
}

const tagOf = (tag: string): string => (tag.startsWith('@') ? tag : `@${tag}`);

/** Scenarios that share a live number would hear each other's messages; each worker's emulator is its own. */
const lockOf = ({ targets, inputs }: Scenario): { lock?: string } =>
  hasAccount && targets.includes('twilio') && inputs.to ? { lock: `contact ${inputs.to}` } : {};

/** Reports show titles and reasons as they are. */
const shown = (text: string, own: readonly string[]): string => redactor.extend(own).text(text);

/** Masked names may be the same; titles must not. */
function titlesOf({ tests, secrets: own }: LoadedFile): ReadonlyMap<LoadedTest, string> {
  const taken = new Map<string, number>();
  return new Map(
    tests.map((one) => {
      const title = shown(one.name, one.scenario?.secrets ?? own);
      const times = (taken.get(title) ?? 0) + 1;
      taken.set(title, times);
      return [one, times === 1 ? title : `${title} (${times})`];
    }),
  );
}

function detailsOf(scenario: Scenario): TestDetails {
  const { tags, description } = scenario;
  const annotation = description ? [{ type: 'description', description: shown(description, scenario.secrets) }] : [];
  return { tag: tags.map(tagOf), annotation, ...lockOf(scenario) };
}

/** The runner is loaded when the first scenario runs. */
const bodyOf =
  (scenario: Scenario, sources: LoadedFile['sources']) =>
  async ({ openedTarget, evidence, executionTracker }: Services, testInfo: TestInfo): Promise<void> => {
    const { runScenario } = await loadRunner();
    await runScenario(scenario, { fixtures: { openedTarget, evidence, executionTracker }, testInfo, sources });
  };

function declareScenario(scenario: Scenario, title: string, sources: LoadedFile['sources']): void {
  const { place, only, skip } = scenario;
  const details = detailsOf(scenario);
  const declare = only ? test.only : test;
  if (skip !== undefined) {
    withCallSite(place)(declare, title, details, () => test.info().skip(true, shown(skip, scenario.secrets)));
  } else withCallSite(place)(declare, title, details, bodyOf(scenario, sources));
}

function declareTests(wanted: readonly LoadedTest[], loaded: LoadedFile): void {
  const titles = titlesOf(loaded);
  for (const one of wanted) {
    const title = titles.get(one) ?? one.name;
    if (one.scenario) declareScenario(one.scenario, title, loaded.sources);
    else declareMistakes(one, title, loaded);
  }
}

/** Playwright runs what is at the line that it was given: a group without a name is, around what belongs there. */
function declareAround(lines: readonly number[], loaded: LoadedFile): void {
  const { file, tests } = loaded;
  const declared = new Set<LoadedTest>();
  for (const line of lines) {
    const wanted = around(line, tests).filter((one) => !declared.has(one));
    withCallSite({ file, line, column: 1 })(test.describe, () => declareTests(wanted, loaded));
    for (const one of wanted) declared.add(one);
  }
  declareTests(
    tests.filter((one) => !declared.has(one)),
    loaded,
  );
}

/** How reports call a scenario file. */
const shownPath = (file: string): string => relative(ROOT, file).split(sep).join('/');

/** Declares a test for each scenario of a file. A scenario with mistakes is a test that fails. */
export function defineScenarioFile(file: string): void {
  // Only an account needs what scenarios for an account need.
  const updating = environment.FLOWPROOF_UPDATING === '1';
  const loaded = loadScenarioFile(file, { env: environment, updating, ...(hasAccount ? {} : { target: 'emulator' }) });
  renameLoadingFile(test, shownPath(file));
  addDependencies(file, [...loaded.sources.keys()]);
  declareAround(namedLines(file), loaded);
}

/** Where scenarios may be missing, a run without failures would say that all is well. */
export function declareUnreadable(problems: readonly Problem[]): void {
  for (const [index, problem] of problems.entries()) {
    // Playwright refuses a whole run for two tests of one title.
    const title = `the scenarios can be found${index === 0 ? '' : ` (${index + 1})`}`;
    withCallSite(problem.at ?? { file: ROOT, line: 1, column: 1 })(test, title, () => {
      throw shownError(renderProblems([problem], new Map(), { root: ROOT, secrets, color }));
    });
  }
}

/** Declares, in one spec, a test for each scenario of each YAML file below a folder. */
export function defineScenarios(folder: string): void {
  const problems: Problem[] = [];
  for (const file of discoverScenarioFiles(folderOf(folder), problems))
    withCallSite({ file, line: 1, column: 1 })(test.describe, shownPath(file), () => defineScenarioFile(file));
  declareUnreadable(problems);
}
