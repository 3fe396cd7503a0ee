import type { Json } from '../flow/types.js';
import type { Exchange } from '../workflow/api.js';
/** For what tells of an execution: line 1 stays line 1 where the contact presses 1, and a flow's drawing keeps its numbers. */
export declare const masked: (value: Json, secrets: readonly string[]) => Json;
/** For what an execution was given, and what it holds: a value that is a short secret is hidden, too. */
export declare const withoutValues: (value: Json, secrets: readonly string[]) => Json;
/** The same for a text of its own. */
export declare const shownText: (plain: string, secrets: readonly string[]) => string;
/** The same for what was sent and answered; an answer is looked through when it is read, as most never are. */
export declare function withoutValuesIn(exchanges: readonly Exchange[], secrets: readonly string[]): Exchange[];
