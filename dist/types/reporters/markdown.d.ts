import type { Evidence } from '../session/evidence.js';
import type { Told } from './told.js';
export type FailedScenario = {
    flow: string;
    scenario: string;
    target: string;
    /** `file:line` in the YAML. */
    place: string;
    /** Where and why, in one line. */
    reason: string;
};
export type RunSummary = {
    passed: number;
    failed: readonly FailedScenario[];
    flaky: number;
    skipped: number;
    seconds: number;
    /** On a test account. */
    spent?: Evidence['spent'];
    told?: Told;
};
/** Markdown that GitHub shows on a run's page. */
export declare function renderSummary({ passed, failed, flaky, skipped, seconds, spent, told }: RunSummary): string;
