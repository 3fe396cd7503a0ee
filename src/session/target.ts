// Where a scenario is played: what differs between the embedded Studio and a test account, and nothing more.

import type { Waiting } from '../contact/stage.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { Scenario, TargetName } from '../scenario/scenario.ts';
import type { StudioApi } from '../workflow/api.ts';
import type { Incident, Output } from './evidence.ts';

/** The flow as the target knows it. `revision` and `definition` are those that will run. */
export type PreparedFlow = {
  sid: string;
  name: string;
  revision?: number;
  definition?: FlowDefinition;
  /** How it differs from the definition in the scenario's file, in sentences. */
  drift?: readonly string[];
};

/** What a target must know before an execution begins. */
export type Preparation = Pick<Scenario, 'flow' | 'trigger' | 'inputs' | 'contact' | 'mocks' | 'now' | 'place'>;

export type Inside = { incidents: readonly Incident[]; outputs?: readonly Output[] };

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
  /** What went wrong inside the execution, and what it sent out; a test account does not show it. */
  inside: (executionSid: string) => Promise<Inside>;
};
