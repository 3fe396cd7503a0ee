import type { FlowDefinition } from '../flow/types.js';
import type { CallOutcome, ContactAction } from '../scenario/scenario.js';
import type { Setting } from './stage.js';
export type Answer = {
    at: string;
    outcome: CallOutcome;
};
/** Silence where the flow calls is a call that nobody takes. */
export declare function answersOf(actions: readonly ContactAction[], definition: FlowDefinition | undefined): Answer[];
/** The address of the document for one call. */
export declare function documentFor(answer: Answer, setting: Pick<Setting, 'definition' | 'seconds'>, more: boolean): string;
export type Answers = {
    /** Before the flow can call. */
    ready: () => Promise<void>;
    /** When a call has come: what the next one is to find. */
    taken: () => Promise<void>;
};
export declare function openAnswers(setting: Setting, answers: readonly Answer[]): Answers;
