// Reads a list page by page; where one of its pages is gone meanwhile, from the beginning again.
import { FlowproofError } from '../errors.ts';
import { answerTo, isRefusal, oddAnswer } from './errors.ts';

type Page<Item> = { instances: Item[]; nextPageUrl?: string };

/** A list of the SDK. Its own `list()` goes on for ever where the pages do. */
type Pages<Options, Item> = {
  page: (options: Options) => Promise<Page<Item>>;
  getPage: (url: string) => Promise<Page<Item>>;
};

type Listed = { sid: string };

/** What arrives while a list is read moves its pages, so that a record may be told twice: the first time counts. */
function once<Item extends Listed>(items: readonly Item[]): Item[] {
  const known = new Set<unknown>();
  // An answer that lacks what it should have is told by whoever reads it.
  return items.filter((item) => !item?.sid || (!known.has(item.sid) && known.add(item.sid)));
}

/** The most records that Twilio puts on a page. */
const PAGE_SIZE = 1000;

/** Pages may be smaller than asked for; these are more than any list that is read here has. */
const MOST_PAGES = 200;

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
    if (pages === MOST_PAGES) throw new FlowproofError([oddAnswer(what, `the list has more than ${pages} pages`)]);
    current = await getPage(current.nextPageUrl);
  }
}

/** Twilio says nowhere how long the address of a next page holds, and refuses one that does not with 400. */
const isDeadPage = (error: unknown): boolean =>
  isRefusal(error) && [400, 404, 410].includes(error.status) && (error.call?.includes('PageToken=') ?? false);

/** How often it is read at most. */
const TIMES = 4;

/** At most `limit` records. `what` is Twilio's name of the operation. */
export async function readList<Options, Item extends Listed>(
  what: string,
  pages: Pages<Options, Item>,
  options: Options & { limit: number },
): Promise<Item[]> {
  for (let time = 1; ; time += 1) {
    try {
      return await answerTo(what, () => readOnce(what, pages, options));
    } catch (error) {
      if (time === TIMES || !isDeadPage(error)) throw error;
    }
  }
}
