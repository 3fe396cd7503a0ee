// Finds the definition of each flow that scenarios ran on: attached to a test of the run, or in its file.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CoveredFlow } from '../coverage/result.ts';
import { digestOf } from '../flow/digest.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { Kept } from './coverage-evidence.ts';

export type Sources = { attached: ReadonlyMap<string, FlowDefinition>; folders: readonly string[] };
export type Found = { flows: CoveredFlow[]; notes: string[] };

function readDefinition(file: string): FlowDefinition | undefined {
  try {
    const read: FlowDefinition | null = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(read?.states) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** An absolute path holds on the machine that ran the test; a relative one wherever the repository is. */
function fromFile({ definitionPath, digest }: Kept['flow'], { folders }: Sources): FlowDefinition | undefined {
  if (!definitionPath) return undefined;
  const candidates = folders.flatMap((folder) => readDefinition(resolve(folder, definitionPath)) ?? []);
  return candidates.find((definition) => digest === undefined || digestOf(definition) === digest);
}

/** The flows of a run, each with its definition. A flow that ran in two revisions is two flows. */
export function flowsOf(evidences: readonly Kept[], sources: Sources): Found {
  const flows = new Map<string, CoveredFlow>();
  const missing = new Set<string>();
  for (const { flow } of evidences) {
    const key = JSON.stringify([flow.name, flow.digest]);
    if (flows.has(key) || missing.has(key)) continue;
    const definition = (flow.digest ? sources.attached.get(flow.digest) : undefined) ?? fromFile(flow, sources);
    const { name, digest, definitionPath } = flow;
    if (!definition) missing.add(key);
    else
      flows.set(key, {
        name,
        definition,
        digest: digest ?? digestOf(definition),
        ...(definitionPath ? { definitionPath } : {}),
      });
  }
  const found = [...flows.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { flows: found, notes: notesOn(evidences, found) };
}

function notesOn(evidences: readonly Kept[], flows: readonly CoveredFlow[]): string[] {
  const known = new Set(flows.map(({ name }) => name));
  const without = new Set(evidences.map(({ flow }) => flow.name).filter((name) => !known.has(name)));
  return [...without].sort().map((name) => `${name}: its definition was not found, so its coverage is unknown.`);
}
