import type { CallOutcome } from '../scenario/scenario.js';
/** On the line, saying nothing, for at most so many seconds; then it hangs up. */
export declare function silent(seconds: number): string;
export declare function pressing(digits: string, seconds: number): string;
export declare function saying(speech: string, seconds: number): string;
export type PickUp = {
    outcome: CallOutcome;
    /** How long the contact stays on the line. */
    seconds: number;
    /** How long it rings before the outcome; what comes first in a document decides whether Twilio picks up. */
    ringing: number;
    /** After how many seconds the flow stops ringing. */
    patience: number;
    /** Whether the flow listens for a machine: then a person says hello, and silence would be neither. */
    detected: boolean;
};
/** The address to put on the contact's number so that its next call goes so; empty where the call is to fail. */
export declare function answerUrl(pickUp: PickUp): string;
