import type { StudioApi, WorkflowInputs } from './api.js';
import { type ExecutionStatus } from './fetch.js';
export type Triggered = {
    executionSid: string;
    status: ExecutionStatus;
};
/** Parameters may be an object or its JSON; none are sent as none, not as the text `undefined`. */
export declare function triggerExecution(api: StudioApi, inputs: WorkflowInputs): Promise<Triggered>;
