// Loads a scenario file: every scenario in it, or every mistake in it at once, each with its place.
import { basename, dirname, resolve } from 'node:path';
import type { Problem } from '../errors.ts';
import { firstMistakes } from '../flow/first.ts';
import { buildScenario } from './build.ts';
import { checkScenario, targetsOf } from './checks/index.ts';
import { type Expanded, expandedSize, expandScenario } from './expand.ts';
import { type Environment, supplyOf } from './fill.ts';
import { chooseFlow, type FlowChoice } from './flow-file.ts';
import { changedNumbers } from './numbers.ts';
import { quotable, withoutShort } from './quotable.ts';
import { LARGEST_SCENARIO_FILE, readText } from './read.ts';
import type { Scenario, TargetName } from './scenario.ts';
import { checkFile, checkFilled } from './schema.ts';
import { secretsOf, unknownSensitive } from './secrets.ts';
import { partOf, type Table, type Tree, without } from './tree.ts';
import { parseYaml } from './yaml.ts';

export type LoadOptions = {
  env: Environment;
  /** The target that will play the scenarios; what only another target needs may be unset. */
  target?: TargetName;
};

export type LoadedFile = {
  /** Absolute. */
  file: string;
  /** Empty if anything is wrong: half a file is never played. */
  scenarios: Scenario[];
  problems: Problem[];
  /** The texts that the problems point into, by file, for `renderProblems`: without what is sensitive. */
  sources: ReadonlyMap<string, string>;
  /** What no problem may show, for `renderProblems`. */
  secrets: readonly string[];
};

type Loading = { file: string; options: LoadOptions; flow: FlowChoice; defaults: Tree | undefined };
type Outcome = { scenario?: Scenario; problems: Problem[] };

/** `folder/file.yaml › name`: the same on every machine. */
const idOf = (file: string, name: string): string => `${basename(dirname(file))}/${basename(file)} › ${name}`;

/** A scenario that this run's target does not play may lack what only its own target knows. */
const isElsewhere = (targets: readonly TargetName[], target: TargetName | undefined): boolean =>
  target !== undefined && !targets.includes(target);

function playable(expanded: Expanded, { file, options, flow }: Loading): Outcome {
  const shape = checkFilled(expanded.tree);
  const tree = without(expanded.tree, new Set([...shape.wrong, ...expanded.unfilled]));
  const subject = { tree, flow: flow.reference.definition, runsOn: flow.runsOn };
  const targets = targetsOf(subject);
  const unset = isElsewhere(targets, options.target) ? [] : expanded.problems;
  const problems = [...unset, ...shape.problems, ...checkScenario(subject)];
  if (problems.length > 0) return { problems };
  const { name, place, declaredAt } = expanded;
  const given = { id: idOf(file, name), name, place, declaredAt, flow: flow.reference, targets };
  return { scenario: buildScenario(tree, given), problems };
}

function duplicates(scenarios: readonly Expanded[]): Problem[] {
  const first = new Map<string, Expanded>();
  return firstMistakes(scenarios, (scenario) => {
    const before = first.get(scenario.name);
    if (!before) first.set(scenario.name, scenario);
    if (!before || scenario.name === '') return [];
    const message = `Another scenario of this file has the name \`${scenario.name}\`, in line ${before.place.line}.`;
    const fix = 'give each scenario a name of its own';
    return [{ code: 'duplicate-name', message, fix, at: scenario.place }];
  });
}

/** A mistake in the defaults or in a table would else be told once for each scenario that it reaches. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const keyOf = ({ code, at, message }: Problem) => `${code} ${at?.file}:${at?.line}:${at?.column} ${message}`;
  const once = [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
  return once.sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}

/** Defaults and tables multiply: a file of a megabyte could stand for billions of values. */
const MOST_EXPANDED = 2_000_000;

const TOO_LARGE = {
  code: 'too-many-scenarios',
  message: `Rows and defaults make more than ${MOST_EXPANDED / 1_000_000} million values of these scenarios.`,
  fix: 'split the file, or shorten the tables',
} as const;

type Found = { scenarios: Scenario[]; problems: Problem[]; secrets: readonly string[] };

function scenariosOf(root: Tree, loading: Loading): Found {
  const list = partOf(root, 'scenarios');
  const tables = list?.kind === 'list' ? list.items.filter((item): item is Table => item.kind === 'table') : [];
  const size = tables.reduce((sum, table) => sum + expandedSize(table, loading.defaults), 0);
  if (list && size > MOST_EXPANDED) return { scenarios: [], problems: [{ ...TOO_LARGE, at: list.at }], secrets: [] };
  const supply = supplyOf(loading.options.env);
  const expanded = tables.flatMap((table) => expandScenario(table, loading.defaults, supply));
  const scenarios: Scenario[] = [];
  const problems = firstMistakes(expanded, (one) => {
    const outcome = playable(one, loading);
    if (outcome.scenario) scenarios.push(outcome.scenario);
    return outcome.problems;
  });
  const sensitive = unknownSensitive(expanded.map(({ tree }) => tree));
  const secrets = expanded.flatMap(({ tree }) => secretsOf(tree));
  return { scenarios, problems: [...duplicates(expanded), ...sensitive, ...problems], secrets };
}

/** Reads, checks and expands a scenario file. A user's mistake is a problem, never an exception. */
export function loadScenarioFile(path: string, options: LoadOptions): LoadedFile {
  const file = resolve(path);
  const read = readText(file, LARGEST_SCENARIO_FILE);
  if ('problem' in read) return { file, scenarios: [], problems: [read.problem], sources: new Map(), secrets: [] };
  return loadScenarioText({ file, text: read.text }, options);
}

/** The same for a text that is at hand. `file` says where its paths start and what its problems are called. */
export function loadScenarioText({ file, text }: { file: string; text: string }, options: LoadOptions): LoadedFile {
  const parsed = parseYaml(text, file);
  const quoted = quotable(text, parsed.tree, options.env);
  const sources = new Map([[file, quoted.text]]);
  if (!parsed.tree) return { file, scenarios: [], problems: parsed.problems, sources, secrets: quoted.secrets };
  const shape = checkFile(parsed.tree, parsed.broken);
  const root = without(parsed.tree, shape.wrong);
  const flow = chooseFlow(partOf(root, 'flow'), { file, ...options });
  if (flow.source) sources.set(flow.source.file, flow.source.text);
  const found = scenariosOf(root, { file, options, flow, defaults: partOf(root, 'defaults') });
  const secrets = [...new Set([...quoted.secrets, ...found.secrets])];
  const told = [...parsed.problems, ...shape.problems, ...changedNumbers(root), ...flow.problems, ...found.problems];
  const problems = inOrder(told).map((problem) => withoutShort(problem, secrets));
  return { file, scenarios: problems.length > 0 ? [] : found.scenarios, problems, sources, secrets };
}
