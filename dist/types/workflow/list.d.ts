type Page<Item> = {
    instances: Item[];
    nextPageUrl?: string;
};
/** A list of the SDK. Its own `list()` goes on for ever where the pages do. */
type Pages<Options, Item> = {
    page: (options: Options) => Promise<Page<Item>>;
    getPage: (url: string) => Promise<Page<Item>>;
};
type Listed = {
    sid: string;
};
/** At most `limit` records. `what` is Twilio's name of the operation. */
export declare function readList<Options, Item extends Listed>(what: string, pages: Pages<Options, Item>, options: Options & {
    limit: number;
}): Promise<Item[]>;
export {};
