import { type Resource } from './service.js';
export declare const addresses: Resource;
