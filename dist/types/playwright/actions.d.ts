import { type Act } from './act.js';
import type { ContactActions } from './execution.js';
/** `execution.at(widget)`. */
export declare const actionsAt: (act: Act, widget: string) => ContactActions;
