import type { Waiting } from '../contact/stage.js';
import { type Told } from './meanwhile.js';
export type Waits = {
    observe: (waiting: Waiting) => void;
    /** For what is no widget: `for a contact that is free`. */
    show: (what: string, seconds?: number) => void;
    /** Steps that are made in there stand below what is waited for. */
    inside: <Made>(make: () => Made) => Made;
    end: () => Promise<void>;
};
/** Where time comes from, and where steps go. */
export type Stage = {
    now: () => number;
    every: Told['every'];
    /** Open until what `body` returns is settled. */
    step: (title: string, body: () => Promise<void>) => Promise<unknown>;
};
export declare function showWaits(stage?: Stage): Waits;
