import type { Scenario } from '../../scenario/scenario.js';
import type { Failure, Judged } from '../evidence.js';
/** What an entry says, for YAML and for TypeScript alike; nothing if the widget was never entered. */
export declare function compareNever(widget: string, evidence: Judged): string | undefined;
export declare function checkNever({ expect }: Scenario, evidence: Judged): Failure[];
