import { type Resource } from './service.js';
export declare const revisions: Resource;
export declare const revision: Resource;
