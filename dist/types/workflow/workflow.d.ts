import { type Environment } from './account.js';
import type { StudioApi, WorkflowInputs } from './api.js';
import { type ExecutionStatus } from './fetch.js';
import type { ListedStep } from './order.js';
export type WorkflowOutputs = {
    executionSid: string;
    status: ExecutionStatus;
    steps: ListedStep[];
};
export type WorkflowOptions = {
    /** Where to do it; by default in the account that the environment names. */
    api?: StudioApi;
    environment?: Environment;
    /** How long the execution may take to end. One that waits for somebody is told as active after that. */
    seconds?: number;
    /** Whether the execution has come as far as you want to see it, by its steps so far. */
    until?: (steps: readonly ListedStep[]) => boolean;
};
/** Outputs are named as in the workflow's Arazzo description; the steps are in the order in which they happened. */
export declare function triggerExecutionTrackSteps(inputs: WorkflowInputs, options?: WorkflowOptions): Promise<WorkflowOutputs>;
