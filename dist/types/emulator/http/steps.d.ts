import type { ExecutionRecord, StepRecord } from '../engine/records.js';
import { type ApiRequest, type Resource } from './service.js';
export declare function stepOf(request: ApiRequest, execution: ExecutionRecord): StepRecord;
export declare const steps: Resource;
export declare const step: Resource;
