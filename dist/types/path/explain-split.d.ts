import type { Case } from './explain.js';
export declare function explainSplit(the: Case): string[];
