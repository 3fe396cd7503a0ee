import type { PlannedFault } from './http/faults.js';
/** The faults that a text plans; `file` is what errors call it. */
export declare function parseFaults(text: string, file: string): PlannedFault[];
