import type { Scenario } from '../scenario/scenario.js';
import type { Parties } from '../session/start.js';
import type { PreparedFlow, Target } from '../session/target.js';
export type FlowNamed = {
    /** Its definition's file, from the folder of the configuration: for the emulator. */
    definition?: string;
    /** For a test account. */
    sid?: string;
    mocks?: Scenario['mocks'];
    now?: string;
};
export type FlowWord = (named: FlowNamed) => Promise<PreparedFlow>;
export declare const openFlowWord: (target: Target, { contact, flowNumber }: Parties) => FlowWord;
