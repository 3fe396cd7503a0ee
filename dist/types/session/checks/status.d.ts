import type { Scenario } from '../../scenario/scenario.js';
import { type Failure, type Judged } from '../evidence.js';
/** Where it ended, in words. */
export declare const endsWith: ({ path }: Judged) => string;
/** The execution waits for the contact, and nothing will come: in YAML and in TypeScript alike. */
export declare const waitsWithoutAction: (evidence: Judged) => string;
/** What a wrong status says, for YAML and for TypeScript alike; nothing if it is as expected. */
export declare function compareStatus(expected: 'ended' | 'active', evidence: Judged): string | undefined;
export declare function checkStatus(scenario: Scenario, evidence: Judged): Failure[];
