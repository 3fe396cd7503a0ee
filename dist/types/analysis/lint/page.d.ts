import type { Rule } from './rule.js';
/** The page with its generated part renewed. */
export declare function lintPage(rules: readonly Rule[], page: string): string;
