import type { Json } from '../../flow/types.js';
import type { FlowRecord } from '../engine/records.js';
import { type Resource, type Service } from './service.js';
export declare function flowNamed({ studio }: Service, name: Json | undefined): FlowRecord;
export declare const mocks: Resource;
