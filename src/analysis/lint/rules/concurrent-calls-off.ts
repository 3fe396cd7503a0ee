// Finds flows for calls that allow only one call at a time for each caller.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const SAY = { hi: ['say-play', { say: 'Hi' }, { audioComplete: null }] } as const;

export const rule: Rule = {
  code: 'concurrent-calls-off',
  severity: 'warning',
  summary: 'Concurrent calls are disabled',
  why: 'A caller who hangs up while the flow runs a request or a split leaves the execution active. With concurrent calls disabled, that execution prevents the same caller from calling again (Twilio help centre).',
  valid: [
    example({ incomingCall: 'hi' }, SAY, { flags: { allow_concurrent_calls: true } }),
    example(
      { incomingMessage: 'hi' },
      { hi: ['send-message', { body: 'Hi' }, { sent: null }] },
      { flags: { allow_concurrent_calls: false } },
    ),
  ],
  invalid: [example({ incomingCall: 'hi' }, SAY, { flags: { allow_concurrent_calls: false } })],
  *check({ flow, triggers }) {
    if (flow.flags?.allow_concurrent_calls !== false || !triggers.has('incomingCall')) return;
    yield {
      path: ['flags', 'allow_concurrent_calls'],
      message: 'Concurrent calls are disabled: an execution that got stuck keeps its caller from calling again.',
      fix: 'set `allow_concurrent_calls` to true',
    };
  },
};
