/** The keys and indexes of a JSON pointer. */
export declare const stepsOf: (pointer: string) => string[];
/** An entry of `contact`. */
export declare const isAction: (steps: readonly string[]) => boolean;
/** What a reader would call the part at a path. */
export declare function ownerOf(steps: readonly string[]): string;
/** The nearest key on the way to a part. */
export declare const nameOf: (steps: readonly string[]) => string;
