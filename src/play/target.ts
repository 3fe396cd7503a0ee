// Where a scenario is played: what differs between the embedded Studio and a test account, and nothing more.

import type { FlowDefinition } from '../flow/types.ts';
import type { Scenario, TargetName } from '../scenario/scenario.ts';
import type { StudioApi } from '../workflow/api.ts';

/** The flow as the target knows it. `revision` and `definition` are those that will run. */
export type PreparedFlow = { sid: string; name: string; revision?: number; definition?: FlowDefinition };

/** A request that no mock answered, with the widget that made it. */
export type Unmocked = {
  widget: string;
  widgetType: string;
  message: string;
  request?: { method: string; url: string };
};

export type Target = {
  name: TargetName;
  api: StudioApi;
  /** True where time is virtual and waiting costs nothing. */
  simulatedTime: boolean;
  /** Readies the target: the flow is there, mocks are set, the clock stands at `now`, the contact has nothing left over. */
  prepare: (scenario: Scenario) => Promise<PreparedFlow>;
  /** Lets time pass: virtual at once, or real. */
  elapse: (seconds: number) => Promise<void>;
  /** What the execution asked of the outside that nobody answered; always empty on a test account. */
  unmocked: (executionSid: string) => Promise<readonly Unmocked[]>;
};
