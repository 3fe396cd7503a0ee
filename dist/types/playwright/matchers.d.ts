import { type ExpectMatcherState, type MatcherReturnType } from '@playwright/test';
import { type Execution } from './execution.js';
import type { MessageWanted, PathWanted } from './wanted.js';
export declare const expect: import("playwright/test").Expect<{
    toHaveEnded: (this: ExpectMatcherState, received: Execution) => Promise<MatcherReturnType>;
    toBeActive: (this: ExpectMatcherState, received: Execution) => Promise<MatcherReturnType>;
    toBeWaitingAt: (this: ExpectMatcherState, received: Execution, widget: string) => Promise<MatcherReturnType>;
    toHaveEntered: (this: ExpectMatcherState, received: Execution, widget: string) => Promise<MatcherReturnType>;
    toHaveTraversed: (this: ExpectMatcherState, received: Execution, path: PathWanted) => Promise<MatcherReturnType>;
    toHaveSent: (this: ExpectMatcherState, received: Execution, messages: readonly MessageWanted[]) => Promise<MatcherReturnType>;
    toHaveVariables: (this: ExpectMatcherState, received: Execution, variables: Readonly<Record<string, import("../index.js").Json>>) => Promise<MatcherReturnType>;
    toHaveContext: (this: ExpectMatcherState, received: Execution, context: Readonly<Record<string, import("../index.js").Json>>) => Promise<MatcherReturnType>;
}>;
