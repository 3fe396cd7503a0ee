import type { Scenario } from './scenario.js';
import { type Tree } from './tree.js';
/** What no scenario says itself. */
export type Given = Pick<Scenario, 'id' | 'name' | 'place' | 'declaredAt' | 'flow' | 'targets'>;
export declare const tagsOf: (part: Tree | undefined) => string[];
/** The scenario that a checked tree stands for. */
export declare function buildScenario(tree: Tree, given: Given): Scenario;
