// Finds the flows of a repository's scenario files: their SIDs, definitions, and sensitive names.
import { dirname, relative, resolve } from 'node:path';
import { FlowproofError, type Problem } from '../errors.ts';
import { discoverScenarioFiles } from './discover.ts';
import { chooseFlow } from './flow-file.ts';
import { LARGEST_SCENARIO_FILE, readText } from './read.ts';
import type { FlowReference } from './scenario.ts';
import { entriesOf, itemsOf, partOf, type Tree, textOf } from './tree.ts';
import { parseYaml } from './yaml.ts';

export type KnownFlow = Omit<FlowReference, 'subflows'> & {
  /** The scenario file that names it; absolute. */
  file: string;
  /** Names that its scenarios mark as sensitive. */
  sensitive: readonly string[];
  /** The files of its subflows, by SID or name; absolute. */
  subflows: Readonly<Record<string, string>>;
};

type Environment = Readonly<Record<string, string | undefined>>;

function sensitiveIn(root: Tree | undefined): string[] {
  const parts = [partOf(root, 'defaults'), ...itemsOf(partOf(root, 'scenarios'))];
  return parts.flatMap((part) => itemsOf(partOf(part, 'sensitive')).flatMap((name) => textOf(name) ?? []));
}

/** `flow.subflows`: paths by SID or name. */
const subflowsIn = (flow: Tree, file: string): Record<string, string> =>
  Object.fromEntries(
    entriesOf(partOf(flow, 'subflows')).flatMap(({ key, value }) => {
      const path = textOf(value);
      return path === undefined ? [] : [[key, resolve(dirname(file), path)]];
    }),
  );

function flowIn(file: string, env: Environment): KnownFlow | undefined {
  const read = readText(file, LARGEST_SCENARIO_FILE);
  if ('problem' in read) return undefined;
  const { tree } = parseYaml(read.text, file);
  const flow = partOf(tree, 'flow');
  if (!flow) return undefined;
  const { reference } = chooseFlow(flow, { file, env });
  // A definition that does not exist yet still has a path.
  const path = textOf(partOf(flow, 'definition'));
  return {
    ...(path === undefined ? {} : { definitionPath: resolve(dirname(file), path) }),
    ...reference,
    file,
    sensitive: sensitiveIn(tree),
    subflows: subflowsIn(flow, file),
  };
}

/** One for each definition or SID, in the order of the files; entries of several files for one flow are merged. */
export function knownFlows(folder: string, env: Environment): KnownFlow[] {
  const problems: Problem[] = [];
  const files = discoverScenarioFiles(folder, problems);
  if (problems.length > 0) throw new FlowproofError(problems);
  const flows = new Map<string, KnownFlow>();
  for (const file of files) {
    const flow = flowIn(file, env);
    if (!flow) continue;
    const key = flow.definitionPath ?? flow.sid ?? file;
    const known = flows.get(key);
    const sensitive = [...new Set([...(known?.sensitive ?? []), ...flow.sensitive])];
    flows.set(key, { ...flow, ...known, ...(known?.sid ? {} : flow.sid ? { sid: flow.sid } : {}), sensitive });
  }
  return [...flows.values()];
}

/** By SID, name, scenario file, definition or folder. */
export function findKnownFlow(flows: readonly KnownFlow[], wanted: string, cwd: string): KnownFlow | undefined {
  const path = wanted.replace(/\/+$/, '').replace(/^\.\//, '');
  return flows.find(({ sid, sids = {}, name, file, definitionPath }) => {
    const paths = [file, definitionPath, dirname(file)].flatMap((one) => (one ? [one, relative(cwd, one)] : []));
    return sid === wanted || Object.values(sids).includes(wanted) || name === wanted || paths.includes(path);
  });
}
