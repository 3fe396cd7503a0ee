import type { Budget } from '../account/policy.js';
import type { FlowDefinition } from '../flow/types.js';
import type { Evidence } from './evidence.js';
/** Messages to the contact, and calls with the minutes from their widget to the end: each that has begun is paid for. */
export declare function spentByFlow({ path, messages }: Evidence, definition: FlowDefinition | undefined): Budget;
/** `12 messages, 1 call, 3 minutes`. */
export declare function spentWords({ messages, calls, minutes }: Budget): string;
/** What all of them have spent together; nothing is said where nothing could be spent. */
export declare function spentTogether(evidences: readonly Evidence[]): Budget | undefined;
