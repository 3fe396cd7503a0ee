// Reads a list page by page; if one of its pages expires during that time, starts again.
import { FlowproofError } from '../errors.ts';
import { isRefusal, readResponse, unreadableResponse } from './errors.ts';

type Page<Item> = { instances: Item[]; nextPageUrl?: string };

/** A list of the SDK. Its own `list()` never ends if the pages do not. */
type Pages<Options, Item> = {
  page: (options: Options) => Promise<Page<Item>>;
  getPage: (url: string) => Promise<Page<Item>>;
};

type Listed = { sid: string };

/** Records that arrive while a list is read shift its pages, so that one may appear twice: the first counts. */
function once<Item extends Listed>(items: readonly Item[]): Item[] {
  const known = new Set<unknown>();
  // The caller reports records without the expected fields.
  return items.filter((item) => !item?.sid || (!known.has(item.sid) && known.add(item.sid)));
}

/** Twilio's largest page size. */
const PAGE_SIZE = 1000;

/** Pages may be smaller than requested; no list that is read here has more pages than this. */
const MAX_PAGES = 200;

async function readOnce<Options, Item extends Listed>(
  what: string,
  { page, getPage }: Pages<Options, Item>,
  options: Options & { limit: number },
): Promise<Item[]> {
  const { limit, ...asked } = options;
  const items: Item[] = [];
  let current = await page({ pageSize: Math.min(limit, PAGE_SIZE), ...asked } as unknown as Options);
  for (let pages = 1; ; pages += 1) {
    items.push(...current.instances);
    if (items.length >= limit || !current.nextPageUrl) return once(items).slice(0, limit);
    if (pages === MAX_PAGES)
      throw new FlowproofError([unreadableResponse(what, `the list has more than ${pages} pages`)]);
    current = await getPage(current.nextPageUrl);
  }
}

/** Twilio does not document how long the URL of a next page is valid, and responds to an expired one with 400. */
const isDeadPage = (error: unknown): boolean =>
  isRefusal(error) && [400, 404, 410].includes(error.status) && (error.call?.includes('PageToken=') ?? false);

/** How often a list is read at most. */
const TIMES = 4;

/** At most `limit` records. `what` is Twilio's name of the operation. */
export async function readList<Options, Item extends Listed>(
  what: string,
  pages: Pages<Options, Item>,
  options: Options & { limit: number },
): Promise<Item[]> {
  for (let time = 1; ; time += 1) {
    try {
      return await readResponse(what, () => readOnce(what, pages, options));
    } catch (error) {
      if (time === TIMES || !isDeadPage(error)) throw error;
    }
  }
}
