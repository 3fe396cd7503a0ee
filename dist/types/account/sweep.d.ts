import type { Problem } from '../errors.js';
import type { StudioApi } from '../workflow/api.js';
import { type Here } from './journal.js';
import type { Held } from './lock.js';
export type Sweeping = {
    api: StudioApi;
    /** Where the journals are. */
    folder: string;
    here: Here;
    fingerprint: (number: string) => string;
    /** The contact for us alone, unless somebody on this machine is using it. */
    lease: (number: string) => Promise<Held | undefined>;
};
export type Swept = {
    ended: number;
    problems: Problem[];
};
export declare function sweep(sweeping: Sweeping): Promise<Swept>;
