import { type Contact } from '../contact/perform.js';
import type { Setting } from '../contact/stage.js';
import { type Trace } from '../path/trace.js';
import type { ContactAction, Scenario } from '../scenario/scenario.js';
import type { ApiCall, Failure } from './evidence.js';
import type { Observed, Observing } from './observe.js';
import { type Attempt } from './refusal.js';
import { type Parties } from './start.js';
import type { PreparedFlow, Target } from './target.js';
import type { Watched } from './watch.js';
import type { Witness } from './witness.js';
export type Playing = {
    target: Target;
    parties: Parties;
    /** How long the whole may take, in real time. */
    seconds: number;
    /** Files are named relative to it. */
    root: string;
    secrets: readonly string[];
    /** The API calls so far. */
    calls: () => readonly ApiCall[];
    /** Aborted when nobody should wait for an answer any longer. */
    patience: AbortSignal;
    /** Ends what is triggered here if this never returns. */
    witness: Witness;
};
/** How far a scenario came. */
export type Progress = {
    flow?: PreparedFlow;
    contact?: Contact;
    executionSid?: string;
    observed?: Observed;
};
export type Following = Observing & {
    contact: Contact;
    setting: Setting;
    deadline: number;
};
/** Does what the contact does in this execution. */
export declare function actor(following: Following): (action: ContactAction, seen: Trace) => Promise<readonly Failure[]>;
/** How to watch the execution. */
export declare function watchedBy(following: Following): Watched;
/** What is thrown becomes failures of the scenario that say what was tried. */
export declare const trying: ({ place }: Scenario) => (what: string, kind: Attempt['kind']) => (error: unknown) => never;
/** Notes in `progress` how far it came. */
export declare function begin(scenario: Scenario, playing: Playing, progress: Progress): Promise<Following>;
