// Small questions to a flow's definition: which widget, left by which events, leading where, waiting for what of the contact.
import type { FlowDefinition, FlowState, FlowTransition } from './types.ts';

export const findState = ({ states }: FlowDefinition, name: string): FlowState | undefined =>
  states.find((state) => state.name === name);

export const widgetNames = ({ states }: FlowDefinition): string[] => states.map(({ name }) => name);

/** The events by which a widget can be left, each once, in the definition's order. */
export const eventsOf = ({ transitions }: FlowState): string[] => [...new Set(transitions.map(({ event }) => event))];

/** The transitions of one event; a split has one `match` for each condition. */
export const transitionsBy = ({ transitions }: FlowState, event: string): FlowTransition[] =>
  transitions.filter((transition) => transition.event === event);

/** The widgets that a widget can lead to, each once. A transition without `next` ends the flow and leads nowhere. */
export const successors = ({ transitions }: FlowState): string[] => [
  ...new Set(transitions.flatMap(({ next }) => (next ? [next] : []))),
];

export const canEndAt = ({ transitions }: FlowState): boolean =>
  transitions.length === 0 || transitions.some(({ next }) => !next);

/** Where executions start: the Trigger. Only hand-made definitions start elsewhere. */
export const startOf = (flow: FlowDefinition): FlowState | undefined => findState(flow, flow.initial_state);

/** The widgets that can be reached from a widget, itself included. */
export function reachableFrom(flow: FlowDefinition, name: string): Set<string> {
  const byName = new Map(flow.states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const state = byName.get(next);
    if (!state || reached.has(next)) continue;
    reached.add(next);
    open.push(...successors(state));
  }
  return reached;
}

/** What a widget may wait for from the contact. `call` means that the contact can only hang up while it runs. */
export type Cue = 'message' | 'keys' | 'speech' | 'answer' | 'call';

const CUES: Readonly<Record<string, readonly Cue[]>> = {
  'send-and-wait-for-reply': ['message'],
  'send-to-auto-pilot': ['message', 'speech', 'call'],
  'gather-input-on-call': ['keys', 'speech', 'call'],
  'record-voicemail': ['keys', 'speech', 'call'],
  'make-outgoing-call': ['answer', 'call'],
  'make-outgoing-call-v1': ['answer', 'call'],
  'make-outgoing-call-v2': ['answer', 'call'],
  'say-play': ['call'],
  'connect-call-to': ['call'],
  'enqueue-call': ['call'],
  'send-to-flex': ['message', 'call'],
  'capture-payments': ['keys', 'call'],
  'add-twiml-redirect': ['message', 'keys', 'speech', 'call'],
  'run-conversation-relay': ['keys', 'speech', 'call'],
  'connect-virtual-agent': ['speech', 'call'],
  'connect-virtual-agent-v2': ['speech', 'call'],
};

const NEVER_WAIT: ReadonlySet<string> = new Set([
  'trigger',
  'send-message',
  'split-based-on',
  'set-variables',
  'make-http-request',
  'run-function',
  'run-subflow',
  'start-conversation',
  'resume-conversation',
  'record-call',
  'fork-stream',
]);

const ALL_CUES: readonly Cue[] = ['message', 'keys', 'speech', 'answer', 'call'];

/** What a widget of this type takes from the contact. Studio gains types: one that nobody here knows may take anything. */
export function cuesOf(type: string): readonly Cue[] {
  if (NEVER_WAIT.has(type)) return [];
  return Object.hasOwn(CUES, type) ? (CUES[type] ?? []) : ALL_CUES;
}

export const waitsForContact = (type: string): boolean => cuesOf(type).length > 0;

const SILENCE_EVENTS: readonly string[] = ['timeout', 'noAudio', 'no-answer', 'noAnswer'];

/** The event by which a widget is left when nothing comes from the contact. */
export const silenceEvent = (state: FlowState): string | undefined =>
  eventsOf(state).find((event) => SILENCE_EVENTS.includes(event));
