import type { Ends, Stage } from './stage.js';
export type Text = {
    body: string;
    media?: readonly string[];
};
/** Sends; whoever calls must know what to do where the answer is lost. */
export declare function sendText({ api, contact, flowNumber }: Ends, { body, media }: Text): Promise<void>;
export type Voice = {
    /** The contact says something in an execution. */
    say: (text: Text, stage: Stage) => Promise<void>;
};
/** Remembers what it has said, to know its own words when an answer is lost. */
export declare function openVoice(): Voice;
