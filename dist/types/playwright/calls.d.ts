import type { ApiCall } from '../session/evidence.js';
import type { Exchange } from '../workflow/api.js';
import type { Waits } from './waits.js';
export type Calls = {
    note: (exchange: Exchange) => void;
    /** Forgets the test before, and notes from now on. */
    begin: () => void;
    end: () => Promise<void>;
    all: () => readonly ApiCall[];
    /** With what was sent and answered, masked. */
    exchanges: () => readonly Exchange[];
};
/** Below what is waited for meanwhile, if that is shown. */
export declare function noteCalls(waits?: Waits): Calls;
