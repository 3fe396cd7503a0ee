import type { RecordedExecution } from './execution.js';
import type { StandIns } from './replacement.js';
export type AnonymiseOptions = {
    standIns: StandIns;
    /** Fields whose values are always replaced: a name (`name`), or a path (`widgets.ask_pin.Digits`). */
    sensitive?: readonly string[];
    /** Fields whose values are never replaced, anywhere. */
    keep?: readonly string[];
};
/** A value that was replaced, in its canonical form, and the fields that held it. */
export type Replaced = {
    value: string;
    fields: readonly string[];
};
export type Anonymised = {
    execution: RecordedExecution;
    replaced: readonly Replaced[];
};
/** Values that the caller wants to stay, besides those of kept fields: `except` holds canonical ones. */
export declare function anonymise(execution: RecordedExecution, options: AnonymiseOptions, except?: ReadonlySet<string>): Anonymised;
