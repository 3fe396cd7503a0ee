// Fork Stream: starts or stops streaming the call's audio to a server.

import type { Widget } from '../engine/widget.ts';

export const forkStream: Widget = {
  type: 'fork-stream',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/fork-stream',
    notes: 'No stream is opened.',
  },
  enter: () => ({ do: 'leave', event: 'next' }),
};
