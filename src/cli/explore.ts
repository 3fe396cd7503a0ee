// `flowproof explore`: finds every path through a flow, and writes the fewest scenarios that cover them.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { type Asked, checkText, coveredBy, subflowsOf as foundSubflows } from '../analysis/explore/existing.ts';
import {
  type Exploration,
  type ExploredFlow,
  exploreFlow,
  type TransitionResult,
} from '../analysis/explore/explore.ts';
import { shared } from '../analysis/explore/written.ts';
import { readCalibration } from '../calibration/file.ts';
import { sidOf } from '../emulator/engine/sids.ts';
import { explainUnknownType } from '../emulator/engine/unknown-type.ts';
import { FlowproofError } from '../errors.ts';
import { linkContentBeside } from '../flow/content-files.ts';
import { parseFlow } from '../flow/load.ts';
import { flowNameOf } from '../flow/name.ts';
import { widgetType } from '../flow/widget-types.ts';
import { discoverScenarioFiles } from '../scenario/discover.ts';
import { addScenarios, scenarioFileYaml, type WrittenScenario } from '../scenario/write.ts';
import { type Context, defineCommand, type ExitCode, fail, plural, UsageError } from './command.ts';
import { distribute, type ExploredFile, exploredFiles, isTooLarge } from './explored-files.ts';

const options = {
  write: { type: 'string', value: 'FILE', help: 'the scenario file (default: explored.yaml, next to the flow)' },
  uncovered: { type: 'boolean', help: "writes only what the scenarios in the flow's folder do not cover" },
  subflow: {
    type: 'string',
    value: 'SID=FILE',
    multiple: true,
    help: 'the definition of a subflow that the flow runs',
  },
  'dry-run': { type: 'boolean', help: 'writes nothing' },
} as const;

type ExploreContext = Context<typeof options>;

function flowPathOf({ positionals: [given = ''], cwd }: ExploreContext): string {
  const path = resolve(cwd, given);
  if (!existsSync(path))
    throw new UsageError(`\`${given}\` does not exist`, 'name a flow.json, or the folder that holds one');
  return statSync(path).isDirectory() ? join(path, 'flow.json') : path;
}

function readFlow(path: string, sid?: string): ExploredFlow {
  if (!existsSync(path)) fail('no-flow', `There is no ${path}.`, 'name a flow.json, or the folder that holds one');
  const text = readFileSync(path, 'utf8');
  const { flow, problems } = parseFlow(text, path);
  if (flow) problems.push(...linkContentBeside(flow, path).problems);
  if (!flow || problems.length > 0) throw new FlowproofError(problems, new Map([[path, text]]));
  const name = flowNameOf(path);
  return { name, sid: sid ?? sidOf('FW', name), definition: flow };
}

type Subflows = { given: Readonly<Record<string, string>>; flows: readonly ExploredFlow[] };

function givenSubflows({ values, cwd }: ExploreContext): Subflows {
  const pairs = (values.subflow ?? []).map((given) => {
    const [sid = '', file = ''] = given.split(/=(.*)/s);
    if (!/^FW[0-9a-f]{32}$/.test(sid) || file === '')
      throw new UsageError(`\`--subflow\` cannot be \`${given}\``, 'write --subflow FW…=path/to/flow.json');
    return [sid, resolve(cwd, file)] as const;
  });
  return { given: Object.fromEntries(pairs), flows: pairs.map(([sid, file]) => readFlow(file, sid)) };
}

/** Subflows given by options, and those that a scenario file of the flow would find. */
function subflowsOf(context: ExploreContext, target: string, flowPath: string): Subflows {
  const named = givenSubflows(context);
  const definition = relative(dirname(target), flowPath).replaceAll('\\', '/');
  const text = existsSync(target)
    ? readFileSync(target, 'utf8')
    : JSON.stringify({ flow: { definition }, scenarios: [{ name: 'any' }] });
  const found = foundSubflows(target, text, context.environment);
  return { ...named, flows: [...named.flows, ...found.filter(({ sid }) => !(sid in named.given))] };
}

/** Widgets of unknown types: their behaviour is not known, so a mock decides how they are left. */
const unknownTypes = ({ definition }: ExploredFlow): string[] =>
  definition.states
    .filter(({ type }) => !widgetType(type))
    .map(({ type, name }) => {
      const { message, fix } = explainUnknownType(type, name);
      return `${message}\n  fix: ${fix}`;
    });

function targetOf({ values, cwd }: ExploreContext, flowPath: string): string {
  const file = values.write ? resolve(cwd, values.write) : join(dirname(flowPath), 'explored.yaml');
  if (!/\.ya?ml$/i.test(file)) throw new UsageError(`\`--write\` cannot be \`${values.write}\``, 'name a .yaml file');
  return file;
}

/** The path from the file to the schema in the package or in this repository. */
function schemaFor(file: string): string {
  let folder = dirname(file);
  for (let level = 0; level < 20; level += 1) {
    for (const at of ['node_modules/flowproof/schemas/scenario.schema.json', 'schemas/scenario.schema.json'])
      if (existsSync(join(folder, at))) return relative(dirname(file), join(folder, at)).replaceAll('\\', '/');
    folder = dirname(folder);
  }
  return 'node_modules/flowproof/schemas/scenario.schema.json';
}

const COMMENT =
  'Written by `flowproof explore`. Edit it as you like: the command adds what is missing, and changes nothing that is here.';

type Writing = ExploredFile & { scenarios: readonly WrittenScenario[] };

