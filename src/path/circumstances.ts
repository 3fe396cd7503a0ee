// What an explanation of a visit is made from.
import type { FlowDefinition, FlowState, JsonObject } from '../flow/types.ts';
import type { Visit } from './path.ts';

export type Circumstances = {
  definition: FlowDefinition;
  visit: Visit;
  /** The widget that came next, if any did. */
  next?: string;
  /** The widget that should have come next. */
  wanted?: string;
  /** Nothing came next, since the flow was over. */
  ended?: boolean;
  /** The event by which the widget should have been left. */
  wantedEvent?: string;
  /** The execution's context when the widget was left. */
  context: JsonObject;
};

export type Case = Circumstances & { state: FlowState; event: string };
