import type { FlowDefinition } from '../flow/types.js';
import type { Studio } from './engine/studio.js';
import { type PlannedFault } from './http/faults.js';
import { type Rates } from './http/rate-limits.js';
export type EmulatorOptions = {
    /** Published at once. A flow's SID is derived from its name. */
    flows?: readonly {
        name: string;
        definition: FlowDefinition;
    }[];
    /** 0: any that is free. */
    port?: number;
    host?: string;
    accountSid?: string;
    authToken?: string;
    tls?: {
        key: string;
        cert: string;
    };
    /** The real moment, milliseconds since the epoch: where virtual time starts, and what rates count. */
    now?: () => number;
    /** Gets a line for each thing that went wrong in an execution, or in the emulator itself. */
    log?: (line: string) => void;
    /** Studio's own rates of new executions with `true`; off unless asked for. */
    rateLimits?: boolean | Partial<Rates>;
    faults?: readonly PlannedFault[];
};
export type Emulator = {
    url: string;
    accountSid: string;
    authToken: string;
    studio: Studio;
    /** Ends at once, whoever is still connected. */
    close: () => Promise<void>;
};
export declare function startEmulator(options?: EmulatorOptions): Promise<Emulator>;
