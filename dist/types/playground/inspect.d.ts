import type { SimulatedRun } from '../emulator/engine/simulation.js';
import type { FlowState, JsonObject } from '../flow/types.js';
import type { WidgetView } from './view.js';
export type Moment = {
    steps: SimulatedRun['steps'];
    context: JsonObject;
    now: number;
};
/** A widget at a moment of the conversation. */
export declare function widgetView(state: FlowState, { steps, context, now }: Moment): Omit<WidgetView, 'scenarios'>;
