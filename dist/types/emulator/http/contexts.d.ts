import { type Resource } from './service.js';
export declare const executionContext: Resource;
export declare const stepContext: Resource;
