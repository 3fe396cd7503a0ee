// Make HTTP Request, Run Function and Run Subflow: what they send, and by which event the answer leaves them.

import { MAX_ANSWER_BYTES } from '../../../src/emulator/engine/limits.ts';
import type { HttpCall, Outcome } from '../../../src/emulator/engine/widget.ts';
import { makeHttpRequest } from '../../../src/emulator/widgets/make-http-request.ts';
import { runFunction } from '../../../src/emulator/widgets/run-function.ts';
import { runSubflow } from '../../../src/emulator/widgets/run-subflow.ts';
import type { JsonObject } from '../../../src/flow/types.ts';
import { widgetType } from '../../../src/flow/widget-types.ts';
import { expect, test } from '../../test.ts';
import { answer, left, noAnswer, visitAt } from './visits.ts';

const URL_ = 'https://example.com/orders';
const parameters = [
  { key: 'who', value: '{{flow.name}}' },
  { key: 'n', value: '1' },
];

function asked(outcome: Outcome): HttpCall {
  if (outcome.do !== 'request') throw new Error(`it asks nothing: ${JSON.stringify(outcome)}`);
  return outcome.request;
}

const ask = (properties: JsonObject): HttpCall =>
  asked(makeHttpRequest.enter(visitAt({ url: URL_, ...properties }, { context: { flow: { name: 'Ada & co' } } })));

const after = (...signal: Parameters<typeof answer>) => left(makeHttpRequest.resume?.(visitAt(), answer(...signal)));

test('the parameters of a GET are added to its query', () => {
  const call = ask({ url: `${URL_}?x=0`, parameters, body: 'unused' });
  expect(call).toMatchObject({ method: 'GET', url: `${URL_}?x=0&who=Ada+%26+co&n=1`, headers: {} });
});

