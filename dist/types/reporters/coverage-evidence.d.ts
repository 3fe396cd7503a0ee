import type { TestResult } from '@playwright/test/reporter';
import type { CountedEvidence } from '../coverage/result.js';
import type { FlowDefinition } from '../flow/types.js';
import { type Evidence } from '../session/evidence.js';
/** The evidence of a test without what coverage has no use for: a run keeps thousands of these. */
export type Kept = CountedEvidence & {
    flow: Evidence['flow'];
};
/** The evidence attached to a test's result: one piece for each execution that it triggered. */
export declare const evidencesIn: ({ attachments }: TestResult) => Kept[];
/** The flow definitions attached to a test's result, by digest. */
export declare function definitionsIn({ attachments }: TestResult): [string, FlowDefinition][];
