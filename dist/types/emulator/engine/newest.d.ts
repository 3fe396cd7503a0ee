export type Window = {
    /** How many to leave out first. */
    offset: number;
    size: number;
    /** Only what is older than this position. */
    before?: number;
    /** What is newer than this position, and nearest to it. */
    after?: number;
};
export type Order<T> = {
    /** Rises from record to record. */
    positionOf: (record: T, index: number) => number;
    isWanted?: (record: T) => boolean;
};
/** Of records in their order, the indexes of those in the window, newest first. */
export declare function newest<T>(records: readonly T[], window: Window, { positionOf, isWanted }: Order<T>): number[];
