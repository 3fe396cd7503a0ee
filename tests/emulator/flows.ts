// Builds flow definitions for the specs of the emulator from short descriptions.
import type { Condition, FlowDefinition, FlowState, JsonObject } from '../../src/flow/types.ts';

/** `{ sent: 'next' }`; an event that leads to '' ends the flow. */
type Targets = Readonly<Record<string, string>>;

export const widget = (name: string, type: string, properties: JsonObject = {}, targets: Targets = {}): FlowState => ({
  name,
  type,
  properties,
  transitions: Object.entries(targets).map(([event, next]) => ({ event, ...(next ? { next } : {}) })),
});

const EVENTS = ['incomingMessage', 'incomingCall', 'incomingConversationMessage', 'incomingRequest', 'incomingParent'];

/** A flow whose Trigger leads to its first widget for every event. */
export function flowOf(...states: readonly FlowState[]): FlowDefinition {
  const first = states[0]?.name ?? '';
  const trigger = widget('Trigger', 'trigger', {}, Object.fromEntries(EVENTS.map((event) => [event, first])));
  return { initial_state: 'Trigger', states: [trigger, ...states] };
}

export const say = (name: string, body: string, next = ''): FlowState =>
  widget(
    name,
    'send-message',
    { body, from: '{{flow.channel.address}}', to: '{{contact.channel.address}}' },
    { sent: next, failed: '' },
  );

export const ask = (name: string, body: string, targets: Targets, properties: JsonObject = {}): FlowState =>
  widget(name, 'send-and-wait-for-reply', { body, timeout: '3600', ...properties }, targets);

type Branch = Partial<Condition> & { next: string };

/** One `match` for each branch, in order. */
export const split = (name: string, input: string, branches: readonly Branch[], noMatch = ''): FlowState => ({
  name,
  type: 'split-based-on',
  properties: { input },
  transitions: [
    { event: 'noMatch', ...(noMatch ? { next: noMatch } : {}) },
    ...branches.map(({ next, ...condition }) => ({
      event: 'match',
      ...(next ? { next } : {}),
      conditions: [{ friendly_name: '', arguments: [input], type: 'equal_to', value: '', ...condition }],
    })),
  ],
});

export const set = (name: string, variables: Readonly<Record<string, string>>, next = ''): FlowState =>
  widget(
    name,
    'set-variables',
    { variables: Object.entries(variables).map(([key, value]) => ({ key, value })) },
    { next },
  );
