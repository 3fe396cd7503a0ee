// TwiML Redirect: the call or message goes to TwiML elsewhere, and may return to the flow.

import { addressIn, httpUrl } from '../engine/answer.ts';
import type { Outcome, Widget, WidgetContext } from '../engine/widget.ts';

/** The TwiML decides whether the flow gets control back, by a redirect with `FlowEvent=return`: only its author knows. */
function redirect(ctx: WidgetContext): Outcome {
  if (!httpUrl(addressIn(ctx))) return { do: 'leave', event: 'fail' };
  return { do: 'party' };
}

export const addTwimlRedirect: Widget = {
  type: 'add-twiml-redirect',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/twiml-redirect',
    notes:
      'No TwiML is fetched: a mock says whether it returns (`{ event: return, output: { … } }`) or not (`{ event: timeout }`). A URL that cannot be parsed leaves by `fail`.',
  },
  enter: redirect,
};
