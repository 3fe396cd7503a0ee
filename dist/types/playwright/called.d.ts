import { type Place } from '../errors.js';
import type { Failure } from '../session/evidence.js';
/** The call outside of this folder that led here. Ask before anything is awaited. */
export declare function placeOfCall(otherwise: Place): Place;
export type Telling = {
    place: Place;
    secrets: readonly string[];
};
/** What failures at a call say. */
export declare function tell(failures: readonly Failure[], { place, secrets }: Telling): string;
/** The error of a call, with its place for a stack. */
export declare function errorAt(failures: readonly Failure[], telling: Telling): Error;
