import type { ExecutionRecord } from './records.js';
import type { Executions } from './studio.js';
export type ExecutionStore = {
    put: (record: ExecutionRecord) => void;
    get: (sid: string) => ExecutionRecord | undefined;
    remove: (record: ExecutionRecord) => void;
    page: Executions['page'];
    count: Executions['count'];
    /** The active executions of a flow between two addresses, the oldest first. */
    activeBetween: (flowSid: string, contact: string, flowAddress: string) => ExecutionRecord[];
    /** It has ended: nobody's messages go to it any more. */
    retire: (record: ExecutionRecord) => void;
    /** All executions of a flow. */
    removeFlow: (flowSid: string) => void;
    clear: () => void;
};
export declare function createExecutionStore(now: () => number): ExecutionStore;
