// Corrupts a response on demand: a list with duplicate, missing or reordered records, an earlier status, an expired page.

import { isObject } from '../../flow/json-value.ts';
import type { Json, JsonObject } from '../../flow/types.ts';
import type { Fault } from './faults.ts';

/** The key of a response's records: Studio's pages name it; pages of the 2010 API have one list. */
function listIn(body: JsonObject): string | undefined {
  const { meta } = body;
  if (isObject(meta) && typeof meta.key === 'string') return meta.key;
  return 'page_size' in body ? Object.keys(body).find((key) => Array.isArray(body[key])) : undefined;
}

type Change = (body: JsonObject) => JsonObject;

const inList =
  (change: (records: readonly Json[]) => Json[]): Change =>
  (body) => {
    const key = listIn(body);
    const records = key === undefined ? undefined : body[key];
    return key !== undefined && Array.isArray(records) ? { ...body, [key]: change(records) } : body;
  };

/** Every second record first: neither the order of the list nor its reverse. */
const shuffled = (records: readonly Json[]): Json[] => [
  ...records.filter((_, index) => index % 2 === 1),
  ...records.filter((_, index) => index % 2 === 0),
];

const RECORDS: Readonly<Record<Extract<Fault, { records: string }>['records'], Change>> = {
  duplicate: inList((records) => records.flatMap((record) => [record, record])),
  late: inList((records) => records.slice(1)),
  reordered: inList(shuffled),
};

/** The earlier value of a status. */
const BEFORE: Readonly<Record<string, string>> = {
  ended: 'active',
  completed: 'in-progress',
  delivered: 'queued',
  sent: 'queued',
};

function asBefore(record: Json): Json {
  if (!isObject(record) || typeof record.status !== 'string') return record;
  const { status } = record;
  return Object.hasOwn(BEFORE, status) ? { ...record, status: BEFORE[status] ?? status } : record;
}

const stale: Change = (body) => {
  const changed = inList((records) => records.map(asBefore))(body);
  const whole = asBefore(changed);
  return isObject(whole) ? whole : changed;
};

/** The emulator never issues a token like this one. */
const EXPIRED = 'PAexpired';

function withDeadToken(address: Json | undefined, here: string): string {
  const next = new URL(typeof address === 'string' ? address : here, here);
  next.searchParams.set('Page', '1');
  next.searchParams.set('PageToken', EXPIRED);
  return next.href;
}

/** Studio's next page is an absolute URL, that of the 2010 API a path. */
const expired =
  (url: string): Change =>
  (body) => {
    if (listIn(body) === undefined) return body;
    const halved = inList((records) => records.slice(0, records.length >> 1))(body);
    const { meta } = halved;
    if (isObject(meta)) return { ...halved, meta: { ...meta, next_page_url: withDeadToken(meta.next_page_url, url) } };
    const next = new URL(withDeadToken(halved.next_page_uri, url));
    return { ...halved, next_page_uri: `${next.pathname}${next.search}` };
  };

export type Corruption = Extract<Fault, { records: string } | { stale: true } | { expired: true }>;

export const isCorruption = (fault: Fault): fault is Corruption =>
  'records' in fault || 'stale' in fault || 'expired' in fault;

function changeOf(fault: Corruption, url: string): Change {
  if ('records' in fault) return RECORDS[fault.records];
  return 'stale' in fault ? stale : expired(url);
}

/** The corrupted response to the request for `url`. Refusals, and bodies that are not JSON objects, are left unchanged. */
export async function corruptResponse(fault: Corruption, response: Response, url: string): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !type.includes('json')) return response;
  const body = (await response.json()) as Json;
  const { status, headers } = response;
  headers.delete('content-length');
  return new Response(JSON.stringify(isObject(body) ? changeOf(fault, url)(body) : body), { status, headers });
}
