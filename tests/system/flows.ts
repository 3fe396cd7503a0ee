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

const gather = (name: string, next: string): FlowState => ({
  name,
  type: 'gather-input-on-call',
  properties: { say: 'Your code, please.', timeout: '5', finish_on_key: '#' },
  transitions: [{ event: 'keypress', next }, { event: 'speech', next }, { event: 'timeout' }],
});

const isNine: FlowState = {
  name: 'is_nine',
  type: 'split-based-on',
  properties: { input: '{{widgets.enter_key.Digits}}' },
  transitions: [
    { event: 'noMatch', next: 'repeat' },
    {
      event: 'match',
      conditions: [
        { friendly_name: 'Nine', arguments: ['{{widgets.enter_key.Digits}}'], type: 'equal_to', value: '9' },
      ],
    },
  ],
};

const repeat: FlowState = {
  name: 'repeat',
  type: 'set-variables',
  properties: {
    variables: [
      { key: 'all', value: '{{widgets.enter_pin.Digits}} {{widgets.say_word.SpeechResult}}' },
      { key: 'key', value: '{{widgets.enter_key.Digits}}' },
    ],
  },
  transitions: [{ event: 'next' }],
};

/** Asks on the phone for a PIN, a word and a single key, and repeats them. */
export const PHONE: FlowDefinition = {
  initial_state: 'Trigger',
  states: [
    {
      name: 'Trigger',
      type: 'trigger',
      properties: {},
      transitions: [
        { event: 'incomingMessage' },
        { event: 'incomingCall', next: 'enter_pin' },
        { event: 'incomingRequest' },
      ],
    },
    gather('enter_pin', 'say_word'),
    gather('say_word', 'enter_key'),
    gather('enter_key', 'is_nine'),
    isNine,
    repeat,
  ],
};

/** Asks, and thanks for a yes. */
export const QUESTION: FlowDefinition = {
  initial_state: 'Trigger',
  states: [trigger, ask, check, says('thanks', 'Thank you.'), says('sorry', 'What a pity.')],
};
