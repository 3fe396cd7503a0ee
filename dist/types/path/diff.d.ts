import { type Expected, type Parting } from './match.js';
import type { Path, Visit } from './path.js';
/** A row of the comparison: both sides agree, stand against each other, or one side has nothing there. */
export type Row = {
    expected?: Expected;
    visit?: Visit;
    same: boolean;
};
export type Comparison = {
    /** Rows before the parting that both sides share. */
    agreed: readonly Row[];
    parted: readonly Row[];
    /** Visits and lines that were left out since the paths are long. */
    omitted: number;
};
export declare function comparePaths(lines: readonly Expected[], path: Path, parting: Parting): Comparison;
