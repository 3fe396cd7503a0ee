import type { Resource } from './service.js';
export declare const webhook: Resource;
