import { type Table, type Tree } from './tree.js';
/** The scenario with what it leaves to the defaults. Each part keeps the place where it is written. */
export declare function withDefaults(defaults: Tree | undefined, scenario: Table): Table;
