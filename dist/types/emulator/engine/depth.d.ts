import type { Json } from '../../flow/types.js';
export declare function isShallow(value: Json, levels?: number): boolean;
