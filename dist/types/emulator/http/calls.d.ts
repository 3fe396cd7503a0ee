import { type Resource } from './service.js';
export declare const calls: Resource;
export declare const call: Resource;
