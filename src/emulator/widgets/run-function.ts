// Run Function: asks a Twilio Function, and leaves by whether it answered well.

import { addressIn, formOf, httpUrl, leaveByAnswer, parameterTable } from '../engine/answer.ts';
import { REQUEST_TIMEOUT_SECONDS } from '../engine/assumptions.ts';
import { keyValues } from '../engine/key-values.ts';
import type { Outcome, Widget, WidgetContext } from '../engine/widget.ts';

/** An export may name its function by SIDs alone. Nothing is fetched, so the function's own resource is as good an address. */
function addressOf(ctx: WidgetContext): string {
  const { properties, render } = ctx;
  const [service, sid] = [render(properties.service_sid), render(properties.function_sid)];
  return addressIn(ctx, sid ? `https://serverless.twilio.com/v1/Services/${service}/Functions/${sid}` : undefined);
}

function ask(ctx: WidgetContext): Outcome {
  const url = httpUrl(addressOf(ctx));
  if (!url) {
    const message = '81010: the URL of the function did not evaluate to one of http or https.';
    return { do: 'leave', event: 'fail', effects: [{ type: 'note', message }] };
  }
  const parameters = keyValues(ctx.properties.parameters, ctx.render);
  return {
    do: 'request',
    request: {
      method: 'POST',
      url: url.href,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: formOf(parameters).toString(),
      ...parameterTable(parameters),
      timeoutSeconds: REQUEST_TIMEOUT_SECONDS,
    },
  };
}

export const runFunction: Widget = {
  type: 'run-function',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/run-function',
    notes:
      'Answered by a mock, or by a server on this machine. Anything below 400 succeeds. A definition without its URL asks an address that only a mock answers [assumed].',
  },
  enter: ask,
  resume: (_visit, signal) =>
    signal.type === 'response'
      ? leaveByAnswer(signal.response, { succeeds: (status) => status < 400, failure: 'fail' })
      : { do: 'leave', event: 'fail' },
};
