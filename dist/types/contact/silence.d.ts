import type { FlowState, Json } from '../flow/types.js';
import type { Stage } from './stage.js';
/** The seconds that a widget's `timeout` says; its type's default for what is no number of seconds. */
export declare function timeoutSeconds(state: FlowState | undefined, rendered: Json | undefined): number;
/** One second more than the widget waits. */
export declare function staySilent(at: string, stage: Stage): Promise<void>;
