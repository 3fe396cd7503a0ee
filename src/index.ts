// What Flowproof offers to programs: the workflow, its steps, scenario files, and the embedded Studio.
export { type Emulator, type EmulatorOptions, startEmulator } from './emulator/server.ts';
export { FlowproofError, type Place, type Problem, renderProblems } from './errors.ts';
export type { FlowDefinition, FlowState, FlowTransition, Json, JsonObject } from './flow/types.ts';
export { type LoadedFile, type LoadOptions, loadScenarioFile } from './scenario/load.ts';
export type { Scenario } from './scenario/scenario.ts';
export type { Evidence } from './session/evidence.ts';
export type { Clock, Exchange, StudioApi, WorkflowInputs } from './workflow/api.ts';
export { type ClientOptions, createClient } from './workflow/client.ts';
export { endExecution } from './workflow/end.ts';
export { type Execution, type ExecutionRef, type ExecutionStatus, fetchExecution } from './workflow/fetch.ts';
export type { ListedStep } from './workflow/order.ts';
export { type Listing, listSteps } from './workflow/steps.ts';
export { type Triggered, triggerExecution } from './workflow/trigger.ts';
export { triggerExecutionTrackSteps, type WorkflowOptions, type WorkflowOutputs } from './workflow/workflow.ts';
