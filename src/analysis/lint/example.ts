// Short flows for the cases of lint rules: a widget has its type, its properties and the targets of its events.
import { textOfJson } from '../../flow/json-value.ts';
import type { FlowDefinition, FlowState, FlowTransition, JsonObject } from '../../flow/types.ts';

/** `[type, value, next]` of one condition, in the order in which a split tries them. */
type Match = readonly [type: string, value: string, next: string];

/** The target of each event; null for one that ends the flow. `match` has a list. */
type Leads = { readonly [event: string]: string | null | readonly Match[] };

type Example = { readonly [widget: string]: readonly [type: string, properties: JsonObject, leads?: Leads] };

const isList = (lead: Leads[string] | undefined): lead is readonly Match[] => Array.isArray(lead);

function transitionsOf(input: string, leads: Leads): FlowTransition[] {
  return Object.entries(leads).flatMap(([event, lead]): FlowTransition[] => {
    if (!isList(lead)) return [lead === null ? { event } : { event, next: String(lead) }];
    return lead.map(([type, value, next]) => ({
      event,
      next,
      conditions: [{ friendly_name: `If value ${type} ${value}`, arguments: [input], type, value }],
    }));
  });
}

/** A flow whose Trigger has the targets in `leads`. */
export function example(leads: Leads, widgets: Example, rest: Partial<FlowDefinition> = {}): FlowDefinition {
  const states = Object.entries(widgets).map(
    ([name, [type, properties, events = {}]]): FlowState => ({
      name,
      type,
      properties,
      transitions: transitionsOf(textOfJson(properties.input), events),
    }),
  );
  const trigger = { name: 'Trigger', type: 'trigger', properties: {}, transitions: transitionsOf('', leads) };
  return { description: 'An example', initial_state: 'Trigger', states: [trigger, ...states], ...rest };
}
