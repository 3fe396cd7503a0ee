import { type Place } from '../errors.js';
import type { JsonObject } from '../flow/types.js';
import type { CallOutcome, MockAnswer, Scenario } from '../scenario/scenario.js';
type Shared = {
    /** The flow's definition, for the emulator: a path from the folder of the configuration, or from the spec if it begins with `./`. */
    flow?: string;
    /** The flow's SID, for a test account. It may hold `${ENV}`. */
    sid?: string;
    /** The contact's number; without it, one is leased. It may hold `${ENV}` or `${ENV:-default}`. */
    to?: string;
    /** The flow's number; as `to`. */
    from?: string;
    mocks?: Readonly<Record<string, MockAnswer | readonly MockAnswer[]>>;
    /** The moment at which it starts on the emulator, ISO 8601 with offset. */
    now?: string;
    /** How the contact takes the flow's calls, in their order. Without it a person picks up each. */
    answers?: readonly Readonly<Record<string, CallOutcome>>[];
    /** The names of parameters whose values no report may show. */
    sensitive?: readonly string[];
    /** Seconds that the execution may take; otherwise the test's time-out. */
    timeout?: number;
};
/** The REST trigger, or the contact, who then speaks first. */
export type TriggerOptions = Shared & ({
    trigger?: 'incomingRequest';
    parameters?: JsonObject;
    body?: never;
} | {
    trigger: 'incomingMessage';
    body: string;
    parameters?: never;
} | {
    trigger: 'incomingCall';
    body?: never;
    parameters?: never;
});
export type Named = Pick<Scenario, 'id' | 'name' | 'tags'> & {
    place: Place;
};
/** The scenario; throws every mistake in what was given. */
export declare function scenarioFor(options: TriggerOptions, named: Named): Scenario;
export {};
