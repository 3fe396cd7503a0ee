import type { Witness } from '../session/witness.js';
import type { StudioApi } from '../workflow/api.js';
import type { Journal } from './journal.js';
export type Leftovers = Witness & {
    /** It has ended by itself. */
    ended: (executionSid: string) => void;
    /** Ends what is left so far; the contact can be another test's when this is done. */
    end: () => Promise<void>;
    /** From now on nothing is triggered any more, whoever still tries. */
    close: () => Promise<void>;
};
export declare function openLeftovers(api: StudioApi, journal: Journal): Leftovers;
