// Autopilot: a bot takes over until its session ends. Twilio ended the product in 2023; old flows still have the widget.

import type { Widget } from '../engine/widget.ts';

export const sendToAutoPilot: Widget = {
  type: 'send-to-auto-pilot',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/autopilot/studio',
    notes: 'The product does not exist any more: the widget needs a mock, and fails without one.',
  },
  enter: () => ({ do: 'party' }),
};