test('the parameters of a POST are its form', () => {
  const call = ask({ method: 'POST', parameters });
  expect(call).toMatchObject({ method: 'POST', url: URL_, body: 'who=Ada+%26+co&n=1' });
  expect(call.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=utf-8');
});

test('a body of another content type is sent as it is', () => {
  const body = '{"who":"{{flow.name}}"}';
  const call = ask({ method: 'POST', content_type: 'application/json;charset=utf-8', body, parameters });
  expect(call).toMatchObject({ body: '{"who":"Ada & co"}', url: `${URL_}?who=Ada+%26+co&n=1` });
  expect(call.headers['content-type']).toBe('application/json;charset=utf-8');
});

test('credentials in the URL are sent in a header', () => {
  const call = ask({ url: 'https://ada:p%40ss@example.com/' });
  expect(call.url).toBe('https://example.com/');
  expect(call.headers.authorization).toBe(`Basic ${Buffer.from('ada:p@ss').toString('base64')}`);
});

test('Authenticate with Twilio sends placeholder credentials', () => {
  const { authorization } = ask({ url: 'https://api.twilio.com/2010-04-01', add_twilio_auth: true }).headers;
  expect(Buffer.from((authorization ?? '').slice(6), 'base64').toString()).toBe('ACCOUNT_SID:AUTH_TOKEN');
});

test('an address that is not http fails without a request', () => {
  for (const url of ['{{flow.none}}', 'example.com', 'file:///etc/passwd', 'javascript:1'])
    expect(left(makeHttpRequest.enter(visitAt({ url })))).toMatchObject({ event: 'failed' });
  expect(left(runFunction.enter(visitAt({ url: '{{flow.none}}' })))).toMatchObject({ event: 'fail' });
});

for (const url of [
  '${API_URL}/orders',
  'https://${HOST}/orders',
  '<your function>',
  'REPLACE_ME',
  'FUNCTION_URL/orders',
]) {
  test(`${url} is a placeholder for a removed URL`, () => {
    for (const widget of [makeHttpRequest, runFunction])
      expect(widget.enter(visitAt({ url }))).toMatchObject({ request: { url: 'https://the-widget.invalid/' } });
  });
}

for (const url of ['api.example.com/orders', '/orders', '{{ flow.variables.nothing }}', 'ftp://example.com']) {
  test(`${url} is a mistake, not a placeholder for a removed URL`, () => {
    for (const widget of [makeHttpRequest, runFunction])
      expect(left(widget.enter(visitAt({ url }))).event).toBe(widgetType(widget.type)?.failure);
  });
}

test('a removed URL is requested where only a mock can answer', () => {
  for (const widget of [makeHttpRequest, runFunction])
    expect(widget.enter(visitAt())).toMatchObject({ do: 'request', request: { url: 'https://the-widget.invalid/' } });
});

test('a parameter with a reserved name fails without a request', () => {
  const outcome = left(makeHttpRequest.enter(visitAt({ url: URL_, parameters: [{ key: 'method', value: 'x' }] })));
  expect(outcome).toMatchObject({
    event: 'failed',
    effects: [{ type: 'note', message: expect.stringContaining('81014') }],
  });
});

test('an answer in JSON is parsed', () => {
  const body = '{"a":[1]}';
  expect(after(200, body, 'application/json; charset=utf-8')).toEqual({
    do: 'leave',
    event: 'success',
    output: { content_type: 'application/json; charset=utf-8', status_code: 200, body, parsed: { a: [1] } },
  });
});

test('nothing else is parsed', () => {
  expect(after(200, '{"a":1}', 'text/plain').output).not.toHaveProperty('parsed');
  expect(after(200, '{oops').output).not.toHaveProperty('parsed');
  expect(after(200, '"text"').output).not.toHaveProperty('parsed');
});

test('the answer of a failed request is stored', () => {
  const body = '{"error":"gone"}';
  expect(after(404, body)).toMatchObject({ event: 'failed', output: { status_code: 404, parsed: { error: 'gone' } } });
  expect(after(503)).toMatchObject({ event: 'failed', output: { status_code: 503 } });
});

test('a missing answer stores nothing', () => {
  expect(makeHttpRequest.resume?.(visitAt(), noAnswer)).toEqual({ do: 'leave', event: 'failed' });
  expect(runFunction.resume?.(visitAt(), noAnswer)).toEqual({ do: 'leave', event: 'fail' });
});

test('an answer of more than 64 kB fails', () => {
  expect(after(200, 'é'.repeat(MAX_ANSWER_BYTES / 2), 'text/plain').event).toBe('success');
  expect(after(200, `${'é'.repeat(MAX_ANSWER_BYTES / 2)}x`, 'text/plain')).toMatchObject({ event: 'failed' });
});

test('a function is sent a form', () => {
  const call = asked(
    runFunction.enter(visitAt({ url: 'https://a.twil.io/b', parameters: [{ key: 'a', value: 'b c' }] })),
  );
  expect(call).toMatchObject({ method: 'POST', url: 'https://a.twil.io/b', body: 'a=b+c', timeoutSeconds: 10 });
});

test('a function without a URL is identified by its SIDs', () => {
  const call = asked(runFunction.enter(visitAt({ service_sid: 'ZS1', function_sid: 'ZH1' })));
  expect(call.url).toBe('https://serverless.twilio.com/v1/Services/ZS1/Functions/ZH1');
});

test('a function fails with 4xx and 5xx', () => {
  const eventsOf = [200, 302, 400, 500].map((status) => left(runFunction.resume?.(visitAt(), answer(status))).event);
  expect(eventsOf).toEqual(['success', 'success', 'fail', 'fail']);
});

test('a subflow gets texts, and objects if it asks for them', () => {
  const given: JsonObject[] = [
    { key: 'a', value: '1' },
    { key: 'b', value: '{"c":1}', type: 'json' },
  ];
  expect(runSubflow.enter(visitAt({ flow_sid: 'FW1', parameters: given }))).toEqual({
    do: 'subflow',
    flowSid: 'FW1',
    revision: 'LatestPublished',
    parameters: { a: '1', b: { c: 1 } },
  });
});

test('the end of a subflow decides the event', () => {
  const signal = { type: 'subflow', event: 'completed', output: { a: 1 } } as const;
  expect(runSubflow.resume?.(visitAt(), signal)).toEqual({ do: 'leave', event: 'completed', output: { a: 1 } });
});
