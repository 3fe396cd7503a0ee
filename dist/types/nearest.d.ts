/** The candidate nearest to `name`, if it is near enough to be what was meant. */
export declare function nearest(name: string, candidates: Iterable<string>): string | undefined;
/** "did you mean `reply`?", else the choices if they are few. */
export declare function didYouMean(name: string, candidates: readonly string[]): string | undefined;
