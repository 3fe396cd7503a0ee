// Finds which definitions of the account belong to which files, and what each would change.

import { basename, dirname, join } from 'node:path';
import { textOfJson } from '../flow/json-value.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { KnownFlow } from '../scenario/known-flows.ts';
import type { StudioApi } from '../workflow/api.ts';
import { type FetchedRevision, fetchRevision, type RevisionName } from './fetch.ts';
import { differencesBetween, differencesToFile, type FileState, readFlowFile } from './flow-file.ts';

export type PulledFlow = {
  sid: string;
  name: string;
  /** An absolute path. */
  file: string;
  /** The revision, converted for the file. */
  definition: FlowDefinition;
  revision: number;
  status: string;
  state: FileState;
  /** The differences from the file to the revision. */
  differences: readonly string[];
  /** The differences from the published revision to the draft; absent if there is no newer draft. */
  draft?: { revision: number; differences: readonly string[] };
  /** The line that a scenario file needs to use this file. */
  hint?: string;
};

export type Pulling = {
  api: StudioApi;
  flows: readonly KnownFlow[];
  revision: RevisionName;
  /** Converts a definition of the account for the file. */
  translate: (definition: FlowDefinition, flow: KnownFlow) => FlowDefinition;
};

type Source = { sid: string; file: string; owner: KnownFlow; revision: RevisionName; hint?: string };

async function pullOne({ api, translate }: Pulling, source: Source): Promise<PulledFlow> {
  const { sid, file, owner, revision: wanted, hint } = source;
  const found = await fetchRevision(api, sid, wanted);
  const definition = translate(found.definition, owner);
  const state = readFlowFile(file);
  const draft = await draftOf(api, sid, found);
  return {
    sid,
    name: found.friendlyName,
    file,
    definition,
    revision: found.revision,
    status: found.status,
    state,
    differences: differencesToFile(state, definition),
    ...(draft ? { draft } : {}),
    ...(hint ? { hint } : {}),
  };
}

/** What publishing would change; undefined for a flow that was never published. */
async function draftOf(api: StudioApi, sid: string, found: FetchedRevision): Promise<PulledFlow['draft']> {
  const latest = found.status === 'draft' ? found : await fetchRevision(api, sid, 'LatestRevision');
  if (latest.status !== 'draft') return undefined;
  const published = await fetchRevision(api, sid, 'LatestPublished').catch(() => undefined);
  if (!published) return undefined;
  return { revision: latest.revision, differences: differencesBetween(published.definition, latest.definition) };
}

const SID = /^FW[0-9a-f]{32}$/i;

type Reference = { sid: string; revision: RevisionName };

const revisionOf = (text: unknown): RevisionName => {
  if (/^\d+$/.test(textOfJson(text))) return Number(text);
  return /draft|LatestRevision/i.test(textOfJson(text)) ? 'LatestRevision' : 'LatestPublished';
};

/** The subflows that a definition runs, each once. */
function subflowsOf({ states }: FlowDefinition): Reference[] {
  const found = new Map<string, Reference>();
  for (const { type, properties } of states) {
    const sid = type === 'run-subflow' ? textOfJson(properties?.flow_sid) : '';
    if (SID.test(sid) && !found.has(sid)) found.set(sid, { sid, revision: revisionOf(properties.flow_revision) });
  }
  return [...found.values()];
}

const slug = (name: string): string => name.replace(/[^\w.-]+/g, '-').replace(/^-+|-+$/g, '') || 'subflow';

/** The file of a subflow: the one that its own scenarios or its parent's file name, otherwise one beside the parent. */
async function subflowSource(
  pulling: Pulling,
  parent: PulledFlow,
  { sid, revision }: Reference,
  owner: KnownFlow,
): Promise<Source | undefined> {
  const { api, flows } = pulling;
  if (flows.some((flow) => flow.definitionPath && (flow.sid === sid || Object.values(flow.sids ?? {}).includes(sid))))
    return undefined;
  const { friendlyName } = await fetchRevision(api, sid, revision);
  const listed = owner.subflows[sid] ?? owner.subflows[friendlyName];
  if (listed) return { sid, file: listed, owner, revision };
  const name = `${slug(friendlyName)}.json`;
  const hint = `add to \`flow\` in ${basename(owner.file)}: subflows: { ${sid}: subflows/${name} }`;
  return { sid, file: join(dirname(parent.file), 'subflows', name), owner, revision, hint };
}

/** Every flow that has a SID and a file, and its subflows. */
export async function pullFlows(pulling: Pulling): Promise<PulledFlow[]> {
  const { api, flows, revision } = pulling;
  const pulled = new Map<string, PulledFlow>();
  for (const owner of flows) {
    const { sid, definitionPath: file } = owner;
    if (!sid || !file || pulled.has(file)) continue;
    const parent = await pullOne(pulling, { sid, file, owner, revision });
    pulled.set(file, parent);
    // Subflows are named by the SIDs of the account.
    const ran = await fetchRevision(api, sid, parent.revision);
    for (const reference of subflowsOf(ran.definition)) {
      const source = await subflowSource(pulling, parent, reference, owner);
      if (source && !pulled.has(source.file)) pulled.set(source.file, await pullOne(pulling, source));
    }
  }
  return [...pulled.values()];
}
