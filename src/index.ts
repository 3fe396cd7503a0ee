// The public API: the workflow, its steps, scenario files, and the embedded Studio.
export type { Budget } from './account/policy.ts';
export type { Behaviour } from './emulator/engine/behaviour.ts';
export type { PlannedFault } from './emulator/http/faults.ts';
export type { Rates } from './emulator/http/rate-limits.ts';
export { type Emulator, type EmulatorOptions, startEmulator } from './emulator/server.ts';
export { FlowproofError, type Place, type Problem, renderProblems } from './errors.ts';
export type { Step } from './flow/step.ts';
export type { FlowDefinition, FlowState, FlowTransition, Json, JsonObject } from './flow/types.ts';
export type { Path, Visit } from './path/path.ts';
export { type LoadedFile, type LoadedTest, type LoadOptions, loadScenarioFile } from './scenario/load.ts';
export type {
  Action,
  CallOutcome,
  ContactAction,
  Expectation,
  FlowReference,
  MockAnswer,
  PathExpectation,
  Scenario,
  ScenarioInputs,
  TargetName,
  TriggerName,
} from './scenario/scenario.ts';
export type {
  ApiCall,
  Divergence,
  Evidence,
  ExecutionEvidence,
  Failure,
  FailureKind,
  Incident,
  Judged,
  Message,
  Outcome,
  Output,
  SentOut,
} from './session/evidence.ts';
export type { Environment } from './workflow/account.ts';
export type { Clock, Exchange, StudioApi, WorkflowInputs } from './workflow/api.ts';
export { type ClientOptions, createClient } from './workflow/client.ts';
export { endExecution } from './workflow/end.ts';
export { type Execution, type ExecutionRef, type ExecutionStatus, fetchExecution } from './workflow/fetch.ts';
export type { RetryPolicy } from './workflow/retry.ts';
export { type Listing, listSteps } from './workflow/steps.ts';
export { type Triggered, triggerExecution } from './workflow/trigger.ts';
export { triggerExecutionTrackSteps, type WorkflowOptions, type WorkflowOutputs } from './workflow/workflow.ts';
