// The flow of these specs: it asks until it understands the reply, looks something up, and sends what it found.
import type { FlowDefinition, FlowState } from '../../src/flow/types.ts';
import { ask, flowOf, say, set, split, widget } from '../emulator/flows.ts';

const REPLY = '{{widgets.question.inbound.Body}}';

const states: readonly FlowState[] = [
  ask('question', 'Shall we deliver it?', { incomingMessage: 'check_reply', timeout: 'give_up', deliveryFailure: '' }),
  split(
    'check_reply',
    REPLY,
    [
      { type: 'matches_any_of', value: 'yes, ok, ok thanks', next: 'look_up' },
      { type: 'equal_to', value: 'no', next: 'give_up' },
    ],
    'count',
  ),
  set('count', { asked: '{{flow.variables.asked | plus: 1}}' }, 'question'),
  widget(
    'look_up',
    'make-http-request',
    { method: 'GET', url: 'https://example.com/orders' },
    { success: 'found', failed: 'give_up' },
  ),
  split('found', '{{widgets.look_up.parsed.status}}', [{ value: 'shipped', next: 'tell' }], 'give_up'),
  say('tell', 'It is on its way.'),
  say('give_up', 'Somebody will call you.'),
];

export const ORDERS: FlowDefinition = flowOf(...states);

/** The flow with one of its widgets changed. */
export const edited = (name: string, change: (state: FlowState) => FlowState): FlowDefinition => ({
  ...ORDERS,
  states: ORDERS.states.map((state) => (state.name === name ? change(structuredClone(state)) : state)),
});

/** Without the condition that matched "ok thanks": those contacts are asked again. */
export const STRICTER: FlowDefinition = edited('check_reply', (state) => ({
  ...state,
  transitions: state.transitions.map((transition) => ({
    ...transition,
    ...(transition.conditions && {
      conditions: transition.conditions.map((one) => ({ ...one, value: one.value.replace(', ok thanks', '') })),
    }),
  })),
}));
