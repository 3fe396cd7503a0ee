// The flows of the playground: one definition, or every flow.json below a folder, read again for each request.
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { FlowproofError, renderProblems } from '../errors.ts';
import { linkContentBeside } from '../flow/content-files.ts';
import { startOf } from '../flow/graph.ts';
import { parseFlow } from '../flow/load.ts';
import { flowNameOf } from '../flow/name.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { LARGEST_FLOW_FILE, readText } from '../scenario/read.ts';
import { parameterSuggestion } from './suggest.ts';
import type { FlowView, Start } from './view.ts';

export type FoundFlow = {
  /** Its path, relative to the folder in which the playground was opened, with `/`. */
  id: string;
  name: string;
  /** An absolute path. */
  path: string;
  definition?: FlowDefinition;
  /** Why it cannot be played, with a caret into the file. */
  problem?: string;
};

const IGNORED: ReadonlySet<string> = new Set(['node_modules', '.git', 'reports', 'test-results', 'dist']);
const MAX_FLOWS = 500;

function definitionsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): string[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : definitionsBelow(path);
    return entry.isFile() && entry.name === 'flow.json' ? [path] : [];
  });
}

/** A folder without any flow.json may have definitions with other names. */
function definitionsIn(folder: string): string[] {
  const found = definitionsBelow(folder);
  if (found.length > 0) return found.sort().slice(0, MAX_FLOWS);
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap(({ name }) => (name.endsWith('.json') ? [join(folder, name)] : [])).sort();
}

function noFlow(path: string): never {
  throw new FlowproofError([
    {
      code: 'no-flow',
      message: `There is no flow at \`${path}\`.`,
      fix: 'name a flow.json (Studio exports it under Trigger, Show Flow JSON) or a folder that holds one',
    },
  ]);
}

/** The absolute, sorted paths of a flow.json, or of all below a folder. Throws if there is none. */
export function flowFiles(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  const files = stat?.isDirectory() ? definitionsIn(path) : stat?.isFile() ? [path] : [];
  return files.length > 0 ? files : noFlow(path);
}

const nameOf = (path: string): string => (basename(path) === 'flow.json' ? basename(dirname(path)) : flowNameOf(path));

/** Reads a definition; an error becomes its `problem`. */
export function readFlow(path: string, cwd: string): FoundFlow {
  const found = { id: relative(cwd, path).split(sep).join('/') || basename(path), name: nameOf(path), path };
  const read = readText(path, LARGEST_FLOW_FILE);
  if ('problem' in read) return { ...found, problem: read.problem.message };
  const { flow, problems } = parseFlow(read.text, found.id);
  if (flow) problems.push(...linkContentBeside(flow, path).problems);
  if (flow && problems.length === 0) return { ...found, definition: flow };
  return { ...found, problem: renderProblems(problems, new Map([[found.id, read.text]])) };
}

/** The files that hold no usable flow. The page shows the same problem until the file is corrected. */
export const unusableFlows = (path: string, cwd: string): { path: string; problem: string }[] =>
  flowFiles(path).flatMap((file) => {
    const { problem } = readFlow(file, cwd);
    return problem === undefined ? [] : [{ path: file, problem }];
  });

/** The Trigger events that start a flow; a definition without a Trigger is started through the API. */
const STARTS: readonly (readonly [string, Start['by']])[] = [
  ['incomingMessage', 'message'],
  ['incomingConversationMessage', 'conversation'],
  ['incomingCall', 'call'],
  ['incomingRequest', 'request'],
  ['incomingParent', 'subflow'],
];

export function startsOf(definition: FlowDefinition): Start['by'][] {
  const start = startOf(definition);
  if (start?.type !== 'trigger') return ['request', 'message', 'call', 'subflow'];
  const leadsOn = (event: string) => start.transitions.some((one) => one.event === event && one.next);
  return STARTS.flatMap(([event, by]) => (leadsOn(event) ? [by] : []));
}

const viewOf = ({ id, name, definition, problem }: FoundFlow): FlowView => ({
  id,
  name,
  file: id,
  starts: definition ? startsOf(definition) : [],
  widgets: definition ? definition.states.map((state) => ({ name: state.name, type: state.type })) : [],
  parameters: {
    request: definition ? parameterSuggestion(definition, 'request') : {},
    subflow: definition ? parameterSuggestion(definition, 'subflow') : {},
  },
  ...(problem ? { problem } : {}),
});

/** A flow is read again when it changes; until then its view stays the same. */
const views = new WeakMap<FoundFlow, FlowView>();

export function flowView(flow: FoundFlow): FlowView {
  const view = views.get(flow) ?? viewOf(flow);
  views.set(flow, view);
  return view;
}
