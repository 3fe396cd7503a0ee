import { type Leftovers } from '../account/cleanup.js';
import type { ContactOptions } from '../account/policy.js';
import type { Evidence } from '../session/evidence.js';
import type { Parties } from '../session/start.js';
import { type FlowWord } from './flow.js';
import type { Attached, Shown } from './report.js';
import type { Studio } from './studio.js';
import type { StudioWord } from './studio-word.js';
export type FlowproofOptions = {
    /** On a test account: who the contacts are, who else may be reached, and what a run may spend. */
    flowproof: ContactOptions;
};
type WorkerWords = FlowproofOptions & {
    /** The Studio of this worker: embedded, or a test account. */
    openedStudio: Studio;
    attachedFlows: Attached;
};
type TestWords = {
    /** Triggers executions for tests in TypeScript. */
    studio: StudioWord;
    /** The contact's number and the flow's, for this test alone. */
    contact: Parties;
    /** Readies a flow. */
    flow: FlowWord;
    /** Puts what happened into the reports; `secrets` are never shown. */
    evidence: (evidence: Evidence, more?: Shown) => Promise<void>;
    /** The executions of this test that may still be active: ended after it, whatever becomes of it. */
    leftovers: Leftovers;
};
export type Words = TestWords & WorkerWords;
export declare const test: import("playwright/test").TestType<import("playwright/test").PlaywrightTestArgs & import("playwright/test").PlaywrightTestOptions & TestWords, import("playwright/test").PlaywrightWorkerArgs & import("playwright/test").PlaywrightWorkerOptions & FlowproofOptions & {
    /** The Studio of this worker: embedded, or a test account. */
    openedStudio: Studio;
    attachedFlows: Attached;
}>;
export {};
