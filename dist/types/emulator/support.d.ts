type Assumption = {
    name: string;
    value: string;
    rests: string;
};
/** The constants of a file, each with the comment above it: there stands what it rests on. */
export declare function assumptionsIn(source: string): Assumption[];
/** The whole page; `assumptions` is the text of `liquid/dialect.ts` and `engine/assumptions.ts`. */
export declare function supportPage(assumptions: string): string;
export {};
