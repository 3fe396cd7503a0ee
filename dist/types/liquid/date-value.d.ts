/** Milliseconds since the epoch of `now`, of seconds, or of a date written as text; undefined where it is none. */
export declare function dateValue(value: unknown, now: number, zone: string): number | undefined;
