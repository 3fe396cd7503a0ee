import type { Contact } from '../contact/perform.js';
import type { Scenario } from '../scenario/scenario.js';
import type { PreparedFlow, Target } from './target.js';
import type { Witness } from './witness.js';
export type Parties = {
    contact: string;
    flowNumber: string;
};
type Starting = {
    target: Target;
    flow: PreparedFlow;
    parties: Parties;
    contact: Contact;
    deadline: number;
    seconds: number;
    witness: Witness;
};
/** The SID of the execution. */
export declare function start(scenario: Scenario, starting: Starting): Promise<string>;
export {};
