// Declares a Playwright test for each scenario of each YAML file, at its own line.
import { basename, dirname, relative, resolve } from 'node:path';
import type { TestDetails } from '@playwright/test';
import { type Place, type Problem, renderProblems } from '../errors.ts';
import { maskPhoneNumbers, maskSecrets } from '../redaction/mask.ts';
import { describeBadScenarioToAllure } from '../reporters/allure.ts';
import { discoverScenarioFiles } from '../scenario/discover.ts';
import { type LoadedFile, loadScenarioFile } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { color, environment, hasAccount, secrets } from './environment.ts';
import { calledAt } from './located.ts';
import { around } from './named.ts';
import { playAsTest } from './playing.ts';
import { ROOT } from './root.ts';
import { scenarioTest as test } from './scenario-test.ts';
import { shownError } from './shown.ts';

/** Where scenario files are looked for: another folder than the repository's own, if the environment says so. */
const folderOf = (folder: string): string => resolve(ROOT, environment.FLOWPROOF_SCENARIOS ?? folder);

/** What stands before a scenario's name in its test's title: `order-status/order-status`. */
const titleOf = (file: string): string => relative(folderOf('scenarios'), file).replace(/\.ya?ml$/i, '');

function declareMistakes({ file, problems, sources, secrets: own }: LoadedFile): void {
  const [first] = problems;
  const place: Place = { file, line: first?.at?.file === file ? first.at.line : 1, column: 1 };
  calledAt(place)(test, 'the file has mistakes', () => {
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
const shown = (text: string, { secrets: own }: Scenario): string =>
  maskPhoneNumbers(maskSecrets(text, [...secrets, ...own]));

/** Masked names may be the same; titles must not. */
function titlesOf(scenarios: readonly Scenario[]): ReadonlyMap<Scenario, string> {
  const taken = new Map<string, number>();
  return new Map(
    scenarios.map((scenario) => {
      const title = shown(scenario.name, scenario);
      const times = (taken.get(title) ?? 0) + 1;
      taken.set(title, times);
      return [scenario, times === 1 ? title : `${title} (${times})`];
    }),
  );
}

function detailsOf(scenario: Scenario): TestDetails {
  const { tags, description } = scenario;
  const annotation = description ? [{ type: 'description', description: shown(description, scenario) }] : [];
  return { tag: tags.map(tagOf), annotation, ...lockOf(scenario) };
}

function declareScenario(scenario: Scenario, title: string, sources: LoadedFile['sources']): void {
  const { place, only, skip, fixme } = scenario;
  const details = detailsOf(scenario);
  const declare = only ? test.only : test;
  const reason = skip ?? fixme;
  if (reason !== undefined) {
    const why = shown(reason, scenario);
    const leave = () => (skip === undefined ? test.info().fixme(true, why) : test.info().skip(true, why));
    calledAt(place)(declare, title, details, leave);
  } else calledAt(place)(declare, title, details, playAsTest(scenario, sources));
}

function declareScenarios(wanted: readonly Scenario[], { scenarios, sources }: LoadedFile): void {
  const titles = titlesOf(scenarios);
  for (const scenario of wanted) declareScenario(scenario, titles.get(scenario) ?? scenario.id, sources);
}

type Choice = { lines?: readonly number[] };

/** Playwright runs what stands at the line that it was given: a group without a name does, around what belongs there. */
function declareAround(lines: readonly number[], loaded: LoadedFile): void {
  const { file, scenarios, problems } = loaded;
  const declared = new Set<Scenario>();
  for (const line of lines) {
    const wanted = around(line, scenarios).filter((scenario) => !declared.has(scenario));
    calledAt({ file, line, column: 1 })(test.describe, () => {
      if (problems.length > 0 && line === lines[0]) declareMistakes(loaded);
      declareScenarios(wanted, loaded);
    });
    for (const scenario of wanted) declared.add(scenario);
  }
}

/** Declares the scenarios of one file; with `lines`, only those around them. A file with mistakes is one failing test. */
export function defineScenarioFile(file: string, { lines = [] }: Choice = {}): void {
  // Only an account needs what scenarios for an account need.
  const loaded = loadScenarioFile(file, { env: environment, ...(hasAccount ? {} : { target: 'emulator' }) });
  calledAt({ file, line: 1, column: 1 })(test.describe, titleOf(file), () => {
    if (lines.length > 0) declareAround(lines, loaded);
    else if (loaded.problems.length > 0) declareMistakes(loaded);
    else declareScenarios(loaded.scenarios, loaded);
  });
}

/** Where scenarios may be missing, a run without failures would say that all is well. */
function declareUnreadable(problems: readonly Problem[]): void {
  for (const problem of problems) {
    calledAt(problem.at ?? { file: ROOT, line: 1, column: 1 })(test, 'the scenarios can be found', () => {
      throw shownError(renderProblems([problem], new Map(), { root: ROOT, secrets, color }));
    });
  }
}

/** Declares a test for each scenario of each YAML file below a folder. */
export function defineScenarios(folder: string): void {
  const problems: Problem[] = [];
  for (const file of discoverScenarioFiles(folderOf(folder), problems)) defineScenarioFile(file);
  declareUnreadable(problems);
}
