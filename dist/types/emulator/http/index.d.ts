import type { Method, Resource } from './service.js';
export declare const resources: readonly Resource[];
export declare const METHODS: readonly Method[];
/** The names of all operations, for faults. */
export declare const operations: readonly string[];
