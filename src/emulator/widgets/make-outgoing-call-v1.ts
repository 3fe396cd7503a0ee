// Make Outgoing Call, first version: like the second one, with a separate event for an answering machine.

import type { Widget } from '../engine/widget.ts';
import { makeOutgoingCallV2 } from './make-outgoing-call-v2.ts';

export const makeOutgoingCallV1: Widget = {
  ...makeOutgoingCallV2,
  type: 'make-outgoing-call-v1',
  knowledge: {
    fidelity: 'assumed',
    source: 'https://www.twilio.com/docs/studio/widget-library/make-outgoing-call',
    notes:
      'Deprecated. It behaves like version 2, except that it has an event for an answering machine. `hangup` happens only with a mock.',
  },
  resume: (ctx, signal) => {
    const left = makeOutgoingCallV2.resume?.(ctx, signal) ?? { do: 'leave', event: 'failed' };
    const byMachine = signal.type === 'answer' && signal.outcome === 'machine';
    const detects = ctx.render(ctx.properties.detect_answering_machine) === 'true';
    return left.do === 'leave' && byMachine && detects ? { ...left, event: 'answeredByMachine' } : left;
  },
};
