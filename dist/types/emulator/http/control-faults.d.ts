import { type Resource } from './service.js';
export declare const faults: Resource;
