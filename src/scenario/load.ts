// Loads a scenario file: one test for each scenario, with all of its problems and their places; a mistake affects no other scenario.
import { basename, dirname, resolve } from 'node:path';
import { type Place, type Problem, redactProblem } from '../errors.ts';
import { createRedactor } from '../redaction/redactor.ts';
import { type Affected, affectedIn, namesOf, type Owner } from './affected.ts';
import { buildScenario, tagsOf } from './build.ts';
import { checkScenario, targetsOf } from './checks/index.ts';
import { type Expanded, expandedSize, expandScenario, titled } from './expand.ts';
import { type Environment, supplyOf } from './fill.ts';
import { chooseFlow, type FlowChoice } from './flow-file.ts';
import { withDefaults } from './merge.ts';
import { changedNumbers } from './numbers.ts';
import { LARGEST_SCENARIO_FILE, readText } from './read.ts';
import { recoverScenarios } from './recover.ts';
import { redactSource } from './redact-source.ts';
import { type Renames, renamesIn } from './renames.ts';
import type { Scenario, TargetName } from './scenario.ts';
import { checkFile, checkFilled } from './schema.ts';
import { secretsOf, unknownSensitive } from './secrets.ts';
import { isTrue, itemsOf, partOf, type Table, type Tree, without } from './tree.ts';
import { tagsLike, textLike } from './written-as.ts';
import { parseYaml } from './yaml.ts';

export type LoadOptions = {
  env: Environment;
  /** The target that will run the scenarios; values for other targets may be missing. */
  target?: TargetName;
  /** With `-u`: a path may name widgets that the flow no longer has. */
  updating?: boolean;
};

/**
 * One test of a scenario file. Without problems it has a scenario; with problems it has none, and fails with them. Either way it has its
 * name, tags and line, so that `--grep`, `-g`, `--shard`, `--last-failed` and `file.yaml:12` find it.
 */
export type LoadedTest = {
  /** `folder/file.yaml › name`: the same on every machine. */
  id: string;
  /** One line without secrets; never empty. A duplicate name in a file is a problem of the second test. */
  name: string;
  /** Without `@`. */
  tags: readonly string[];
  /** Its own line, or its row's line if `each` made it. */
  place: Place;
  /** Its own line, the same for all rows of its table. */
  declaredAt: Place;
  only: boolean;
  scenario?: Scenario;
  /** Every problem that prevents it from running, in line order, including those in shared parts of the file. */
  problems: readonly Problem[];
};

export type LoadedFile = {
  /** Absolute. */
  file: string;
  /** Every scenario of the file in order, valid or not. Never empty: an unreadable file has at least one. */
  tests: readonly LoadedTest[];
  /** The valid scenarios. */
  scenarios: Scenario[];
  /** Every problem of the file once, in line order. */
  problems: Problem[];
  /** The text is not YAML, or cannot be read: `tests` are those whose names or tags could be recovered. */
  unreadable: boolean;
  /** The text of each file that problems point into, for `renderProblems`, with sensitive values redacted. */
  sources: ReadonlyMap<string, string>;
  /** Values to redact in problems, for `renderProblems`. */
  secrets: readonly string[];
};

type Draft = Omit<LoadedTest, 'id' | 'problems'> & { tree?: Tree; problems: Problem[] };

type Loading = {
  file: string;
  options: LoadOptions;
  flow: FlowChoice;
  defaults: Tree | undefined;
  renames: Renames;
  /** The defaults as they are written, including invalid parts. */
  rawDefaults: Tree | undefined;
};

const idOf = (file: string, name: string): string => `${basename(dirname(file))}/${basename(file)} › ${name}`;

/** A scenario that does not run on this run's target may lack values for its own targets. */
const isElsewhere = (targets: readonly TargetName[], target: TargetName | undefined): boolean =>
  target !== undefined && !targets.includes(target);

function playable(expanded: Expanded, { file, options, flow, renames }: Loading): Pick<Draft, 'scenario' | 'problems'> {
  const shape = checkFilled(expanded.tree);
  const tree = without(expanded.tree, new Set([...shape.wrong, ...expanded.unfilled]));
  const { updating = false } = options;
  const subject = { tree, flow: flow.reference.definition, runsOn: flow.runsOn, updating, renames };
  const targets = targetsOf(subject);
  const unset = isElsewhere(targets, options.target) ? [] : expanded.problems;
  const problems = [...unset, ...shape.problems, ...checkScenario(subject)];
  const { name, place, declaredAt } = expanded;
  if (problems.length > 0 || name === '') return { problems };
  const given = { id: idOf(file, name), name, place, declaredAt, flow: flow.reference, targets };
  return { scenario: buildScenario(tree, given), problems };
}

/** A duplicate name is a problem of the second scenario, not the first. */
function refuseDuplicates(drafts: readonly Draft[]): void {
  const first = new Map<string, Draft>();
  for (const draft of drafts) {
    const before = first.get(draft.name);
    if (!before) first.set(draft.name, draft);
    else {
      const message = `Another scenario of this file has the name \`${draft.name}\`, in line ${before.place.line}.`;
      const fix = 'give each scenario its own name';
      draft.problems.push({ code: 'duplicate-name', message, fix, at: draft.place });
    }
  }
}

