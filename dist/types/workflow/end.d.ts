import type { StudioApi } from './api.js';
import { type ExecutionRef } from './fetch.js';
export declare function endExecution(api: StudioApi, execution: ExecutionRef): Promise<void>;
