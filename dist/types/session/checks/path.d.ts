import { type Expected, type Parting } from '../../path/match.js';
import type { Trace } from '../../path/trace.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Failure, type Judged } from '../evidence.js';
/** The comparison as lines of text: a little of what agrees, then all that does not. */
export declare function sideBySide(lines: readonly Expected[], trace: Trace, parting: Parting): string[];
type Question = {
    lines: readonly Expected[];
    parting: Parting;
};
/** Lines that say why the flow turned; none where nobody can say. */
export declare function whyParted({ lines, parting }: Question, evidence: Judged): string[];
/** One sentence: where the execution left the path. */
export declare function headline(lines: readonly Expected[], trace: Trace, { index, line }: Parting): string;
export type Compared = {
    message: string;
    parting: Parting;
};
/** What a failed comparison says, for YAML and for TypeScript alike; nothing if the path is as expected. */
export declare function comparePath(lines: readonly Expected[], evidence: Judged): Compared | undefined;
export declare function checkPath({ expect }: Scenario, evidence: Judged): Failure[];
export {};
