// Declares a Playwright test for each scenario of each YAML file, at its own line.
import { basename, dirname, relative, resolve, sep } from 'node:path';
import process from 'node:process';
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
import { readParsed, writeParsed } from './parsed-scenarios.ts';
import { ROOT } from './root.ts';
import { COMPILED_CODE, type Indexed, type IndexedTest, readIndex, writeIndex } from './scenario-index.ts';
import { scenarioTest as test } from './scenario-test.ts';
import type { Services } from './services.ts';
import { shownError } from './shown-error.ts';
import { loadRunner } from './test.ts';

/** The folder of scenario files, unless the environment names another one. */
const folderOf = (folder: string): string => resolve(ROOT, environment.FLOWPROOF_SCENARIOS ?? folder);

/** Fails with the mistakes that prevent a scenario from running. */
function failWithMistakes({ problems }: LoadedTest, { file, sources, secrets: own }: LoadedFile): never {
  const { body, ...attachment } = describeBadScenarioToAllure(basename(dirname(file)), relative(ROOT, file));
  test.info().attachments.push({ ...attachment, body: Buffer.from(body) });
  throw shownError(renderProblems(problems, sources, { root: ROOT, secrets: [...secrets, ...own], color }));
}

/** With `-u`, a path may name widgets that the flow no longer has. */
const isUpdating = (): boolean => environment.FLOWPROOF_UPDATING === '1';

function load(file: string): LoadedFile {
  // Only needed for an account.
  const target = hasAccount ? {} : { target: 'emulator' as const };
  return loadScenarioFile(file, { env: environment, updating: isUpdating(), ...target });
}

/** Parses a file, and keeps what a worker can use in place of parsing it again. */
function parse(file: string, of: Indexed | undefined): LoadedFile {
  const loaded = load(file);
  if (of && !hasAccount && !isUpdating()) writeParsed(of, loaded);
  return loaded;
}

/**
 * The file that was loaded last. Playwright keeps the functions of all tests until a process ends: if each of them held its scenario, the
 * memory of a run would grow with the number of its scenarios. Tests of a file run one after the other, so one file is enough.
 */
let latest: { file: string; loaded: LoadedFile } | undefined;

function loadAnew(file: string, of: Indexed | undefined): LoadedFile {
  const loaded = parse(file, of);
  latest = { file, loaded };
  return loaded;
}

/** Where a test is in its file: names are not unique in a file with mistakes. A test from an index needs no parsed file. */
type Position = { file: string; index: number; name: string; indexed?: Indexed };

function loadOnce({ file, indexed }: Position): LoadedFile {
  if (latest?.file === file) return latest.loaded;
  const parsed = indexed && !isUpdating() ? readParsed(indexed) : undefined;
  if (!parsed) return loadAnew(file, indexed);
  latest = { file, loaded: parsed };
  return parsed;
}

/** Runs the scenario, or fails with its mistakes: its flow may have changed since the index was written. */
const bodyOf =
  (position: Position) =>
  // Playwright reads the body's first parameter to see which fixtures it uses. The runner is loaded when the first scenario runs.
  async ({ openedTarget, evidence, executionTracker }: Services, testInfo: TestInfo): Promise<void> => {
    const loaded = loadOnce(position);
    const one = loaded.tests[position.index];
    if (one?.name !== position.name)
      throw shownError('The scenario file has changed since the run began: run it again.');
    if (!one.scenario) failWithMistakes(one, loaded);
    const { runScenario } = await loadRunner();
    const fixtures = { openedTarget, evidence, executionTracker };
    await runScenario(one.scenario, { fixtures, testInfo, sources: loaded.sources });
  };

/** The mistakes of a scenario need no fixtures: they are shown even where a target cannot be opened. */
const mistakesOf = (position: Position) => (): never => {
  const loaded = loadOnce(position);
  const one = loaded.tests[position.index];
  if (!one || one.scenario) throw shownError('The scenario file has changed since the run began: run it again.');
  return failWithMistakes(one, loaded);
};

function declareMistakes({ place, tags, only }: LoadedTest, title: string, position: Position): void {
  const details = { tag: tags.map(tagOf) };
  withCallSite(place)(only ? test.only : test, title || position.name, details, mistakesOf(position));
}

const tagOf = (tag: string): string => (tag.startsWith('@') ? tag : `@${tag}`);

/** Scenarios with the same live number would get each other's messages; each worker has its own emulator. */
const lockOf = ({ targets, inputs }: Scenario): { lock?: string } =>
  hasAccount && targets.includes('twilio') && inputs.to ? { lock: `contact ${inputs.to}` } : {};

/** Reports show titles and reasons as they are, so they are redacted here. */
const shown = (text: string, own: readonly string[]): string => redactor.extend(own).text(text);

