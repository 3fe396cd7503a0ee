import { type House } from './ending.js';
import type { Execution } from './execution.js';
import { type TriggerOptions } from './trigger.js';
export type StudioWord = {
    /** Triggers an execution: by the REST trigger, or by the contact, who then speaks first. */
    trigger: (options: TriggerOptions) => Promise<Execution>;
};
/** The word, and what it does when the test is over. */
export declare function openStudioWord(house: House): {
    word: StudioWord;
    close: () => Promise<void>;
};
