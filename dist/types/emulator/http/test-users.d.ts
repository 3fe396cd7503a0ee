import { type Resource } from './service.js';
export declare const testUsers: Resource;