/** Redacted names may be equal, but titles must not be. */
function titlesOf<One extends Pick<LoadedTest, 'name' | 'scenario'>>(
  tests: readonly One[],
  own: readonly string[],
): ReadonlyMap<One, string> {
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

type Described = Pick<Scenario, 'tags' | 'description' | 'secrets'>;

function detailsOf({ tags, description, secrets: own }: Described): TestDetails {
  const annotation = description ? [{ type: 'description', description: shown(description, own) }] : [];
  return { tag: tags.map(tagOf), annotation };
}

/** A function that holds nothing but the reason. */
const skipFor = (reason: string) => (): void => test.info().skip(true, reason);

function declareScenario(scenario: Scenario, title: string, position: Position): void {
  const { place, only, skip } = scenario;
  const details = { ...detailsOf(scenario), ...lockOf(scenario) };
  const declare = only ? test.only : test;
  if (skip !== undefined) {
    const reason = shown(skip, scenario.secrets);
    withCallSite(place)(declare, title, details, skipFor(reason));
  } else withCallSite(place)(declare, title, details, bodyOf(position));
}

function declareTests(wanted: readonly LoadedTest[], file: string, { tests, secrets: own }: LoadedFile): void {
  const titles = titlesOf(tests, own);
  for (const one of wanted) {
    const title = titles.get(one) ?? one.name;
    const position = { file, index: tests.indexOf(one), name: one.name };
    if (one.scenario) declareScenario(one.scenario, title, position);
    else declareMistakes(one, title, position);
  }
}

type Placed = Pick<LoadedTest, 'place' | 'declaredAt'>;

/** Playwright runs the test at a given line: a group without a name is declared there, around the tests. */
function declareAround<One extends Placed>(
  file: string,
  tests: readonly One[],
  declare: (wanted: readonly One[]) => void,
): void {
  const declared = new Set<One>();
  for (const line of namedLines(file)) {
    const wanted = around(line, tests).filter((one) => !declared.has(one));
    withCallSite({ file, line, column: 1 })(test.describe, () => declare(wanted));
    for (const one of wanted) declared.add(one);
  }
  declare(tests.filter((one) => !declared.has(one)));
}

/** The file is loaded when the first of its tests runs. */
function declareIndexed(indexed: Indexed, found: readonly IndexedTest[]): void {
  const { file } = indexed;
  const tests = found.map(({ line, column, declaredAt, ...one }, index) => ({
    ...one,
    position: { file, index, name: one.name, indexed },
    secrets: [],
    place: { file, line, column },
    declaredAt: { file, line: declaredAt, column: 1 },
  }));
  const titles = titlesOf(tests, []);
  declareAround(file, tests, (wanted) => {
    for (const one of wanted) {
      const declare = one.only ? test.only : test;
      withCallSite(one.place)(declare, titles.get(one) ?? one.name, detailsOf(one), bodyOf(one.position));
    }
  });
}

/**
 * On an account, numbers decide which tests may run together; `--only-changed`, UI mode and editors need to know the files that each one
 * depends on. Then the file is parsed. Workers use what the main process has found.
 */
const mayUseIndex = (): boolean =>
  !hasAccount &&
  (environment.TEST_WORKER_INDEX !== undefined ||
    (process.argv.includes('test') && !process.argv.some((one) => /^--(only-changed|ui)/.test(one))));

/** The path of a scenario file in reports. */
const shownPath = (file: string): string => relative(ROOT, file).split(sep).join('/');

/**
 * Declares a test for each scenario of a file. A scenario with mistakes is a test that fails. `index` is the path of the index for the next
 * run.
 */
export function defineScenarioFile(file: string, index?: string): void {
  renameLoadingFile(test, shownPath(file));
  const of = index && COMPILED_CODE ? { file, index, code: COMPILED_CODE } : undefined;
  const found = of && mayUseIndex() ? readIndex(of) : undefined;
  if (of && found) {
    declareIndexed(of, found);
    return;
  }
  const loaded = loadAnew(file, of);
  if (of) writeIndex(of, loaded);
  addDependencies(file, [...loaded.sources.keys()]);
  declareAround(file, loaded.tests, (wanted) => declareTests(wanted, file, loaded));
}

/** If scenarios may be missing, a test must fail: otherwise the run would pass. */
export function declareUnreadable(problems: readonly Problem[]): void {
  for (const [index, problem] of problems.entries()) {
    // Playwright refuses a run with two tests of the same title.
    const title = `the scenarios can be found${index === 0 ? '' : ` (${index + 1})`}`;
    withCallSite(problem.at ?? { file: ROOT, line: 1, column: 1 })(test, title, () => {
      throw shownError(renderProblems([problem], new Map(), { root: ROOT, secrets, color }));
    });
  }
}

/** Declares, in one spec, a test for each scenario of each YAML file in a folder. */
export function defineScenarios(folder: string): void {
  const problems: Problem[] = [];
  for (const file of discoverScenarioFiles(folderOf(folder), problems))
    withCallSite({ file, line: 1, column: 1 })(test.describe, shownPath(file), () => defineScenarioFile(file));
  declareUnreadable(problems);
}