/** Sorted by position; equal problems of one place are reported once. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const keyOf = ({ code, at, message }: Problem) => `${code} ${at?.file}:${at?.line}:${at?.column} ${message}`;
  const once = [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
  return once.sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}

/** Defaults and tables multiply: a file of a megabyte could expand to billions of values. */
const MAX_EXPANDED = 2_000_000;

const TOO_LARGE = {
  code: 'too-many-scenarios',
  message: `Rows and defaults expand to more than ${MAX_EXPANDED / 1_000_000} million values in these scenarios.`,
  fix: 'split the file, or shorten the tables',
} as const;

/** A test needs a name even if its scenario has none. */
const nameless = ({ line }: Place): string => `the scenario in line ${line}`;

type Written = { item: Tree; drafts: readonly Draft[]; owners: readonly Owner<Draft>[] };

/** A scenario about which nothing is known but its problems. */
const bareDraft = (item: Tree, { rawDefaults }: Loading): Draft => ({
  name: titled(textLike(item, 'name'), item) || nameless(item.at),
  tags: tagsLike(item, rawDefaults),
  place: item.at,
  declaredAt: item.at,
  only: false,
  problems: [],
});

function draftOf(expanded: Expanded, item: Tree, loading: Loading): Draft {
  const { name, place, declaredAt, tree } = expanded;
  return {
    ...playable(expanded, loading),
    tree,
    name: name || titled(textLike(item, 'name'), tree) || nameless(place),
    tags: [...new Set([...tagsOf(partOf(tree, 'tags')), ...tagsLike(item, loading.rawDefaults)])],
    place,
    declaredAt,
    only: isTrue(partOf(tree, 'only')),
  };
}

/** `item` as it is written, `table` without the parts of the wrong shape. */
function draftsOf(item: Tree, table: Table, loading: Loading): Written {
  const supply = supplyOf(loading.options.env);
  const expanded = expandScenario(table, loading.defaults, supply);
  const drafts = expanded.map((one) => draftOf(one, item, loading));
  const rows = itemsOf(partOf(item, 'each'));
  const whole = item.kind === 'table' ? withDefaults(loading.rawDefaults, item) : table;
  const shared = whole.entries.filter(({ key }) => key !== 'each');
  const ofRow = (draft: Draft, index: number): Owner<Draft>[] => {
    const row = rows.length === drafts.length ? rows[index] : undefined;
    return row ? [{ drafts: [draft], parts: [row] }] : [];
  };
  return {
    item,
    drafts,
    owners: [{ drafts, parts: [{ ...table, entries: shared }] }, ...(rows.length > 0 ? drafts.flatMap(ofRow) : [])],
  };
}

type Parsed = { tree: Tree; wrong: ReadonlySet<Tree> };

function writtenIn({ tree, wrong }: Parsed, loading: Loading): { written: Written[]; problems: Problem[] } {
  const list = partOf(tree, 'scenarios');
  const items = itemsOf(list);
  const tables = items.map((item) =>
    item.kind === 'table' && !wrong.has(item) ? (without(item, wrong) as Table) : item,
  );
  const sizes = tables.map((table) => (table.kind === 'table' ? expandedSize(table, loading.defaults) : 1));
  const bare = (item: Tree): Written => ({ item, drafts: [bareDraft(item, loading)], owners: [] });
  if (list && sizes.reduce((sum, size) => sum + size, 0) > MAX_EXPANDED) {
    return { written: items.map(bare), problems: [{ ...TOO_LARGE, at: list.at }] };
  }
  const written = items.map((item, index): Written => {
    const table = tables[index];
    return table?.kind === 'table' ? draftsOf(item, table, loading) : bare(item);
  });
  return { written, problems: [] };
}

/** Names the scenarios that use a shared part. */
function withAffected(problem: Problem, drafts: readonly Draft[], affected: Affected<Draft>): Problem {
  if (drafts.length < 2 || !affected.isShared(problem)) return problem;
  const who = `${namesOf(drafts.map(({ name }) => name))} share this part`;
  return { ...problem, fix: problem.fix ? `${problem.fix} (${who})` : who };
}

/** Assigns each problem to the scenarios that it prevents from running. */
function assign(
  found: readonly Problem[],
  root: Tree,
  { file, written }: { file: string; written: readonly Written[] },
) {
  const drafts = written.flatMap((one) => one.drafts);
  if (found.length === 0 && drafts.every(({ problems }) => problems.length === 0)) return;
  const affected = affectedIn<Draft>({ file, root, written, owners: written.flatMap(({ owners }) => owners) });
  for (const draft of drafts) {
    draft.problems = draft.problems.map((problem) => withAffected(problem, affected.of(problem), affected));
  }
  for (const problem of found) {
    const reached = affected.of(problem);
    for (const draft of reached) draft.problems.push(withAffected(problem, reached, affected));
  }
}

