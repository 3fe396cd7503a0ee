import type { Change } from './changes.js';
/** One line, without a full stop. */
export declare function changeText(change: Change): string;
