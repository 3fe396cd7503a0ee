// Pages of a list, newest first: in Studio's format and in that of the 2010 API.
import type { Json } from '../../flow/types.ts';
import { newest, type Order, type Window } from '../engine/newest.ts';
import { badRequest } from './errors.ts';
import { type Answer, type ApiRequest, ok } from './service.ts';

/** A list is read in several requests: entries added or removed between them do not shift the remaining ones. */
type Placed<T> = { record: T; position: number };
export type Listing<T> = (window: Window) => readonly Placed<T>[];

/** For records in order of creation. If records can be deleted, a position must stay with its record. */
export const newestFirst =
  <T>(records: readonly T[], positionOf: Order<T>['positionOf'] = (_, index) => index): Listing<T> =>
  (window) =>
    newest(records, window, { positionOf }).flatMap((index) => {
      const record = records[index];
      return record === undefined ? [] : [{ record, position: positionOf(record, index) }];
    });

/** Documented: 50 by default, 1,000 at most. */
const USUAL_SIZE = 50;
const LARGEST_SIZE = 1000;

type Place = { page: number; window: Window };

const whole = (text: string | null): number | undefined =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

function sizeOf(query: URLSearchParams): number {
  const text = query.get('PageSize');
  if (text === null || text === '') return USUAL_SIZE;
  const size = whole(text);
  if (!size) throw badRequest(20001, 'Invalid parameter PageSize: it must be a whole number from 1 to 1000');
  if (size > LARGEST_SIZE) throw badRequest(20007, 'Page size too large: the maximum is 1000');
  return size;
}

/** `PA`: entries older than a position; `PB`: newer ones. */
const KINDS = { PA: 'before', PB: 'after' } as const;

const tokenOf = (kind: keyof typeof KINDS, position: number): string =>
  `${kind}${Buffer.from(String(position)).toString('base64url')}`;

function readToken(token: string): Pick<Window, 'before' | 'after'> {
  const kind = token.slice(0, 2);
  const text = Buffer.from(token.slice(2), 'base64url').toString('latin1');
  if (!Object.hasOwn(KINDS, kind) || !/^\d{1,16}(\.\d{1,16})?$/.test(text))
    throw badRequest(21481, 'Invalid PageToken');
  return { [KINDS[kind as keyof typeof KINDS]]: Number(text) };
}

function placeOf(query: URLSearchParams): Place {
  const size = sizeOf(query);
  const page = whole(query.get('Page')) ?? 0;
  const token = query.get('PageToken');
  const window = token ? { offset: 0, size, ...readToken(token) } : { offset: page * size, size };
  return { page, window };
}

/** The URL of another page of the same query. */
function addressOf({ path, query }: ApiRequest, { window, page }: Place, token?: string): string {
  const asked = new URLSearchParams(query);
  asked.delete('PageToken');
  asked.set('PageSize', String(window.size));
  asked.set('Page', String(page));
  if (token) asked.set('PageToken', token);
  return `${path}?${asked}`;
}

type Addresses = { first: string; here: string; before: string | null; after: string | null };

type Cut<T> = { place: Place; records: readonly T[]; addresses: Addresses };

/** Reads one record more than the page holds, to see whether there is another page. */
function found<T>(listing: Listing<T>, { window, page }: Place) {
  const { size, after } = window;
  const more = listing({ ...window, size: size + 1 });
  const isMore = more.length > size;
  if (after === undefined) return { shown: more.slice(0, size), isNewer: page > 0, isOlder: isMore };
  return { shown: isMore ? more.slice(1) : more, isNewer: isMore, isOlder: true };
}

function cut<T>(request: ApiRequest, listing: Listing<T>): Cut<T> {
  const place = placeOf(request.query);
  const { page } = place;
  const { shown, isNewer, isOlder } = found(listing, place);
  const [first, last] = [shown.at(0), shown.at(-1)];
  const back = { ...place, page: Math.max(0, page - 1) };
  const addresses = {
    first: addressOf(request, { ...place, page: 0 }),
    here: addressOf(request, place, request.query.get('PageToken') ?? undefined),
    before: isNewer ? addressOf(request, back, first && tokenOf('PB', first.position)) : null,
    after: isOlder && last ? addressOf(request, { ...place, page: page + 1 }, tokenOf('PA', last.position)) : null,
  };
  return { place, records: shown.map(({ record }) => record), addresses };
}

type Shown<T> = { key: string; listing: Listing<T>; render: (record: T) => Json };

const absolute = ({ origin }: ApiRequest, address: string | null): string | null => address && origin + address;

/** A page in the format of Studio's API, with absolute URLs. */
export function studioPage<T>(request: ApiRequest, { key, listing, render }: Shown<T>): Answer {
  const { place, records, addresses } = cut(request, listing);
  return ok({
    [key]: records.map(render),
    meta: {
      page: place.page,
      page_size: place.window.size,
      first_page_url: absolute(request, addresses.first),
      previous_page_url: absolute(request, addresses.before),
      url: absolute(request, addresses.here),
      next_page_url: absolute(request, addresses.after),
      key,
    },
  });
}

/** A page in the format of the 2010 API: URLs are paths, beside the records. */
export function classicPage<T>(request: ApiRequest, { key, listing, render }: Shown<T>): Answer {
  const { place, records, addresses } = cut(request, listing);
  const start = place.page * place.window.size;
  return ok({
    first_page_uri: addresses.first,
    end: start + Math.max(0, records.length - 1),
    previous_page_uri: addresses.before,
    [key]: records.map(render),
    uri: addresses.here,
    page_size: place.window.size,
    start,
    next_page_uri: addresses.after,
    page: place.page,
  });
}