/** The most problems in one list, for a file with thousands. */
const MAX_PROBLEMS = 200;

type Rest = Pick<LoadedFile, 'file' | 'sources' | 'secrets'> & { unreadable?: boolean };

function finished(
  drafts: readonly Draft[],
  found: readonly Problem[],
  { unreadable = false, ...rest }: Rest,
): LoadedFile {
  const redactor = createRedactor({ secrets: rest.secrets });
  const hide = (problem: Problem): Problem => redactProblem(problem, redactor);
  const tests = drafts.map(({ tree: _, scenario, problems, ...draft }): LoadedTest => {
    const id = idOf(rest.file, draft.name);
    const own = inOrder(problems).map(hide);
    return { ...draft, id, problems: own, ...(scenario && own.length === 0 ? { scenario } : {}) };
  });
  const all = tests.length > 0 ? tests.flatMap(({ problems }) => problems) : found.map(hide);
  const scenarios = tests.flatMap(({ scenario }) => (scenario ? [scenario] : []));
  return { ...rest, tests, scenarios, problems: inOrder(all).slice(0, MAX_PROBLEMS), unreadable };
}

/** The failing test of a file without recognizable scenarios. */
const wholeFile = (file: string, problems: readonly Problem[]): Draft => {
  const [first] = problems;
  const place = { file, line: first?.at?.file === file ? first.at.line : 1, column: 1 };
  return {
    name: 'the scenario file can be read',
    tags: [],
    place,
    declaredAt: place,
    only: false,
    problems: [...problems],
  };
};

type Unreadable = { file: string; text: string; problems: Problem[]; env: Environment };

/** Every recovered name and tag fails, each with all problems of the file. */
function unreadable({ file, text, problems, env }: Unreadable): LoadedFile {
  const quoted = redactSource(text, undefined, env);
  const drafts = recoverScenarios(quoted.text).map(({ name, tags, line }): Draft => {
    const place = { file, line, column: 1 };
    const shown = titled(name, { kind: 'scalar', value: null, at: place, width: 1 }, quoted.secrets) || nameless(place);
    return { name: shown, tags: [...new Set(tags)], place, declaredAt: place, only: false, problems: [...problems] };
  });
  const rest = { file, sources: new Map([[file, quoted.text]]), secrets: quoted.secrets, unreadable: true };
  return finished(drafts.length > 0 ? drafts : [wholeFile(file, problems)], problems, rest);
}

/** Reads, checks and expands a scenario file. A user's mistake is a problem, never an exception. */
export function loadScenarioFile(path: string, options: LoadOptions): LoadedFile {
  const file = resolve(path);
  const read = readText(file, LARGEST_SCENARIO_FILE);
  if ('problem' in read) {
    const { problem, decoded } = read;
    const whole = unreadable({ file, text: decoded ?? '', problems: [problem], env: options.env });
    return decoded === undefined ? { ...whole, sources: new Map() } : whole;
  }
  return loadScenarioText({ file, text: read.text }, options);
}

/** The parts of a file outside all scenarios. */
const outside = (root: Tree): Tree =>
  root.kind === 'table' ? { ...root, entries: root.entries.filter(({ key }) => key !== 'scenarios') } : root;

const numbersIn = (root: Tree): Problem[] => [
  ...changedNumbers(outside(root)),
  ...itemsOf(partOf(root, 'scenarios')).flatMap(changedNumbers),
];

/** The same for a given text. `file` is the base of its paths and the name in its problems. */
export function loadScenarioText({ file, text }: { file: string; text: string }, options: LoadOptions): LoadedFile {
  const parsed = parseYaml(text, file);
  if (!parsed.tree) return unreadable({ file, text, problems: parsed.problems, env: options.env });
  const quoted = redactSource(text, parsed.tree, options.env);
  const sources = new Map([[file, quoted.text]]);
  const shape = checkFile(parsed.tree, parsed.broken);
  const root = without(parsed.tree, shape.wrong);
  const flow = chooseFlow(partOf(root, 'flow'), { file, ...options });
  for (const source of flow.sources) sources.set(source.file, source.text);
  const loading = {
    file,
    options,
    flow,
    defaults: partOf(root, 'defaults'),
    rawDefaults: partOf(parsed.tree, 'defaults'),
    renames: renamesIn(root, flow.reference.definition),
  };
  const { written, problems } = writtenIn({ tree: parsed.tree, wrong: shape.wrong }, loading);
  const drafts = written.flatMap((one) => one.drafts);
  const trees = drafts.flatMap(({ tree }) => (tree ? [tree] : []));
  const found = [
    ...parsed.problems,
    ...shape.problems,
    ...numbersIn(root),
    ...flow.problems,
    ...problems,
    ...unknownSensitive(trees),
  ];
  refuseDuplicates(drafts);
  assign(found, parsed.tree, { file, written });
  const secrets = [...new Set([...quoted.secrets, ...trees.flatMap(secretsOf)])];
  const all = drafts.length > 0 ? drafts : [wholeFile(file, found)];
  return finished(all, found, { file, sources, secrets });
}
