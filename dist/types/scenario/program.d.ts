import { type Place } from '../errors.js';
import { type Given } from './build.js';
import type { Scenario, TargetName } from './scenario.js';
import { type Tree } from './tree.js';
/** What a program gives, as a scenario file would write it. */
export type Written = {
    readonly [part: string]: unknown;
};
/** A part of a file, as a program gives it. */
export declare const treeOf: (value: unknown, at: Place) => Tree;
/** Who a scenario is, and where its flow can run. */
export type Origin = Omit<Given, 'targets' | 'declaredAt'> & {
    runsOn: readonly TargetName[];
};
/** The scenario; throws every mistake in it. */
export declare function scenarioOf(written: Written, { runsOn, ...given }: Origin): Scenario;
