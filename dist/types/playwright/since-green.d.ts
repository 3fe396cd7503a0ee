import type { FullConfig } from '@playwright/test';
import type { FlowDefinition } from '../flow/types.js';
import type { Evidence } from '../session/evidence.js';
type Failed = {
    evidence: Evidence;
    definition: FlowDefinition;
    secrets: readonly string[];
};
/** In the flow's own words, a line for each change; none where it did not change, or never was green. */
export declare function changesSinceGreen({ evidence, definition, secrets }: Failed, config: FullConfig): string[];
export {};
