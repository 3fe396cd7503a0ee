// Stores executions: by SID, by flow in the order of their start, and which of them is active for a contact.
import { EXECUTION_DAYS } from './limits.ts';
import { newest } from './newest.ts';
import type { ExecutionRecord } from './records.ts';
import type { Executions } from './studio.ts';

export type ExecutionStore = {
  put: (record: ExecutionRecord) => void;
  get: (sid: string) => ExecutionRecord | undefined;
  remove: (record: ExecutionRecord) => void;
  page: Executions['page'];
  count: Executions['count'];
  /** The active executions of a flow between two addresses, the oldest first. */
  activeBetween: (flowSid: string, contact: string, flowAddress: string) => ExecutionRecord[];
  /** Called when it has ended: it receives no more messages. */
  retire: (record: ExecutionRecord) => void;
  /** Removes all executions of a flow. */
  removeFlow: (flowSid: string) => void;
  clear: () => void;
};

const KEPT_MILLISECONDS = EXECUTION_DAYS * 24 * 60 * 60 * 1000;

/** The length marks the end of an address, so that no two pairs have the same key. */
const pairOf = (flowSid: string, contact: string, flowAddress: string): string =>
  `${flowSid} ${contact.length} ${contact} ${flowAddress}`;

type Query = Parameters<Executions['page']>[1];

const matches = ({ createdAt, status }: ExecutionRecord, query: Query): boolean =>
  (query.from === undefined || createdAt >= query.from) &&
  (query.to === undefined || createdAt < query.to) &&
  (query.status === undefined || status === query.status);

const positionOf = ({ createdAt }: ExecutionRecord): number => createdAt;

function pageOf(records: readonly ExecutionRecord[], query: Query): ExecutionRecord[] {
  const isWhole = query.from === undefined && query.to === undefined && query.status === undefined;
  const isWanted = isWhole ? {} : { isWanted: (record: ExecutionRecord) => matches(record, query) };
  return newest(records, query, { positionOf, ...isWanted }).flatMap((index) => records[index] ?? []);
}

export function createExecutionStore(now: () => number): ExecutionStore {
  const bySid = new Map<string, ExecutionRecord>();
  const byFlow = new Map<string, ExecutionRecord[]>();
  const active = new Map<string, ExecutionRecord[]>();
  const isKept = ({ createdAt }: ExecutionRecord) => createdAt + KEPT_MILLISECONDS > now();
  const pairFor = ({ flowSid, contact, flowAddress }: ExecutionRecord) => pairOf(flowSid, contact, flowAddress);

  const retire = (record: ExecutionRecord) => {
    const pair = pairFor(record);
    const left = active.get(pair)?.filter((one) => one !== record) ?? [];
    if (left.length > 0) active.set(pair, left);
    else active.delete(pair);
  };
  const remove = (record: ExecutionRecord) => {
    retire(record);
    bySid.delete(record.sid);
    const records = byFlow.get(record.flowSid) ?? [];
    const index = records.lastIndexOf(record);
    if (index >= 0) records.splice(index, 1);
  };
  const ofFlow = (flowSid: string): ExecutionRecord[] => {
    const records = byFlow.get(flowSid) ?? [];
    for (let oldest = records[0]; oldest && !isKept(oldest); oldest = records[0]) remove(oldest);
    return records;
  };
  return {
    put: (record) => {
      bySid.set(record.sid, record);
      const records = ofFlow(record.flowSid);
      records.push(record);
      byFlow.set(record.flowSid, records);
      const pair = pairFor(record);
      const others = active.get(pair);
      active.set(pair, others ? [...others, record] : [record]);
    },
    get: (sid) => {
      const record = bySid.get(sid);
      return record && isKept(record) ? record : undefined;
    },
    remove,
    page: (flowSid, query) => pageOf(ofFlow(flowSid), query),
    count: (flowSid) => ofFlow(flowSid).length,
    activeBetween: (flowSid, contact, flowAddress) => active.get(pairOf(flowSid, contact, flowAddress)) ?? [],
    retire,
    removeFlow: (flowSid) => {
      for (const record of byFlow.get(flowSid) ?? []) {
        retire(record);
        bySid.delete(record.sid);
      }
      byFlow.delete(flowSid);
    },
    clear: () => {
      bySid.clear();
      byFlow.clear();
      active.clear();
    },
  };
}
