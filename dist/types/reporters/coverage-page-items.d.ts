import type { CoveredFlow, FlowCoverage, Walks } from '../coverage/result.js';
export type PageItem = Walks & {
    group: 'widgets' | 'transitions' | 'ends';
    title: string;
    detail: string;
    /** What the map calls it: `w NAME`, or `t INDEX NAME` for each of a link's transitions. */
    keys: readonly string[];
};
/** Every item of a flow, in the order of its definition. */
export declare function itemsOf(coverage: FlowCoverage, { definition }: CoveredFlow): PageItem[];
