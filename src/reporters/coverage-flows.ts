// Finds the definition of each flow that scenarios ran on: attached to a test, or in a file.
import type { CoveredFlow } from '../coverage/result.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { Kept } from './coverage-evidence.ts';
import { readFlow } from './flow-files.ts';

export type Sources = { attached: ReadonlyMap<string, FlowDefinition>; folders: readonly string[] };
export type Found = { flows: CoveredFlow[]; notes: string[] };

/** An absolute path is valid on the machine that ran the test; a relative one wherever the repository is. */
function fromFile({ definitionPath, digest }: Kept['flow'], { folders }: Sources): CoveredFlow | undefined {
  if (!definitionPath) return undefined;
  const candidates = folders.flatMap((folder) => readFlow(definitionPath, folder) ?? []);
  return candidates.find((found) => digest === undefined || found.digest === digest);
}

function find(flow: Kept['flow'], sources: Sources): CoveredFlow | undefined {
  const { name, digest, definitionPath } = flow;
  const attached = digest ? sources.attached.get(digest) : undefined;
  const found = digest && attached ? { digest, definition: attached } : fromFile(flow, sources);
  if (!found) return undefined;
  return {
    name,
    digest: found.digest,
    definition: found.definition,
    ...(definitionPath ? { definitionPath } : {}),
  };
}

/** The flows of a run, each with its definition. A flow that ran in two revisions counts as two. */
export function flowsOf(evidences: readonly Kept[], sources: Sources): Found {
  const asked = new Map(evidences.map(({ flow }) => [JSON.stringify([flow.name, flow.digest]), flow]));
  const flows = [...asked.values()].flatMap((flow) => find(flow, sources) ?? []);
  return { flows, notes: notesOn(evidences, flows) };
}

function notesOn(evidences: readonly Kept[], flows: readonly CoveredFlow[]): string[] {
  const known = new Set(flows.map(({ name }) => name));
  const without = new Set(evidences.map(({ flow }) => flow.name).filter((name) => !known.has(name)));
  return [...without].sort().map((name) => `${name}: its definition was not found, so its coverage is unknown.`);
}

/** Flows of the run and flows without scenarios, each once. */
export function together(ran: readonly CoveredFlow[], others: readonly CoveredFlow[]): CoveredFlow[] {
  const keyOf = ({ name, digest }: CoveredFlow) => JSON.stringify([name, digest]);
  const all = new Map([...others, ...ran].map((flow) => [keyOf(flow), flow]));
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
