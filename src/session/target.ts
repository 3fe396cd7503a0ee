// What a session runs on: what differs between the embedded Studio and a test account, and nothing more.
import type { Journal } from '../account/journal.ts';
import type { Budget } from '../account/policy.ts';
import type { Parties, Waiting } from '../contact/context.ts';
import type { FlowDefinition, JsonObject } from '../flow/types.ts';
import type { ArrivalTrigger } from '../scenario/arrival.ts';
import type { Scenario, Subflow, TargetName } from '../scenario/scenario.ts';
import type { StudioApi } from '../workflow/api.ts';
import type { Evidence, Incident, Output } from './evidence.ts';

/** The flow as the target knows it. `revision` and `definition` are those that will run. */
export type PreparedFlow = {
  sid: string;
  name: string;
  revision?: number;
  definition?: FlowDefinition;
  /** How it differs from the definition in the scenario's file, in sentences. */
  drift?: readonly string[];
  /** The flows that its Run Subflow widgets run, as far as they are known. */
  subflows?: readonly Pick<Subflow, 'sid' | 'name' | 'definition'>[];
};

/** What a target must know before an execution begins. */
export type Preparation = Pick<Scenario, 'flow' | 'trigger' | 'inputs' | 'contact' | 'mocks' | 'now' | 'place'>;

/** What starts an execution: `fields` are further fields of the trigger. */
export type Arrival = {
  flowSid: string;
  trigger: ArrivalTrigger;
  contact: string;
  flowAddress: string;
  body?: string;
  fields?: JsonObject;
};

export type Inside = { incidents: readonly Incident[]; outputs?: readonly Output[] };

export type Target = {
  name: TargetName;
  api: StudioApi;
  /** True where time is virtual and waiting costs nothing. */
  simulatedTime: boolean;
  /** Readies the target: the flow is there, mocks are set, the clock is at `now`, the contact has no active execution. */
  prepare: (preparation: Preparation) => Promise<PreparedFlow>;
  /** Starts an execution with data that Twilio's API cannot give, and returns its SID: only where the target can. */
  start?: (arrival: Arrival) => Promise<string>;
  /** Lets time pass: virtual at once, or real. */
  elapse: (seconds: number) => Promise<void>;
  /** Where waiting takes real time: told again and again what is waited for, so that somebody can show it. */
  observe?: (waiting: Waiting) => void;
  /** What went wrong inside the execution, and what it sent out; a test account does not show it. */
  inside: (executionSid: string) => Promise<Inside>;
};

/** Who talks to whom in one session, for as long as it lasts. */
export type Leased = { parties: Parties; release: () => Promise<void> };

/** A target that a worker has opened. */
export type OpenedTarget = {
  target: Target;
  /** Numbers for one session: those of its inputs, or free ones; waits so many seconds for them. */
  lease: (inputs: Scenario['inputs'], seconds: number) => Promise<Leased>;
  /** Where a session costs something: records what this one spent, and returns it. */
  recordSpending?: (evidence: Evidence, definition: FlowDefinition | undefined) => Promise<Budget>;
  /** Where executions outlive their process: what this one has triggered. */
  journal: Journal;
  close: () => Promise<void>;
};
