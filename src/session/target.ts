// What a session runs on: only what differs between the embedded Studio and a test account.
import type { Journal } from '../account/journal.ts';
import type { Budget } from '../account/policy.ts';
import type { Parties, Waiting } from '../contact/context.ts';
import type { FlowDefinition, JsonObject } from '../flow/types.ts';
import type { ArrivalTrigger } from '../scenario/arrival.ts';
import type { Scenario, Subflow, TargetName } from '../scenario/scenario.ts';
import type { StudioApi } from '../workflow/api.ts';
import type { Evidence, Incident, Output } from './evidence.ts';

/** The flow as the target has it. `revision` and `definition` are those that will run. */
export type PreparedFlow = {
  sid: string;
  name: string;
  revision?: number;
  definition?: FlowDefinition;
  /** How it differs from the definition in the scenario's file, in sentences. */
  drift?: readonly string[];
  /** The known flows that its Run Subflow widgets run. */
  subflows?: readonly Pick<Subflow, 'sid' | 'name' | 'definition'>[];
};

/** What a target must know before an execution starts. */
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
  /** True with virtual time, where waiting costs nothing. */
  simulatedTime: boolean;
  /** Prepares the target: publishes the flow, sets the mocks and the clock, and ends the contact's active executions. */
  prepare: (preparation: Preparation) => Promise<PreparedFlow>;
  /** Starts an execution with data that Twilio's API cannot set, and returns its SID; absent if the target cannot. */
  start?: (arrival: Arrival) => Promise<string>;
  /** Lets time pass: immediately with virtual time, otherwise by waiting. */
  elapse: (seconds: number) => Promise<void>;
  /** With real time: called repeatedly with what is awaited, for display. */
  observe?: (waiting: Waiting) => void;
  /** What went wrong inside the execution, and what it sent; a test account does not show it. */
  inside: (executionSid: string) => Promise<Inside>;
};

/** The numbers of one session, until they are released. */
export type Leased = { parties: Parties; release: () => Promise<void> };

/** A target that a worker has opened. */
export type OpenedTarget = {
  target: Target;
  /** Numbers for one session: those of its inputs, or free ones; waits at most this many seconds. */
  lease: (inputs: Scenario['inputs'], seconds: number) => Promise<Leased>;
  /** If sessions cost money: records what this one spent, and returns it. */
  recordSpending?: (evidence: Evidence, definition: FlowDefinition | undefined) => Promise<Budget>;
  /** If executions outlive their process: the journal of what this one triggered. */
  journal: Journal;
  close: () => Promise<void>;
};