function textOf(
  { path: file, before, scenarios }: Writing,
  { flowPath, subflows }: { flowPath: string; subflows: Subflows },
): string {
  if (before !== undefined) {
    const added = addScenarios(before, scenarios);
    if ('text' in added) return added.text;
    return fail('not-extended', `${file} cannot be extended: ${added.reason}.`, 'write to another file: --write FILE');
  }
  const pathTo = (path: string) => relative(dirname(file), path).replaceAll('\\', '/');
  const named = Object.entries(subflows.given).map(([sid, path]) => [sid, pathTo(path)] as const);
  const flow = { definition: pathTo(flowPath), ...(named.length > 0 ? { subflows: Object.fromEntries(named) } : {}) };
  const written = { flow, ...shared(scenarios) };
  return scenarioFileYaml(written, { schema: schemaFor(file), comments: [COMMENT] });
}

/** Plays the scenarios that were added to a file; the file itself must be free of mistakes. */
async function failuresIn(asked: Asked, { path, text, scenarios }: Writing & { text: string }): Promise<string[]> {
  const { loaded, judged } = await checkText(asked, { file: path, text });
  if (loaded.problems.length > 0) throw new FlowproofError(loaded.problems, loaded.sources);
  const added = new Set(scenarios.map(({ name }) => name));
  return judged.flatMap(({ scenario, failures: [failure] }) =>
    failure !== undefined && added.has(scenario.name) ? [`${scenario.name}: ${failure}`] : [],
  );
}

/** Writes the file atomically: if the command is interrupted, the old file stays. */
function save(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

const countOf = (transitions: readonly TransitionResult[], status: TransitionResult['status']): number =>
  transitions.filter((one) => one.status === status).length;

const lineOf = (one: TransitionResult): string => {
  const { widget, event, next, condition } = one;
  const reason = 'reason' in one ? `: ${one.reason}` : '';
  return `  ${one.status.padEnd(10)} ${widget} ${event}${condition ? ` (${condition})` : ''} → ${next}${reason}`;
};

function reportOf({ transitions, scenarios, least }: Exploration, files: readonly string[]): string {
  const [covered, impossible, missing] = (['covered', 'impossible', 'missing'] as const).map((status) =>
    countOf(transitions, status),
  );
  const counts = `${plural(transitions.length, 'transition')}: ${covered} covered, ${impossible} impossible, ${missing} missing`;
  const rest = transitions.filter(({ status }) => status !== 'covered').map(lineOf);
  const written =
    scenarios.length === 0
      ? ['No scenario is missing.']
      : [
          `${plural(scenarios.length, 'scenario')} in ${files.join(', ')}${least < scenarios.length ? ` (at least ${least} are needed)` : ', the fewest possible'}`,
          ...scenarios.map(({ name }) => `  ${name}`),
          `Run them: npx playwright test ${files.join(' ')}`,
        ];
  return [counts, ...rest, ...written].join('\n');
}

export const command = defineCommand({
  name: 'explore',
  summary: 'Finds every path through a flow, and writes the fewest scenarios that cover them',
  usage: 'FLOW [options]',
  details: `FLOW is a flow.json, or the folder of one. A second run adds missing scenarios to the file, and overwrites nothing.
  flowproof explore scenarios/support
  flowproof explore scenarios/support --uncovered --write scenarios/support/more.yaml
docs/explore.md explains how it works, and what "impossible" and "missing" mean.`,
  options,
  positionals: { least: 1, most: 1 },
  async run(context): Promise<ExitCode> {
    const { values, cwd, environment, warn, progress, output } = context;
    const flowPath = flowPathOf(context);
    const target = targetOf(context, flowPath);
    const subflows = subflowsOf(context, target, flowPath);
    const flows = [readFlow(flowPath), ...subflows.flows] as const;
    const unknown = unknownTypes(flows[0]);
    for (const line of unknown) warn(line);
    const nearby = values.uncovered ? discoverScenarioFiles(dirname(flowPath)) : [];
    const own = exploredFiles(target);
    const files = [...new Set([...nearby, ...own])];
    const behaviour = readCalibration(cwd);
    const asked = { flows, definitionPath: flowPath, files, env: environment, behaviour };
    const existing = await coveredBy(asked);
    for (const id of existing.failing) warn(`${id} does not pass, so its coverage does not count.`);
    progress(`exploring ${flows[0].name} …`);
    const names = new Set(own.length === 0 ? [] : existing.names);
    const exploration = exploreFlow(flows, { covered: existing.keys, names, behaviour });
    const { transitions, scenarios, least } = exploration;
    const [large, small] = [scenarios.filter(isTooLarge), scenarios.filter((one) => !isTooLarge(one))];
    for (const { name } of large) warn(`${name}: left out, since it is larger than a scenario file can be (1 MB).`);
    const texts = distribute(target, small).map((one) => ({ ...one, text: textOf(one, { flowPath, subflows }) }));
    for (const one of texts) for (const line of await failuresIn(asked, one)) warn(line);
    if (!values['dry-run']) for (const { path, text } of texts) save(path, text);
    const written = texts.map(({ path }) => relative(cwd, path) || path);
    output(
      {
        flow: relative(cwd, flowPath),
        transitions: {
          total: transitions.length,
          covered: countOf(transitions, 'covered'),
          impossible: countOf(transitions, 'impossible'),
          missing: countOf(transitions, 'missing'),
        },
        scenarios: scenarios.length,
        file: written[0] ?? (own[0] === undefined ? null : relative(cwd, own[0])),
        files: written,
        least,
        names: scenarios.map(({ name }) => name),
        details: transitions,
        unknownTypes: unknown,
      },
      reportOf(exploration, written),
    );
    return 0;
  },
});
