import type { Scenario } from '../scenario/scenario.js';
import { type Failure, type Judged } from '../session/evidence.js';
import type { Wanted } from './wanted.js';
/** What `expect(…)` has to say, and `expect(…).not`: one of the two has nothing to say. */
export type Verdict = {
    failures: readonly Failure[];
    opposite: readonly Failure[];
};
/** `scenario` holds what is wanted as an expectation. */
export type Case = {
    scenario: Scenario;
    evidence: Judged;
};
export declare const verdictOn: (wanted: Wanted, the: Case) => Verdict;
/** What a matcher has to say against an execution. */
export declare function judgeWanted(wanted: Wanted, { isNot, ...the }: Case & {
    isNot: boolean;
}): Failure[];
