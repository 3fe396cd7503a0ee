import type { Waiting } from '../contact/stage.js';
import type { FlowDefinition } from '../flow/types.js';
import type { Scenario, TargetName } from '../scenario/scenario.js';
import type { StudioApi } from '../workflow/api.js';
import type { Incident } from './evidence.js';
/** The flow as the target knows it. `revision` and `definition` are those that will run. */
export type PreparedFlow = {
    sid: string;
    name: string;
    revision?: number;
    definition?: FlowDefinition;
};
/** What a target must know before an execution begins. */
export type Preparation = Pick<Scenario, 'flow' | 'trigger' | 'inputs' | 'contact' | 'mocks' | 'now' | 'place'>;
export type Target = {
    name: TargetName;
    api: StudioApi;
    /** True where time is virtual and waiting costs nothing. */
    simulatedTime: boolean;
    /** Readies the target: the flow is there, mocks are set, the clock stands at `now`, the contact has nothing left over. */
    prepare: (preparation: Preparation) => Promise<PreparedFlow>;
    /** Lets time pass: virtual at once, or real. */
    elapse: (seconds: number) => Promise<void>;
    /** Where waiting takes real time: told again and again what is waited for, so that somebody can show it. */
    observe?: (waiting: Waiting) => void;
    /** What went wrong inside the execution; always empty on a test account, which does not say. */
    incidents: (executionSid: string) => Promise<readonly Incident[]>;
};
