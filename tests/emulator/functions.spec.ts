// Functions that a team develops locally: Run Function is forwarded to a server that answers as `twilio-run` 5.0.1 does on Node 20.
// FLOWPROOF_TWILIO_RUN=http://127.0.0.1:3000 uses a real one, which must serve functions with these names.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { CONTACT, expect, FLOW_NUMBER, test } from './client.ts';
import { flowOf, widget } from './flows.ts';

type Answer = { status: number; type: string; body: (form: URLSearchParams) => string };

const JSON_TYPE = 'application/json; charset=utf-8';

/** By the path of the function; the comment shows its code. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  // callback(null, { member: event.name === 'Ada' ? 'yes' : 'no' })
  '/look-up': {
    status: 200,
    type: JSON_TYPE,
    body: (form) => JSON.stringify({ member: form.get('name') === 'Ada' ? 'yes' : 'no' }),
  },
  // callback(null, 'plain ' + event.name)
  '/text': { status: 200, type: 'text/plain; charset=utf-8', body: (form) => `plain ${form.get('name')}` },
  // callback(null, new Twilio.twiml.VoiceResponse())
  '/twiml': {
    status: 200,
    type: 'text/xml; charset=utf-8',
    body: () => '<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello</Say></Response>',
  },
  // callback()
  '/silent': { status: 200, type: JSON_TYPE, body: () => '' },
  // callback(new Error('no such member'))
  '/fails': {
    status: 500,
    type: JSON_TYPE,
    body: () => JSON.stringify({ message: 'no such member', name: 'Error', stack: 'Error: no such member\n    at …' }),
  },
  // a Twilio.Response with setStatusCode(409) and a body
  '/custom': { status: 409, type: JSON_TYPE, body: () => '{"taken":true}' },
};
/** Also for an unknown path. */
const NOT_FOUND: Answer = {
  status: 404,
  type: 'text/html; charset=utf-8',
  body: () => 'Could not find requested resource',
};

let server: Server;
let functions: string;

test.beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { status, type, body: made } = ANSWERS[request.url ?? ''] ?? NOT_FOUND;
    response.writeHead(status, { 'content-type': type, 'x-powered-by': 'Express' });
    response.end(made(new URLSearchParams(body)));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  functions = process.env.FLOWPROOF_TWILIO_RUN ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => server.close());

const runs = widget(
  'run',
  'run-function',
  { url: 'https://members-1234.twil.io/any', parameters: [{ key: 'name', value: '{{flow.data.name}}' }] },
  { success: '', fail: '' },
);

for (const [path, event, output] of [
  ['/look-up', 'success', { status_code: 200, parsed: { member: 'yes' } }],
  ['/text', 'success', { status_code: 200, body: 'plain Ada' }],
  ['/twiml', 'success', { body: expect.stringContaining('<Say>Hello</Say>') }],
  ['/silent', 'success', { status_code: 200, body: '' }],
  ['/fails', 'fail', { status_code: 500, parsed: { message: 'no such member' } }],
  ['/custom', 'fail', { status_code: 409, parsed: { taken: true } }],
  ['/no-such-function', 'fail', { status_code: 404, body: 'Could not find requested resource' }],
] as const)
  test(`the answer of ${path} leaves Run Function by \`${event}\``, async ({ opened }) => {
    const flow = opened.publish(flowOf(runs), 'members');
    const answers = [{ forward: `${functions}${path}` }];
    await opened.ask('/_emulator/mocks', { method: 'PUT', json: { flow: 'members', widget: 'run', answers } });
    const { executions } = opened.client.studio.v2.flows(flow);
    const { sid } = await executions.create({ to: CONTACT, from: FLOW_NUMBER, parameters: { name: 'Ada' } });
    // Answers once no other request is open.
    await opened.ask('/_emulator/clock', { method: 'POST', json: { advance: 0 } });
    const [step] = await executions(sid).steps.list();
    expect(step?.name).toBe(event);
    const { context } = await executions(sid).executionContext().fetch();
    expect(context.widgets.run).toMatchObject(output);
  });
