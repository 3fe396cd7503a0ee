import type { Flows } from './studio.js';
export type FlowBookOptions = {
    /** The moment at which a flow changes; never the same one twice. */
    now: () => number;
    isKnownType?: (type: string) => boolean;
};
export declare function createFlowRegistry(options: FlowBookOptions): Flows;
