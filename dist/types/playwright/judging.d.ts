import { type Act } from './act.js';
import type { Inside } from './execution.js';
export declare const insideFor: (act: Act) => Inside;
