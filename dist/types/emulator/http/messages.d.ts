import type { MessageRecord } from '../engine/records.js';
import { type ApiRequest, type Resource, type Service } from './service.js';
export declare function messageOf({ params, path }: ApiRequest, { studio }: Service): MessageRecord;
export declare const messages: Resource;
export declare const message: Resource;
