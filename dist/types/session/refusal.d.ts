import { type Place } from '../errors.js';
import type { Failure, FailureKind } from './evidence.js';
export type Attempt = {
    what: string;
    at: Place;
    kind: FailureKind;
};
/** Nobody sees a stack: an error of ours brings its own words, Twilio's are quoted, and anything else is named as it is. */
export declare function failuresOf(error: unknown, { what, at, kind }: Attempt): Failure[];
