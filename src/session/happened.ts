// What an execution did, as far as it can be known when its scenario is over: what the checks look at.
import type { Json, JsonObject } from '../flow/types.ts';
import type { Visit } from '../path/path.ts';
import type { Trace } from '../path/trace.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Failure, Message } from './evidence.ts';
import type { Incident, PreparedFlow } from './target.ts';

/** Why nobody waits for the execution any longer. */
export type Outcome =
  | { kind: 'ended' }
  /** It waits for the contact, and the scenario has nothing left to do there; `unheard` where the contact did something in vain. */
  | { kind: 'waits'; unheard?: true }
  /** The contact's part was cut short, and a failure says so already. */
  | { kind: 'cut' }
  /** The time was up before it ended or waited. */
  | { kind: 'late'; seconds: number; unheard?: true };

export type Happened = {
  flow: PreparedFlow;
  executionSid: string;
  trace: Trace;
  outcome: Outcome;
  messages: readonly Message[];
  /** The execution's context at the end. */
  context: JsonObject;
  incidents: readonly Incident[];
  /** What the flow heard of sensitive keys and words: no report may show it either. */
  heard: readonly string[];
  /** Makes a text fit to be shown: without phone numbers and secrets. */
  show: (text: string) => string;
  /** The context when a visit ended, as it may be shown; the final one where Studio does not say. */
  contextAfter: (visit: Visit) => Promise<JsonObject>;
};

/** A check looks at one part of a scenario's expectations; no failures means that it holds. */
export type Check = (scenario: Scenario, happened: Happened) => Failure[] | Promise<Failure[]>;

const has = (value: Json | undefined): value is JsonObject | Json[] => typeof value === 'object' && value !== null;

/** The value at a dotted path: `widgets.ask.inbound.Body`, `flow.data.items.0`. */
export function valueAt(context: Json, dotted: string): Json | undefined {
  let value: Json | undefined = context;
  for (const key of dotted.split('.')) {
    if (!has(value) || !Object.hasOwn(value, key)) return undefined;
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  return value;
}
