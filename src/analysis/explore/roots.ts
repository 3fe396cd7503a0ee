// The ways in which an execution of a flow can start: one plan for each event of its Trigger.
import { startOf } from '../../flow/graph.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import { sampleParameters } from './answers.ts';
import type { Plan } from './plan.ts';

const REQUEST_PLACES = [
  ['flow', 'data'],
  ['trigger', 'request', 'parameters'],
];

export const CONTACT = '+15550100001';

/** If the Trigger has a transition for nothing else, a contact's first message is that of a conversation. */
function takesConversations(flow: FlowDefinition): boolean {
  const leading = startOf(flow)?.transitions.filter(({ next }) => next) ?? [];
  return !leading.some(({ event }) => event === 'incomingMessage');
}

const trigger = (flow: FlowDefinition, event: string): Plan['trigger'] | undefined => {
  switch (event) {
    case 'incomingMessage':
      return { kind: 'message', body: 'Hello' };
    case 'incomingCall':
      return { kind: 'call' };
    case 'incomingRequest':
      return { kind: 'request', parameters: sampleParameters(flow, REQUEST_PLACES) };
    case 'incomingParent':
      return { kind: 'parent', parameters: sampleParameters(flow, [['trigger', 'parent', 'parameters']]) };
    case 'incomingConversationMessage':
      return takesConversations(flow)
        ? { kind: 'message', body: 'Hello' }
        : { kind: 'conversation', fields: { Body: 'Hello', Author: CONTACT } };
    default:
      return undefined;
  }
};

/** A definition that does not start at a Trigger is started by REST. */
export function rootsOf(flow: FlowDefinition): Plan[] {
  const start = startOf(flow);
  const events =
    start?.type === 'trigger'
      ? start.transitions.flatMap(({ event, next }) => (next ? [event] : []))
      : ['incomingRequest'];
  return [...new Set(events)].flatMap((event) => {
    const made = trigger(flow, event);
    return made ? [{ trigger: made, visits: new Map() }] : [];
  });
}
