import type { CountedEvidence, Coverage, CoveredFlow, Tally } from './result.js';
/** Coverage of each flow and of all of them. Give each test's last attempt: the one that its verdict came from. */
export declare function coverageOf(flows: readonly CoveredFlow[], evidences: readonly CountedEvidence[]): Coverage;
/** The share in percent, rounded down, so that 100 means all; nothing to walk is all of it. */
export declare const percent: ({ walked, total }: Tally) => number;
