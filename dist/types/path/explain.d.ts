import type { FlowDefinition, FlowState, JsonObject } from '../flow/types.js';
import type { Visit } from './path.js';
export type Circumstances = {
    definition: FlowDefinition;
    visit: Visit;
    /** The widget that came next, if any did. */
    next?: string;
    /** The widget that should have come next. */
    wanted?: string;
    /** The execution's context when the widget was left. */
    context: JsonObject;
};
export type Case = Circumstances & {
    state: FlowState;
    event: string;
};
/** Lines that say why; none where there is nothing to say. */
export declare function explainVisit(circumstances: Circumstances): string[];
