import { type TestInfo } from '@playwright/test';
import type { FlowDefinition } from '../flow/types.js';
import { type Evidence } from '../session/evidence.js';
import type { Exchange } from '../workflow/api.js';
/** The definitions that this worker has attached already, by digest, as they may be shown. */
export type Attached = Map<string, FlowDefinition>;
export type Shown = {
    definition?: FlowDefinition;
    /** What was sent and answered; large, so given for failures only. */
    exchanges?: readonly Exchange[];
    secrets?: readonly string[];
};
type Told = Shown & {
    testInfo: TestInfo;
    attached: Attached;
};
/** Both reports show all of it; the evidence is what coverage, summaries and pictures are made of. */
export declare function report(evidence: Evidence, told: Told): Promise<void>;
export {};
