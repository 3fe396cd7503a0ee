// Make HTTP Request: sends a request; the response decides the event.

import { addressIn, formOf, httpUrl, leaveByAnswer, parameterTable } from '../engine/answer.ts';
import { type KeyValue, keyValues } from '../engine/key-values.ts';
import { REQUEST_TIMEOUT_SECONDS } from '../engine/limits.ts';
import type { HttpCall, Outcome, Widget, WidgetContext } from '../engine/widget.ts';

const FORM = 'application/x-www-form-urlencoded';
/** Twilio gives this one as an example, and no other. Source: https://www.twilio.com/docs/api/errors/81014 */
const RESERVED_PARAMETERS = ['method'];
/** Placeholders for the credentials of "Authenticate with Twilio": real ones are not available, and would not be sent. */
const PLACEHOLDER_CREDENTIALS = 'ACCOUNT_SID:AUTH_TOKEN';

const basic = (credentials: string): string => `Basic ${Buffer.from(credentials).toString('base64')}`;

/** Credentials are in the URL, or are the account's own. */
function authorizationOf({ properties, render }: WidgetContext, { username, password }: URL): Record<string, string> {
  if (render(properties.add_twilio_auth ?? properties.send_twilio_credentials) === 'true')
    return { authorization: basic(PLACEHOLDER_CREDENTIALS) };
  if (username === '' && password === '') return {};
  return { authorization: basic(`${decode(username)}:${decode(password)}`) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The URL without credentials, which are sent in a header, and with the parameters that are not in the body. */
function addressOf(url: URL, query: URLSearchParams): string {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  for (const [key, value] of query) address.searchParams.append(key, value);
  return address.href;
}

/** Parameters are part of a form; with another kind of body they are sent in the query, as for a GET [assumed]. */
function callOf(ctx: WidgetContext, url: URL, parameters: readonly KeyValue[]): HttpCall {
  const { properties, render } = ctx;
  const method = render(properties.method).trim().toUpperCase() || 'GET';
  const contentType = render(properties.content_type) || `${FORM};charset=utf-8`;
  const form = formOf(parameters);
  const authorization = authorizationOf(ctx, url);
  const call = { method, timeoutSeconds: REQUEST_TIMEOUT_SECONDS, ...parameterTable(parameters) };
  if (method === 'GET') return { ...call, url: addressOf(url, form), headers: authorization };
  const isForm = contentType.toLowerCase().startsWith(FORM) && ctx.behaviour.formParameters === 'body';
  const body = [render(properties.body), isForm ? form.toString() : ''].filter(Boolean).join('&');
  const address = addressOf(url, isForm ? new URLSearchParams() : form);
  return { ...call, url: address, headers: { 'content-type': contentType, ...authorization }, body };
}

/** `.invalid` marks a URL that was removed from the flow. */
const isForeign = ({ hostname }: URL): boolean =>
  !/(^|\.)(twilio\.com|twil\.io)$/.test(hostname) && !hostname.endsWith('.invalid');

const fails = (message: string): Outcome => ({
  do: 'leave',
  event: 'failed',
  effects: [{ type: 'note', message: `81014: ${message}` }],
});

function ask(ctx: WidgetContext): Outcome {
  const { properties, render } = ctx;
  const url = httpUrl(addressIn(ctx));
  if (!url) return fails('the URL did not evaluate to one of http or https.');
  if (render(properties.add_twilio_auth ?? properties.send_twilio_credentials) === 'true' && isForeign(url))
    return fails(
      `"Authenticate with Twilio" is on, and ${url.hostname} is not a host of Twilio's: no request is made.`,
    );
  const parameters = keyValues(properties.parameters, render);
  const reserved = parameters.find(({ key }) => RESERVED_PARAMETERS.includes(key));
  if (reserved) return fails(`a parameter has the reserved name \`${reserved.key}\`.`);
  return { do: 'request', request: callOf(ctx, url, parameters) };
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

export const makeHttpRequest: Widget = {
  type: 'make-http-request',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/http-request',
    notes:
      'Answered by a mock, or by a server on this machine. Redirects are followed: to the next answer of the mock, or to a server on this machine. An answer with invalid JSON succeeds [assumed]. The parameters of a POST that is not a form are added to the query [assumed]. Of the reserved names only `method` is documented. Authenticate with Twilio sends placeholder credentials to hosts of Twilio, and fails for others. Without a URL, or with a placeholder for it, the request needs a mock [assumed].',
  },
  enter: ask,
  resume: ({ behaviour }, signal) =>
    signal.type === 'response'
      ? leaveByAnswer(signal.response, { succeeds: isSuccess, failure: 'failed', behaviour })
      : { do: 'leave', event: 'failed' },
};
