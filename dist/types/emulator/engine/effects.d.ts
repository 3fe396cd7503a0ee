import type { Effect } from './widget.js';
import { type Run, type World } from './world.js';
export declare const carryOut: (world: World, run: Run, effect: Effect) => void;
