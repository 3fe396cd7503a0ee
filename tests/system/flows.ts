// Flows for the specs that run whole projects: a question with two answers.
import type { FlowDefinition, FlowState } from '../../src/flow/types.ts';

const ask: FlowState = {
  name: 'ask',
  type: 'send-and-wait-for-reply',
  properties: { body: 'Hi {{flow.data.name}}, yes or no?', from: '{{flow.channel.address}}', timeout: '3600' },
  transitions: [{ event: 'incomingMessage', next: 'check' }, { event: 'timeout' }, { event: 'deliveryFailure' }],
};

const isYes = {
  friendly_name: 'Yes',
  arguments: ['{{widgets.ask.inbound.Body}}'],
  type: 'matches_any_of',
  value: 'yes, y',
};

const check: FlowState = {
  name: 'check',
  type: 'split-based-on',
  properties: { input: '{{widgets.ask.inbound.Body}}' },
  transitions: [
    { event: 'noMatch', next: 'sorry' },
    { event: 'match', next: 'thanks', conditions: [isYes] },
  ],
};

const says = (name: string, body: string): FlowState => ({
  name,
  type: 'send-message',
  properties: { body, from: '{{flow.channel.address}}', to: '{{contact.channel.address}}' },
  transitions: [{ event: 'sent' }, { event: 'failed' }],
});

const trigger: FlowState = {
  name: 'Trigger',
  type: 'trigger',
  properties: {},
  transitions: [{ event: 'incomingMessage' }, { event: 'incomingCall' }, { event: 'incomingRequest', next: 'ask' }],
};

/** Asks, and thanks for a yes. */
export const QUESTION: FlowDefinition = {
  initial_state: 'Trigger',
  states: [trigger, ask, check, says('thanks', 'Thank you.'), says('sorry', 'What a pity.')],
};
