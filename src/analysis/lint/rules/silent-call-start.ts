// Finds calls that are answered late, or never: nothing is said before the first widget with TwiML.

import type { FlowState } from '../../../flow/types.ts';
import { makesRequest, widgetType } from '../../../flow/widget-types.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const speaks = ({ type }: FlowState): boolean => {
  const known = widgetType(type);
  return !known || known.needsCall === true || known.asksOutside === 'party' || type === 'run-subflow';
};

export const rule: Rule = {
  code: 'silent-call-start',
  severity: 'note',
  summary: 'A caller hears nothing at first: requests run before the first widget that speaks, or no widget speaks',
  why: 'A call is answered by the first widget that speaks TwiML. Until then the caller hears ringing, and requests take seconds.',
  valid: [
    example(
      { incomingCall: 'hi' },
      {
        hi: ['say-play', { say: 'Welcome' }, { audioComplete: 'get' }],
        get: ['make-http-request', { url: 'https://example.com' }, { success: 'hi', failed: 'hi' }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingCall: 'get' },
      {
        get: ['make-http-request', { url: 'https://example.com' }, { success: 'hi', failed: 'hi' }],
        hi: ['say-play', { say: 'Welcome' }, { audioComplete: null }],
      },
    ),
    example({ incomingCall: 'text' }, { text: ['send-message', { body: 'Write to us' }, { sent: null }] }),
  ],
  *check({ triggers, byName, reachedFrom, pathOf }) {
    const call = triggers.get('incomingCall');
    if (call === undefined) return;
    const before = [...reachedFrom([call], speaks)].map((name) => byName.get(name)).filter((one) => one !== undefined);
    const start = byName.get(call);
    const spoken = [...reachedFrom([call])].some((name) => speaks(byName.get(name) ?? ({ type: '' } as FlowState)));
    if (!spoken && start) {
      const message = `A call that starts at \`${call}\` is never answered: no widget on its way speaks.`;
      const fix = 'lead incomingCall to a Say/Play widget, or nowhere';
      yield { path: [...pathOf(start), 'name'], widget: call, message, fix, severity: 'warning' };
      return;
    }
    for (const state of before) {
      if (!makesRequest(state.type)) continue;
      yield {
        path: [...pathOf(state), 'name'],
        widget: state.name,
        message: `On a call \`${state.name}\` runs before anything is said: the caller hears ringing until it has finished.`,
        fix: 'say something first',
      };
    }
  },
};
