import type { Swept } from '../account/sweep.js';
import type { Opening, Studio } from '../playwright/studio.js';
export declare function openAccount({ options, shard, folder }: Opening): Studio;
/** What dead processes have left active on the account. */
export declare const sweep: () => Promise<Swept>;
