import { type TestInfo } from '@playwright/test';
import type { Scenario } from '../scenario/scenario.js';
import type { Evidence, Failure } from '../session/evidence.js';
/** Nothing else speaks against it: the guard stands before the first request that would change anything. */
export declare const isHeldBack: (failures: readonly Failure[]) => boolean;
/** One line for each thing that would be sent, in order. */
export declare function planOf(scenario: Scenario, evidence: Evidence, secrets: readonly string[]): string[];
/** Whoever asks for a dry run wants to read it: on the terminal, and in the report with the test, which is skipped. */
export declare function tellPlan(plan: readonly string[], testInfo: TestInfo): void;
