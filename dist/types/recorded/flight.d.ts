export type Flight = <Result>(work: () => Promise<Result>) => Promise<Result>;
export declare function limitInFlight(most: number): Flight;
/** Works through a list with so many at a time. A failure ends it once what is under way has finished. */
export declare function eachOf<Item>(items: Iterable<Item>, most: number, work: (item: Item) => Promise<void>): Promise<void>;
