import { type Place } from '../errors.js';
import { type Written } from '../scenario/program.js';
import type { ContactAction, Scenario } from '../scenario/scenario.js';
import type { Playing, Progress } from '../session/begin.js';
import type { Failure, Judged } from '../session/evidence.js';
import { type Attempt } from '../session/refusal.js';
import type { Run } from '../session/run.js';
import type { Room } from './room.js';
export type Act = {
    /** At the place of the trigger; the last path that was expected becomes its own. */
    scenario: Scenario;
    span: Pick<Playing, 'patience' | 'seconds' | 'target'>;
    progress: Progress;
    run?: Run;
    /** Values that no report may show; sensitive replies add theirs. */
    secrets: string[];
    failures: Failure[];
    room: Room;
    /** What is under way: actions and looks come one after the other, even if a spec forgets to await one. */
    turn: Promise<unknown>;
    /** The calls that the contact's number was told to take, and how; for `anyCall`, the one says it for all. */
    calls: ContactAction[];
    anyCall: boolean;
    /** Another execution has taken its place. */
    isOver: boolean;
    losePatience: () => void;
    /** What to tell when the patience is over: until then, nothing. */
    impatience: Promise<readonly Failure[]>;
    /** Gives the contact back. */
    release: () => Promise<void>;
};
/** Values that no report may show, with what the flow received of them. */
export declare const secretsOf: ({ secrets, progress }: Act) => string[];
/** One after the other, each with the time that it takes. */
export declare function inTurn<T>(act: Pick<Act, 'turn' | 'room'>, task: () => Promise<T>): Promise<T>;
/** What a spec says in a call, with the names of the flow that runs. */
export declare function said({ scenario, run }: Act, written: Written, place: Place): Scenario;
/** Nobody waits for an answer for ever. */
export declare const patiently: <T>(act: Act, place: Place, task: Promise<T>) => Promise<T>;
/** Keeps failures for the evidence. */
export declare function noted(act: Act, failures: readonly Failure[], place: Place): Failure[];
/** What was thrown on the way, as an error that shows the spec's call. */
export declare function thrown(act: Act, error: unknown, attempt: Attempt): Error;
/** What no matcher looks for, and no test may have. */
export declare function unseen({ scenario, span }: Act, evidence: Judged, hasFailed: boolean): Failure[];
