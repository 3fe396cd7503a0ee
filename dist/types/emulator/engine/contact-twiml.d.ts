/** What the contact does so many seconds after its TwiML begins. */
export type CallAction = {
    after: number;
} & ({
    do: 'press';
    digits: string;
} | {
    do: 'say';
    text: string;
} | {
    do: 'reject';
    reason: 'busy' | 'rejected';
} | {
    do: 'hang-up';
});
/** The actions in order; when its document is over, the contact hangs up. Speech and keys take no time here. */
export declare function callActionsIn(twiml: string): CallAction[];
export type PickUp = {
    outcome: 'human' | 'machine' | 'busy' | 'no-answer' | 'failed';
    ringing: number;
};
/** How the contact takes a call: a Pause that comes first rings, Reject does not pick up, and a long greeting is a machine's. */
export declare function pickUpOf(twiml: string): PickUp;
/** A number's document is served by nobody here: Twilio's echo page has it in its address. Undefined for any other address. */
export declare function documentIn(voiceUrl: string): string | undefined;
