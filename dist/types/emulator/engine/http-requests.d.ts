import type { HttpCall, Signal } from './widget.js';
import { type Run, type World } from './world.js';
type Response = Extract<Signal, {
    type: 'response';
}>;
/** The answer, if it is there at once; else `deliver` is called with it later. */
export declare function answerRequest(world: World, run: Run, call: HttpCall, deliver: (signal: Response) => boolean): Response | undefined;
export {};
