import type { Numbers } from './studio.js';
export type NumberRegistry = Numbers & {
    /** A flow's number is the From of the executions that it serves, unless somebody has said otherwise. */
    notice: (phoneNumber: string, flowSid: string) => void;
    clear: () => void;
};
export declare function createNumberRegistry(): NumberRegistry;
