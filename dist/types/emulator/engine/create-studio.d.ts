import type { Studio } from './studio.js';
export type StudioOptions = {
    accountSid: string;
    /** The real moment, milliseconds since the epoch: where virtual time starts. */
    now: () => number;
    /** May refuse, by throwing, what a message or a call would start. */
    admit?: () => void;
};
export declare function createStudio(options: StudioOptions): Studio;
