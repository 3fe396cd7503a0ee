// Fetches the executions of a flow into the store: each once, with its personal data replaced and its path checked after that.
import { createHmac } from 'node:crypto';
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { StudioApi } from '../workflow/api.ts';
import { type AnonymiseOptions, anonymise, type Replaced } from './anonymise.ts';
import { divergenceOf, recordedPath } from './compare.ts';
import type { NotRecorded, RecordedExecution } from './execution.ts';
import {
  type FetchedRevision,
  fetchRecorded,
  fetchRevision,
  type ListedExecution,
  listExecutions,
  type Wanted,
} from './fetch.ts';
import { eachOf } from './flight.ts';
import { inputsOf } from './inputs.ts';
import { createPlayer, type Player } from './player.ts';
import type { ExecutionStore } from './store.ts';

export type Collecting = {
  api: StudioApi;
  store: ExecutionStore;
  wanted: Wanted;
  anonymising: AnonymiseOptions;
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
  progress?: (done: number, all: number) => void;
  /** Aborted when the user stops the command; executions fetched before are kept. */
  signal?: AbortSignal;
};

export type Collection = {
  /** Executions that were requested and are in the store. */
  sids: ReadonlySet<string>;
  /** How many of them this call has fetched. */
  fetched: number;
  failed: readonly NotRecorded[];
};

/** Executions are processed together, so that a pause of one does not delay the others; the client limits the requests. */
const AT_A_TIME = 32;

/** The key of the replacements: it stays the same as long as the account's secret does, and is not stored. */
export const replacementKey = (secret: string): Buffer =>
  createHmac('sha256', secret).update('flowproof recorded').digest();

/** The definition of a revision: from the store, otherwise from the account, requested once. */
export function revisionsOf(api: StudioApi, flowSid: string, store: ExecutionStore) {
  const known = new Map<number, Promise<FetchedRevision>>();
  const fetched = async (revision: number): Promise<FetchedRevision> => {
    const stored = store.revision(revision);
    if (stored) return stored;
    const found = await fetchRevision(api, flowSid, revision);
    store.addRevision(found);
    return found;
  };
  return (revision: number): Promise<FetchedRevision> => {
    const asked = known.get(revision) ?? fetched(revision);
    known.set(revision, asked);
    return asked;
  };
}

/** The source of a value is a better name for it than a field to which a flow copied it. */
const SOURCES: readonly RegExp[] = [/^flow\.data\./, /^trigger\./, /^widgets\./, /^contact\./];

export function fieldOf({ fields }: Replaced): string {
  const rank = (field: string): number => {
    const index = SOURCES.findIndex((pattern) => pattern.test(field));
    return index < 0 ? SOURCES.length : index;
  };
  return [...fields].sort((a, b) => rank(a) - rank(b) || a.length - b.length)[0] ?? '';
}

/** Fields whose replacement makes the flow take another path; each is found by restoring it. */
function fieldsThatDecide(
  original: RecordedExecution,
  replaced: readonly Replaced[],
  { options, keepsPath }: { options: AnonymiseOptions; keepsPath: (execution: RecordedExecution) => boolean },
): string[] {
  const alone = replaced.filter(({ value }) => keepsPath(anonymise(original, options, new Set([value])).execution));
  return (alone.length > 0 ? alone : replaced).map(fieldOf).filter(Boolean);
}

/** Replaces personal data, and notes which fields change the path of the flow by that. */
export function replacePersonalData(
  original: RecordedExecution,
  options: AnonymiseOptions,
  player: Player,
): RecordedExecution {
  const { execution, replaced } = anonymise(original, options);
  if (replaced.length === 0) return execution;
  const { definition } = player;
  const recorded = recordedPath(original);
  const keepsPath = (one: RecordedExecution): boolean =>
    divergenceOf(recorded, player.play(inputsOf(one, definition)), definition) === undefined;
  if (keepsPath(execution) || !keepsPath(original)) return execution;
  return { ...execution, changedBy: fieldsThatDecide(original, replaced, { options, keepsPath }) };
}

type Players = (revision: number) => Promise<Player>;

function playersOf(
  definitionOf: (revision: number) => Promise<{ definition: FlowDefinition; friendlyName: string }>,
  behaviour: Partial<Behaviour>,
): Players {
  const players = new Map<number, Promise<Player>>();
  return (revision) => {
    const known =
      players.get(revision) ??
      definitionOf(revision).then(({ friendlyName, definition }) =>
        createPlayer({ name: friendlyName, definition, behaviour }),
      );
    players.set(revision, known);
    return known;
  };
}

/** Only ended executions are stored: an active one continues, so its copy would be out of date. */
export async function collect(collecting: Collecting): Promise<Collection> {
  const { api, store, wanted, anonymising, behaviour = {}, progress, signal } = collecting;
  const listed = await listExecutions(api, { status: 'ended', ...wanted });
  const ended = listed.filter(({ status }) => status === 'ended');
  const playerOf = playersOf(revisionsOf(api, wanted.flowSid, store), behaviour);
  const sids = new Set<string>();
  const failed: NotRecorded[] = [];
  let fetched = 0;
  let done = 0;
  const one = async (execution: ListedExecution): Promise<void> => {
    if (signal?.aborted) return;
    if (!store.has(execution.sid)) {
      const found = await fetchRecorded(api, execution);
      if ('failed' in found) failed.push(found.failed);
      else {
        store.add(replacePersonalData(found.execution, anonymising, await playerOf(execution.revision)));
        fetched += 1;
      }
    }
    if (store.has(execution.sid)) sids.add(execution.sid);
    done += 1;
    progress?.(done, ended.length);
  };
  await eachOf(ended, AT_A_TIME, one);
  return { sids, fetched, failed };
}
