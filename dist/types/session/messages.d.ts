import type { StudioApi } from '../workflow/api.js';
import type { Message } from './evidence.js';
import type { Observing } from './observe.js';
import type { Parties } from './start.js';
/** The contact's latest messages: moments alone do not tell those of the scenario before, which may be of the same second. */
export declare function earlierMessages({ client }: StudioApi, { contact }: Parties): Promise<ReadonlySet<string>>;
/**
 * All since a moment, in order. A message between two numbers of one account is listed twice, as it left and as it came: what
 * the flow sent counts as it left, what the contact sent as it came.
 */
export declare function messagesBetween(observing: Observing, since: number): Promise<Message[]>;
