// Make Outgoing Call, the first version: as the second one, without detection of answering machines.

import type { Widget } from '../engine/widget.ts';
import { makeOutgoingCallV2 } from './make-outgoing-call-v2.ts';

export const makeOutgoingCallV1: Widget = {
  ...makeOutgoingCallV2,
  type: 'make-outgoing-call-v1',
  knowledge: {
    fidelity: 'assumed',
    source: 'https://www.twilio.com/docs/studio/widget-library/make-outgoing-call',
    notes: 'Deprecated; taken to behave as version 2.',
  },
};
