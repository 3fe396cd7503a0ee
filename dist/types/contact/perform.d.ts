import type { ContactAction, TriggerName } from '../scenario/scenario.js';
import type { Setting, Stage } from './stage.js';
export type { Setting, Stage, Waiting } from './stage.js';
export { sendText, type Text } from './text.js';
export type Contact = {
    /** Before the trigger: how its number takes the calls that are to come. */
    ready: () => Promise<void>;
    /** The contact speaks first. */
    begin: (trigger: Exclude<TriggerName, 'incomingRequest'>, body: string) => Promise<void>;
    perform: (action: ContactAction, stage: Stage) => Promise<void>;
    /** Whether there may be calls to end. */
    isOnThePhone: () => boolean;
    /** Ends the calls that are still up. */
    finish: () => Promise<void>;
};
/** The contact of one scenario, with all that it is going to do. */
export declare function openContact(setting: Setting, actions: readonly ContactAction[]): Contact;
/** One action of a contact of whom nothing else is known. */
export declare const perform: (action: ContactAction, stage: Stage) => Promise<void>;
