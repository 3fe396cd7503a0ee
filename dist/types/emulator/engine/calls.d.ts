import type { JsonObject } from '../../flow/types.js';
import type { CallRecord, ExecutionRecord } from './records.js';
import type { Calls } from './studio.js';
import type { CallState, Effect } from './widget.js';
import { type CallSession, type Run, type World } from './world.js';
export declare const callOf: ({ calls }: World, { record }: Run) => CallRecord | undefined;
export declare const isUp: (world: World, run: Run) => boolean;
export declare const stateOf: ({ sid, direction, status }: CallRecord) => CallState;
type Ending = Extract<CallRecord['status'], 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'>;
/** Both legs are over. */
export declare function endSession(world: World, session: CallSession, status: Ending): void;
/**
 * The contact hangs up. A widget that listens for that hears it; another one that speaks TwiML stops there, and so does the
 * execution; one that does not leaves the execution active. Source: Twilio's help centre.
 */
export declare function contactHangsUp(world: World, session: CallSession): void;
type PlaceCall = Extract<Effect, {
    type: 'place-call';
}>;
/** The flow calls somebody, who picks up at once, after some ringing, or not within the time that the flow is ready to wait. */
export declare function placeCall(world: World, run: Run, effect: PlaceCall): void;
/** The flow hangs up. */
export declare function hangUp(world: World, call: CallRecord): void;
type Ends = {
    from: string;
    to: string;
    callSid?: string;
    twiml?: string;
    parameters?: JsonObject;
};
export type Arrived = {
    session: CallSession;
    record: ExecutionRecord;
};
export declare function arrive(world: World, flowSid: string, ends: Ends): Arrived;
export declare const openCalls: (world: World) => Calls;
export {};
