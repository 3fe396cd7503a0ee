import type { Place } from '../errors.js';
import type { Playing } from './begin.js';
import type { Failure } from './evidence.js';
type Waiting = Pick<Playing, 'patience' | 'seconds' | 'target'>;
/** Resolves when the patience is over, with the failure to tell. */
export declare const outOfPatience: (at: Place, waiting: Waiting) => Promise<readonly Failure[]>;
export {};
