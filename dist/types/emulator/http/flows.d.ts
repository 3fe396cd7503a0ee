import type { FlowRecord, FlowRevision } from '../engine/records.js';
import { type ApiRequest, type Resource, type Service } from './service.js';
export declare function flowOf({ params, path }: ApiRequest, { studio }: Service): FlowRecord;
export declare function latestOf({ sid, revisions }: FlowRecord): FlowRevision;
export declare const authorOf: (accountSid: string) => string;
export declare const flows: Resource;
export declare const flow: Resource;
/** Documented: `{"valid":true}`, or the error that publishing it would meet. A draft is held to the same. */
export declare const flowValidate: Resource;
