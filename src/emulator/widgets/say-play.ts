// Say/Play: speaks a text, plays a file or sends keys; the flow continues afterwards.

import { callParameters } from '../engine/call-parameters.ts';
import { promptOf } from '../engine/speech.ts';
import type { Widget } from '../engine/widget.ts';

export const sayPlay: Widget = {
  type: 'say-play',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/sayplay',
    notes: 'Prompts take no virtual time.',
  },
  enter: (ctx) => ({
    do: 'leave',
    event: 'audioComplete',
    output: { ...callParameters(ctx), FlowEvent: 'audioComplete' },
    effects: promptOf(ctx),
  }),
};
