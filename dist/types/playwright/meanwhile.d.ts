/** Where the words go, and how time passes. */
export type Told = {
    isTerminal: boolean;
    write: (line: string) => void;
    /** Does something again and again; what it returns stops that. */
    every: (milliseconds: number, task: () => void) => () => void;
};
export declare const everySoOften: Told['every'];
/** What is over before the first five seconds are not told of. */
export declare function meanwhile<T>(what: string, task: () => Promise<T>, told?: Told): Promise<T>;
