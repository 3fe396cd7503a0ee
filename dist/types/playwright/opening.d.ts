import { type Act } from './act.js';
import type { House } from './ending.js';
import { type Execution } from './execution.js';
import type { Studio } from './studio.js';
export type Staging = Pick<Act, 'scenario' | 'anyCall' | 'room'> & {
    target: Studio['target'];
};
export declare function actFor({ scenario, anyCall, room, target }: Staging): Act;
/** Triggers it. */
export declare function open(act: Act, { studio, leftovers }: House): Promise<Execution>;
