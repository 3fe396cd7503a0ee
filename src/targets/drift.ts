// Says how the flow on the account differs from the definition in the repository: a run then tests something else than its file says.
import { dirname } from 'node:path';
import { changeText } from '../coverage/change-text.ts';
import { diffFlows } from '../coverage/changes.ts';
import { digestOf } from '../flow/digest.ts';
import { parseFlow } from '../flow/load.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { asInFile, environmentMapOf } from '../scenario/environment-map.ts';
import { knownFlows } from '../scenario/known-flows.ts';
import type { FlowReference } from '../scenario/scenario.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** As loaded from a file, so that what files leave out makes no difference. */
const completed = (definition: FlowDefinition): FlowDefinition =>
  parseFlow(JSON.stringify(definition), 'flow.json').flow ?? definition;

function differences(reference: FlowReference, runs: FlowDefinition, { file, root, env }: DriftOptions): string[] {
  if (!reference.definition) return [];
  const folder = dirname(dirname(file));
  // Subflows are named by SIDs, which differ from environment to environment.
  const flows = reference.sids ? knownFlows(folder, env) : [];
  const map = environmentMapOf({ ...reference, file }, flows, root);
  return diffFlows(reference.definition, completed(asInFile(runs, map))).map(changeText);
}

export type DriftOptions = { file: string; root: string; env: Environment };

/** The differences from the file to the account as sentences; empty if the map of environments explains all of them. */
export function openDrift() {
  const known = new Map<string, string[]>();
  return (reference: FlowReference, runs: FlowDefinition, options: DriftOptions): string[] => {
    const key = `${options.file} ${digestOf(runs)}`;
    const found = known.get(key) ?? differences(reference, runs, options);
    known.set(key, found);
    return found;
  };
}
