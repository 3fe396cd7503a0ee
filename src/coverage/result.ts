// Types of a coverage result: the counted parts of each flow, and the scenarios that covered them.
import type { FlowDefinition } from '../flow/types.ts';
import type { Covered } from './traversals.ts';

/** A flow that scenarios ran on. */
export type CoveredFlow = { name: string; digest: string; definition: FlowDefinition; definitionPath?: string };

/** One execution that counts: the part of its evidence that coverage reads. */
export type CountedEvidence = Covered & {
  scenario: { id: string; name: string; file: string; line: number };
  target: string;
  flow: { name: string; digest?: string };
};

export type Tally = { covered: number; total: number };
export type Tallies = { widgets: Tally; transitions: Tally; conditions: Tally };

/** How often something was covered, and by which scenarios (sorted ids). */
export type Counted = { times: number; scenarios: readonly string[] };
export type WidgetCount = Counted & { name: string; type: string };
export type TransitionCount = Counted & { from: string; event: string; to?: string; conditions?: readonly string[] };
export type ConditionCount = Counted & { widget: string; conditions: readonly string[]; to?: string };
/** A traversal that the definition does not have: the execution ran another definition than the one that was read. */
export type UnknownTraversal = Counted & { from: string; event?: string; to?: string };

export type FlowCoverage = {
  name: string;
  digest: string;
  definitionPath?: string;
  tallies: Tallies;
  scenarios: readonly string[];
  widgets: readonly WidgetCount[];
  transitions: readonly TransitionCount[];
  conditions: readonly ConditionCount[];
  /** Transitions without `next`, by which executions end. Shown, not counted. */
  ends: readonly TransitionCount[];
  unknown: readonly UnknownTraversal[];
};

export type CoveredScenario = {
  id: string;
  name: string;
  file: string;
  line: number;
  flow: string;
  targets: readonly string[];
};
export type Coverage = { total: Tallies; flows: readonly FlowCoverage[]; scenarios: readonly CoveredScenario[] };
