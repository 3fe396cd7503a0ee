// Finds widgets that wait for the contact and end the flow when there is no reply.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const WAITS: Readonly<Record<string, string>> = {
  'send-and-wait-for-reply': 'The flow ends without a message if no reply comes in time.',
  'gather-input-on-call': 'The call ends without a prompt if the caller neither presses keys nor speaks.',
};

export const rule: Rule = {
  code: 'no-timeout-path',
  severity: 'warning',
  summary: 'A widget waits for the contact, and there is no path for silence',
  why: 'Silence is the most common reply. Without a path for `timeout`, a call ends, and a conversation stops without a reminder or a record.',
  valid: [
    example(
      { incomingCall: 'menu' },
      {
        menu: ['gather-input-on-call', { say: 'Press 1' }, { keypress: 'bye', timeout: 'bye' }],
        bye: ['say-play', { say: 'Bye' }, { audioComplete: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingCall: 'menu' },
      {
        menu: ['gather-input-on-call', { say: 'Press 1' }, { keypress: 'bye', timeout: null }],
        bye: ['say-play', { say: 'Bye' }, { audioComplete: null }],
      },
    ),
    example({ incomingMessage: 'ask' }, { ask: ['send-and-wait-for-reply', { body: 'Name?' }, {}] }),
  ],
  *check({ states, reachable, pathOf }) {
    for (const state of states) {
      const message = WAITS[state.type];
      if (!message || !reachable.has(state.name)) continue;
      const index = state.transitions.findIndex(({ event }) => event === 'timeout');
      if (state.transitions[index]?.next) continue;
      const path = index === -1 ? [...pathOf(state), 'name'] : [...pathOf(state), 'transitions', index];
      const isMessage = state.type === 'send-and-wait-for-reply';
      yield {
        path,
        widget: state.name,
        message: `\`${state.name}\` has no path for silence. ${message}`,
        fix: `lead \`timeout\` of \`${state.name}\` to a widget that asks again or says goodbye`,
        ...(isMessage ? { severity: 'note' as const } : {}),
      };
    }
  },
};
