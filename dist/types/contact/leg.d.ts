import type { StudioApi } from '../workflow/api.js';
import type { Ends, Stage } from './stage.js';
type Listed = Awaited<ReturnType<Ends['api']['client']['calls']['list']>>[number];
/**
 * The contact calls the flow and says nothing yet. It hangs up after `seconds`, whatever becomes of this process. Whoever calls
 * this must know what to do where the answer is lost.
 */
export declare function placeCall({ api, contact, flowNumber }: Ends, seconds: number): Promise<void>;
/** The contact's side of the call goes on as `twiml` says; said twice, it would be heard twice. */
export declare function speak(stage: Stage, twiml: string): Promise<void>;
export declare function endCall(api: StudioApi, sid: string): Promise<void>;
export declare function hangUp(ends: Ends): Promise<void>;
/** The calls of the account that are up or ringing. */
export declare function openCalls({ client }: StudioApi): Promise<Listed[]>;
/** Ends what is still up, ringing legs included, so that nobody pays for silence. */
export declare function endCalls({ api, contact }: Ends): Promise<void>;
export {};
