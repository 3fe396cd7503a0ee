import type { Json } from '../../flow/types.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Failure, Judged } from '../evidence.js';
import type { Show } from './messages.js';
/** What a differing value says, for YAML and for TypeScript alike; nothing if it is as expected. */
export declare function compareValue({ key, value: expected }: {
    key: string;
    value: Json;
}, context: Json, show?: Show): string | undefined;
export declare const checkValues: ({ expect }: Scenario, evidence: Judged) => Failure[];
