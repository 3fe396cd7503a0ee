import type { Coverage } from '../coverage/result.js';
import type { Shortfall } from '../coverage/thresholds.js';
import type { FlowChanges } from './coverage-changes.js';
/** What all three reports are made of. `generatedAt` is ISO 8601. */
export type CoverageReport = {
    generatedAt: string;
    coverage: Coverage;
    changes: readonly FlowChanges[];
    shortfalls: readonly Shortfall[];
    notes: readonly string[];
};
export declare function coverageJson({ generatedAt, coverage, changes, shortfalls, notes }: CoverageReport): string;
