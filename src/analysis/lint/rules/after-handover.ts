// Finds conversations that continue after the call was handed to Flex or a queue.
import { takesInput } from '../../../flow/widget-types.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const HANDS_OVER = new Set(['enqueue-call', 'send-to-flex']);
const TALKS = new Set(['say-play', 'send-message', 'connect-call-to', 'record-voicemail']);

export const rule: Rule = {
  code: 'after-handover',
  severity: 'note',
  summary: 'The flow continues to talk after it handed the contact to Flex or a queue',
  why: 'Control of a call comes back only for calls that `<Dial><Queue>` takes out of the queue (Twilio: Enqueue Call). Use the widgets after `callComplete` for cleanup only: the contact may have left.',
  valid: [
    example(
      { incomingCall: 'hand' },
      {
        hand: [
          'send-to-flex',
          { workflow: 'WW1' },
          { callComplete: 'log', failedToEnqueue: 'sorry', callFailure: null },
        ],
        log: ['set-variables', { variables: [] }, { next: null }],
        sorry: ['say-play', { say: 'Sorry' }, { audioComplete: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingCall: 'hand' },
      {
        hand: [
          'enqueue-call',
          { workflow_sid: 'WW1' },
          { callComplete: 'bye', failedToEnqueue: 'bye', callFailure: null },
        ],
        bye: ['say-play', { say: 'Bye' }, { audioComplete: null }],
      },
    ),
  ],
  *check({ edges, byName, reachable, triggers }) {
    const calls = triggers.has('incomingCall') || triggers.has('incomingRequest');
    for (const { state, transition, path } of edges) {
      if (!HANDS_OVER.has(state.type) || transition.event !== 'callComplete' || !reachable.has(state.name)) continue;
      const next = byName.get(transition.next ?? '');
      const onCall = state.type === 'enqueue-call' || calls;
      if (!next || !onCall || !(TALKS.has(next.type) || takesInput(next.type))) continue;
      yield {
        path,
        widget: state.name,
        message: `\`${next.name}\` follows \`${state.name}\` when the call is over, and speaks to a contact who may be gone.`,
        fix: `lead \`callComplete\` to a widget that cleans up, or nowhere`,
      };
    }
  },
};
