// Keeps the flows and their revisions, by SID and by name.
import type { Json } from '../../flow/types.ts';
import type { FlowRecord, FlowRevision } from './records.ts';
import { sidOf } from './sids.ts';
import type { FlowContent, Flows } from './studio.ts';
import { validateDefinition } from './validate.ts';

export type FlowRegistryOptions = {
  /** The time of a change; never the same time twice. */
  now: () => number;
};

type Making = FlowRegistryOptions & { number: number };

function newRevision(content: FlowContent, { now, number }: Making): FlowRevision {
  const { errors, warnings } = validateDefinition(content.definition as unknown as Json);
  const { friendlyName, definition, status, commitMessage = null } = content;
  const valid = errors.length === 0;
  return {
    revision: number,
    friendlyName,
    status,
    definition,
    commitMessage,
    valid,
    errors,
    warnings,
    createdAt: now(),
  };
}

const latestOf = ({ revisions }: FlowRecord): FlowRevision | undefined => revisions.at(-1);

/** Finds a revision by its number, `LatestPublished` or `LatestRevision`. */
function pick({ revisions }: FlowRecord, wanted: string): FlowRevision | undefined {
  if (wanted === 'LatestRevision') return revisions.at(-1);
  if (wanted === 'LatestPublished') return revisions.findLast(({ status }) => status === 'published');
  return /^\d+$/.test(wanted) ? revisions[Number(wanted) - 1] : undefined;
}

/** The same name has the same SID in every run; a second flow of that name gets the next free one. */
function freeSid(flows: ReadonlyMap<string, FlowRecord>, name: string): string {
  let sid = sidOf('FW', name);
  for (let count = 2; flows.has(sid); count += 1) sid = sidOf('FW', `${name}\n${count}`);
  return sid;
}

/** The latest revision's values with those of the change. A commit message belongs to one revision only. */
function changed({ friendlyName, definition, status }: FlowRevision, change: Partial<FlowContent>): FlowContent {
  const { commitMessage } = change;
  return {
    friendlyName: change.friendlyName ?? friendlyName,
    definition: change.definition ?? definition,
    status: change.status ?? status,
    ...(commitMessage === undefined ? {} : { commitMessage }),
  };
}

export function createFlowRegistry(options: FlowRegistryOptions): Flows {
  const flows = new Map<string, FlowRecord>();
  let added = 0;
  return {
    add: (content) => {
      const first = newRevision(content, { ...options, number: 1 });
      const { createdAt } = first;
      const { sid = freeSid(flows, content.friendlyName) } = content;
      const record: FlowRecord = {
        sid,
        order: added++,
        createdAt,
        updatedAt: createdAt,
        revisions: [first],
        testUsers: [],
      };
      flows.set(sid, record);
      return record;
    },
    revise: (sid, change) => {
      const record = flows.get(sid);
      const latest = record && latestOf(record);
      if (!record || !latest) return undefined;
      const next = newRevision(changed(latest, change), { ...options, number: record.revisions.length + 1 });
      record.revisions.push(next);
      record.updatedAt = next.createdAt;
      return record;
    },
    get: (sid) => flows.get(sid),
    revision: (sid, revision = 'LatestPublished') => {
      const record = flows.get(sid);
      return record && pick(record, revision);
    },
    revisionFor: (sid, contact) => {
      const record = flows.get(sid);
      return record && pick(record, record.testUsers.includes(contact) ? 'LatestRevision' : 'LatestPublished');
    },
    byName: (name) => [...flows.values()].find((record) => latestOf(record)?.friendlyName === name),
    all: () => [...flows.values()],
    remove: (sid) => {
      flows.delete(sid);
    },
  };
}
