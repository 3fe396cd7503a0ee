import type { FullResult } from '@playwright/test/reporter';
export type ChangedFlow = {
    flow: string;
    failing: readonly string[];
    changes: readonly {
        text: string;
    }[];
};
export type Short = {
    flow: string;
    measure: string;
    percent: number;
    wanted: number;
};
export type Told = {
    changed: readonly ChangedFlow[];
    short: readonly Short[];
};
/** When a run ended: by this its reports know each other. */
export declare const endOf: ({ startTime, duration }: FullResult) => string;
/** What is in `coverage.json`, unless another run has left it. */
export declare function toldBy(file: string, result: FullResult): Told;
