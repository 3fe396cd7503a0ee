import type { ExecutionRecord } from '../engine/records.js';
import { type ApiRequest, type Resource, type Service } from './service.js';
export declare function executionOf(request: ApiRequest, service: Service): ExecutionRecord;
export declare const executionUrl: (request: ApiRequest, { flowSid, sid }: ExecutionRecord) => string;
export declare const executions: Resource;
export declare const execution: Resource;
