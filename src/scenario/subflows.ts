// Finds the flows that a flow's Run Subflow widgets run: those in the file, and those of the scenarios folder by their SID.
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Problem } from '../errors.ts';
import { linkContentBeside } from '../flow/content-files.ts';
import { parseFlow } from '../flow/load.ts';
import { flowNameOf } from '../flow/name.ts';
import { linkSubflows } from '../flow/subflows.ts';
import type { FlowDefinition, FlowState, Json } from '../flow/types.ts';
import { didYouMean } from '../nearest.ts';
import { discoverScenarioFiles } from './discover.ts';
import { type Environment, filling, fillTree, supplyOf } from './fill.ts';
import { LARGEST_FLOW_FILE, LARGEST_SCENARIO_FILE, readText } from './read.ts';
import type { Subflow } from './scenario.ts';
import { type Entry, entriesOf, partOf, type Tree, textOf } from './tree.ts';
import { parseYaml } from './yaml.ts';

const SID = /^FW[0-9a-f]{32}$/i;

const runsSubflow = ({ type }: FlowState): boolean => type === 'run-subflow';

/** The widget's reference to its subflow; a template is unknown before it is rendered. */
function sidIn({ properties }: FlowState): string | undefined {
  const sid = properties.flow_sid;
  return typeof sid === 'string' && sid.trim() !== '' && !sid.includes('{{') ? sid.trim() : undefined;
}

const sidsIn = (definition: FlowDefinition): string[] => [
  ...new Set(definition.states.filter(runsSubflow).flatMap((state) => sidIn(state) ?? [])),
];

type Asked = { file: string; env: Environment };
type Source = { file: string; text: string };
type Loaded = { subflow?: Subflow; problems: Problem[]; sources?: Source[] };

function load(sid: string, path: string, at: Pick<Tree, 'at' | 'width'>): Loaded {
  const read = readText(path, LARGEST_FLOW_FILE);
  if ('problem' in read) {
    const message = `The subflow's definition cannot be used. ${read.problem.message}`;
    return { problems: [{ code: 'missing-flow-file', message, fix: 'the path starts at this file', ...at }] };
  }
  const { flow, problems } = parseFlow(read.text, path);
  const content = flow ? linkContentBeside(flow, path) : { problems: [], sources: [] };
  return {
    problems: [...problems, ...content.problems],
    sources: [{ file: path, text: read.text }, ...content.sources],
    ...(flow ? { subflow: { sid, name: flowNameOf(path), definition: flow, definitionPath: path } } : {}),
  };
}

/** A SID, or the name of a widget that runs one; any other name refers to the only subflow. */
function sidFor({ key, at }: Entry, definition: FlowDefinition): { sid: string } | { problem: Problem } {
  if (SID.test(key)) return { sid: key };
  const widgets = definition.states.filter(runsSubflow);
  const named = widgets.find(({ name }) => name === key);
  const own = named && sidIn(named);
  if (own) return { sid: own };
  const [only, ...others] = sidsIn(definition);
  if (!named && only !== undefined && others.length === 0) return { sid: only };
  const message = named
    ? `\`${key}\` does not say which flow it runs: its \`flow_sid\` is empty or a template.`
    : `\`${key}\` is neither a flow's SID nor a Run Subflow widget of this flow.`;
  const fix = named
    ? 'write the SID of the flow instead'
    : (didYouMean(
        key,
        widgets.map(({ name }) => name),
      ) ?? 'write the SID by which the widget names the flow');
  return { problem: { code: 'unknown-subflow', message, fix, at, width: key.length } };
}

function listed(entry: Entry, definition: FlowDefinition, { file, env }: Asked): Loaded {
  const fill = filling(supplyOf(env));
  const path = textOf(fillTree(fill, entry.value));
  const found = sidFor(entry, definition);
  if (fill.problems.length > 0 || path === undefined) return { problems: fill.problems };
  if ('problem' in found) return { problems: [found.problem] };
  const { at, width } = entry.value;
  return load(found.sid, resolve(dirname(file), path), { at, width });
}

const jsonFiles = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.json$/i.test(entry.name))
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
};

/** An API response for a flow has its SID beside its definition. */
function hasSid(file: string, sid: string): boolean {
  const read = readText(file, LARGEST_FLOW_FILE);
  if (!('text' in read) || !read.text.includes(sid)) return false;
  try {
    const value = JSON.parse(read.text) as Json;
    const flows = Array.isArray(value) ? value : [value];
    return flows.some((flow) => typeof flow === 'object' && flow !== null && !Array.isArray(flow) && flow.sid === sid);
  } catch {
    return false;
  }
}

/** A scenario file links a SID to its definition. */
function definitionWith(sid: string, file: string, env: Environment): string | undefined {
  const read = readText(file, LARGEST_SCENARIO_FILE);
  if (!('text' in read) || !/\bsids?\b/.test(read.text)) return undefined;
  const flow = partOf(parseYaml(read.text, file).tree, 'flow');
  if (!flow) return undefined;
  const filled = fillTree(filling(supplyOf(env)), flow);
  const sids = [partOf(filled, 'sid'), ...entriesOf(partOf(filled, 'sids')).map(({ value }) => value)].map(textOf);
  const path = textOf(partOf(filled, 'definition'));
  return path !== undefined && sids.includes(sid) ? resolve(dirname(file), path) : undefined;
}

/** The definition of a flow by its SID, in any folder beside the file's own. */
function discover(sid: string, { file, env }: Asked): string | undefined {
  const files = discoverScenarioFiles(dirname(dirname(file)), []).filter((other) => other !== file);
  for (const other of files) {
    const path = definitionWith(sid, other, env);
    if (path) return path;
  }
  const folders = new Set([dirname(file), ...files.map((other) => dirname(other))]);
  return [...folders].flatMap(jsonFiles).find((path) => hasSid(path, sid));
}

/** The subflows of a flow. A missing one is not a mistake: a mock may replace it. */
export function chooseSubflows(
  part: Tree | undefined,
  definition: FlowDefinition | undefined,
  asked: Asked,
): { subflows: Subflow[]; problems: Problem[]; sources: Source[] } {
  if (!definition) return { subflows: [], problems: [], sources: [] };
  const named = entriesOf(part).map((entry) => listed(entry, definition, asked));
  const subflows = named.flatMap(({ subflow }) => subflow ?? []);
  const problems = named.flatMap((one) => one.problems);
  const sources = named.flatMap((one) => one.sources ?? []);
  const missing = sidsIn(definition).filter((sid) => !subflows.some((one) => one.sid === sid));
  const at = part ?? { at: { file: asked.file, line: 1, column: 1 }, width: 1 };
  for (const sid of missing) {
    const path = discover(sid, asked);
    const found: Loaded = path === undefined ? { problems: [] } : load(sid, path, { at: at.at, width: at.width });
    problems.push(...found.problems);
    sources.push(...(found.sources ?? []));
    if (found.subflow) subflows.push(found.subflow);
  }
  linkSubflows(definition, subflows);
  return { subflows, problems, sources };
}
