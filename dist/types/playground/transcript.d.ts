import type { Played } from './play.js';
import type { Line, Start } from './view.js';
/** Everything that was said and done, in order. */
export declare function transcriptOf({ run, done }: Played, start: Start): Line[];
