// The data that explains a visit.
import type { FlowDefinition, FlowState, JsonObject } from '../flow/types.ts';
import type { Visit } from './path.ts';

export type Circumstances = {
  definition: FlowDefinition;
  visit: Visit;
  /** The widget that came next, if any. */
  next?: string;
  /** The widget that should have come next. */
  wanted?: string;
  /** The flow ended here. */
  ended?: boolean;
  /** The event by which the widget should have been left. */
  wantedEvent?: string;
  /** The execution's context when the widget was left. */
  context: JsonObject;
};

export type Case = Circumstances & { state: FlowState; event: string };
