// A flow as Studio exports it: the terms of its definition, and nothing that Flowproof adds.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A split's condition: the rendered subject (`arguments`), a predicate (`type`), and a value. */
export type Condition = { friendly_name?: string; arguments: string[]; type: string; value: string };

/** A transition without `next` ends the flow. */
export type FlowTransition = { event: string; next?: string; conditions?: Condition[] };

/** A widget on the canvas. Real exports have unknown extras in `properties`: they are kept. */
export type FlowState = { name: string; type: string; properties: JsonObject; transitions: FlowTransition[] };

export type FlowDefinition = {
  description?: string;
  flags?: { allow_concurrent_calls?: boolean };
  initial_state: string;
  states: FlowState[];
};
