// Run Function: calls a Twilio Function; the response decides the event.

import { addressIn, formOf, headerOf, httpUrl, leaveByAnswer, parameterTable } from '../engine/answer.ts';
import { keyValues } from '../engine/key-values.ts';
import { REQUEST_TIMEOUT_SECONDS } from '../engine/limits.ts';
import type { HttpAnswer, Leave, Outcome, Widget, WidgetContext } from '../engine/widget.ts';

/** An export may name its function by SIDs only. Nothing is fetched, so the URL of the function's resource is used. */
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

/** The only header that Studio keeps [catalogue]. */
const CONCURRENCY = 'x-twilio-function-concurrency';

function withHeaders(left: Leave, answer: HttpAnswer): Leave {
  const value = 'failed' in answer ? '' : headerOf(answer, CONCURRENCY);
  return value && left.output ? { ...left, output: { ...left.output, headers: { [CONCURRENCY]: value } } } : left;
}

const isTwiml = (answer: HttpAnswer): boolean =>
  !('failed' in answer) && /xml/i.test(headerOf(answer, 'content-type')) && /<Response[\s/>]/.test(answer.body);

/** "Studio gives up control of the live call": the Run Function page. The event of the widget is then assumed. */
const CALL_LEAVES = {
  endsCall: true,
  effects: [
    {
      type: 'log',
      message: 'the function answered TwiML, so Studio gave up control of the call',
      fix: 'use TwiML Redirect where the flow is to go on, or answer JSON',
    },
  ],
} as const satisfies Partial<Leave>;

export const runFunction: Widget = {
  type: 'run-function',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/run-function',
    notes:
      'Answered by a mock, or by a server on this machine. A status below 400 succeeds. TwiML during a call takes the call away from the flow; that it leaves by `success` is assumed. Without a URL, the request needs a mock [assumed].',
  },
  enter: ask,
  resume: ({ behaviour, channel }, signal) => {
    if (signal.type !== 'response') return { do: 'leave', event: 'fail' };
    const left = leaveByAnswer(signal.response, { succeeds: (status) => status < 400, failure: 'fail', behaviour });
    if (channel.call && left.event === 'success' && isTwiml(signal.response)) return { ...left, ...CALL_LEAVES };
    return withHeaders(left, signal.response);
  },
};
