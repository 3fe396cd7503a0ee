import type { CoveredFlow } from '../coverage/result.js';
import type { CoverageReport } from './coverage-json.js';
/** The page as one text: nothing in it is fetched from anywhere. */
export declare function coveragePage(report: CoverageReport, flows: readonly CoveredFlow[]): string;
