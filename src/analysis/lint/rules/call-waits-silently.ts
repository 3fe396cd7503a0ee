// Finds calls that wait for a text message: the caller hears nothing during that time.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  code: 'call-waits-silently',
  severity: 'error',
  summary: 'A call waits in a widget for messages',
  why: 'Send & Wait For Reply waits for a message, an hour by default. During a call nothing is said meanwhile. If the caller hangs up there, the execution stays active (Twilio help centre).',
  valid: [
    example(
      { incomingMessage: 'ask' },
      { ask: ['send-and-wait-for-reply', { body: 'Name?' }, { incomingMessage: null, timeout: null }] },
    ),
  ],
  invalid: [
    example(
      { incomingCall: 'ask' },
      { ask: ['send-and-wait-for-reply', { body: 'Name?' }, { incomingMessage: null, timeout: null }] },
    ),
  ],
  *check({ states, triggers, reachedFrom, pathOf }) {
    const call = triggers.get('incomingCall');
    if (call === undefined) return;
    const onCall = reachedFrom([call]);
    for (const state of states) {
      if (state.type !== 'send-and-wait-for-reply' || !onCall.has(state.name)) continue;
      yield {
        path: [...pathOf(state), 'name'],
        widget: state.name,
        message: `A call reaches \`${state.name}\`, which waits for a text message while the caller hears nothing.`,
        fix: 'ask with Gather Input On Call, or send the message and end the call',
      };
    }
  },
};
