// Pages of a list, newest first: Studio's envelope, and that of the 2010 API.
import type { Json } from '../../flow/types.ts';
import { badRequest } from './errors.ts';
import { type Answer, type ApiRequest, ok } from './service.ts';

/**
 * Records, newest first. A list is read over several requests, and new records must not push what was read into the next page:
 * `mark` is taken at the first page, and what came after it does not count.
 */
export type Listing<T> = {
  mark: () => number;
  take: (mark: number, offset: number, count: number) => readonly T[];
};

/** Of records in the order in which they came. */
export const newestFirst = <T>(records: readonly T[]): Listing<T> => ({
  mark: () => records.length,
  take: (mark, offset, count) => {
    const end = Math.max(0, Math.min(mark, records.length) - offset);
    return records.slice(Math.max(0, end - count), end).reverse();
  },
});

/** Documented: 50 by default, 1,000 at most. */
const USUAL_SIZE = 50;
const LARGEST_SIZE = 1000;

type Place = { page: number; size: number; offset: number; mark: number };

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

const tokenOf = (mark: number, offset: number): string => `PA${Buffer.from(`${mark}.${offset}`).toString('base64url')}`;

function readToken(token: string): { mark: number; offset: number } {
  const text = Buffer.from(token.slice(2), 'base64url').toString('latin1');
  const [, mark, offset] = /^(\d{1,16})\.(\d{1,9})$/.exec(text) ?? [];
  if (!token.startsWith('PA') || !mark || !offset) throw badRequest(21481, 'Invalid PageToken');
  return { mark: Number(mark), offset: Number(offset) };
}

function placeOf(query: URLSearchParams, listing: Listing<unknown>): Place {
  const size = sizeOf(query);
  const page = whole(query.get('Page')) ?? 0;
  const token = query.get('PageToken');
  if (token) return { page, size, ...readToken(token) };
  return { page, size, offset: page * size, mark: listing.mark() };
}

/** The same question for another page. */
function addressOf({ path, query }: ApiRequest, { size, page }: Place, token?: string): string {
  const asked = new URLSearchParams(query);
  asked.delete('PageToken');
  asked.set('PageSize', String(size));
  asked.set('Page', String(page));
  if (token) asked.set('PageToken', token);
  return `${path}?${asked}`;
}

type Addresses = { first: string; here: string; before: string | null; after: string | null };

type Cut<T> = { place: Place; records: readonly T[]; addresses: Addresses };

function cut<T>(request: ApiRequest, listing: Listing<T>): Cut<T> {
  const place = placeOf(request.query, listing);
  const { mark, offset, size, page } = place;
  const found = listing.take(mark, offset, size + 1);
  const back = Math.max(0, offset - size);
  const addresses = {
    first: addressOf(request, { ...place, page: 0 }),
    here: addressOf(request, place, request.query.get('PageToken') ?? undefined),
    before: offset > 0 ? addressOf(request, { ...place, page: Math.max(0, page - 1) }, tokenOf(mark, back)) : null,
    after: found.length > size ? addressOf(request, { ...place, page: page + 1 }, tokenOf(mark, offset + size)) : null,
  };
  return { place, records: found.slice(0, size), addresses };
}

type Shown<T> = { key: string; listing: Listing<T>; render: (record: T) => Json };

const absolute = ({ origin }: ApiRequest, address: string | null): string | null => address && origin + address;

/** A page as Studio's API answers it, with absolute addresses. */
export function studioPage<T>(request: ApiRequest, { key, listing, render }: Shown<T>): Answer {
  const { place, records, addresses } = cut(request, listing);
  return ok({
    [key]: records.map(render),
    meta: {
      page: place.page,
      page_size: place.size,
      first_page_url: absolute(request, addresses.first),
      previous_page_url: absolute(request, addresses.before),
      url: absolute(request, addresses.here),
      next_page_url: absolute(request, addresses.after),
      key,
    },
  });
}

/** A page as the 2010 API answers it: addresses are paths, and stand beside the records. */
export function classicPage<T>(request: ApiRequest, { key, listing, render }: Shown<T>): Answer {
  const { place, records, addresses } = cut(request, listing);
  const start = place.page * place.size;
  return ok({
    first_page_uri: addresses.first,
    end: start + Math.max(0, records.length - 1),
    previous_page_uri: addresses.before,
    [key]: records.map(render),
    uri: addresses.here,
    page_size: place.size,
    start,
    next_page_uri: addresses.after,
    page: place.page,
  });
}
