/**
 * A step's place would bring a snippet of that file into the report, and a step must have one. Workers tell the main process of
 * it as JSON: what is not in there is nowhere.
 */
export declare const NOWHERE: {
    file: string;
    line: number;
    column: number;
    toJSON: () => undefined;
};
