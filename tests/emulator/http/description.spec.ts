// Every answer of the Studio API against our description, and Twilio's own if it is beside the clone: all operations in order, then generated requests.
import { array, assert, asyncProperty, constantFrom, integer, oneof, record, string } from '../../fast-check.ts';
import { CONTACT, type Exchange, expect, FLOW_NUMBER, longFlow, type Opened, shortFlow, test } from '../client.ts';
import { differences, operationOf, operationsDescribed, operationsOfEach } from '../description.ts';

const SHORT = JSON.stringify(shortFlow);
const CREATE = { FriendlyName: 'described', Status: 'published', Definition: SHORT };
const START = { To: CONTACT, From: FLOW_NUMBER, Parameters: '{"name":"Ada"}' };

const sidIn = ({ body }: Exchange): string => (body as { sid: string }).sid;

/** Each operation once, in an order in which all of them succeed. */
async function callEach({ ask }: Opened): Promise<void> {
  const flow = `/v2/Flows/${sidIn(await ask('/v2/Flows', { form: CREATE }))}`;
  const execution = `${flow}/Executions/${sidIn(await ask(`${flow}/Executions`, { form: START }))}`;
  const steps = (await ask(`${execution}/Steps`)).body as { steps: { sid: string }[] };
  const step = `${execution}/Steps/${steps.steps[0]?.sid}`;
  await ask('/v2/Flows/Validate', { form: CREATE });
  await ask(flow, { form: { Status: 'draft', CommitMessage: 'again' } });
  await ask(`${flow}/TestUsers`, { form: { TestUsers: CONTACT } });
  await ask(execution, { form: { Status: 'ended' } });
  const read = ['/v2/Flows', flow, `${flow}/Revisions`, `${flow}/Revisions/LatestRevision`, `${flow}/TestUsers`];
  for (const path of [...read, `${flow}/Executions`, execution, `${execution}/Context`, step, `${step}/Context`])
    await ask(path);
  await ask(execution, { method: 'DELETE' });
  await ask(flow, { method: 'DELETE' });
}

test('every operation answers as described', async ({ opened }) => {
  await callEach(opened);
  expect(opened.exchanges.map(differences).filter(Boolean)).toEqual([]);
  expect(new Set(opened.exchanges.map(operationOf))).toEqual(new Set(operationsDescribed));
});

test("our description has the operations of Twilio's", () => {
  expect(operationsDescribed).toHaveLength(19);
  for (const operations of operationsOfEach) expect(operations).toEqual(operationsOfEach[0]);
});

test('every page of a list answers as described', async ({ opened }) => {
  const { executions } = opened.client.studio.v2.flows(opened.publish(longFlow(30)));
  const { sid } = await executions.create({ to: CONTACT, from: FLOW_NUMBER });
  await executions(sid).steps.list({ pageSize: 7 });
  expect(opened.exchanges).toHaveLength(6);
  expect(opened.exchanges.map(differences).filter(Boolean)).toEqual([]);
});

test('the check finds an extra property, a missing property, and a wrong status', () => {
  const exchange = { method: 'GET', path: `/v2/Flows/FW${'0'.repeat(32)}/TestUsers`, headers: new Headers() };
  const body = { sid: `FW${'0'.repeat(32)}`, test_users: [], url: 'https://example.com' };
  expect(differences({ ...exchange, status: 200, body })).toBe('');
  expect(differences({ ...exchange, status: 200, body: { ...body, more: 1 } })).toContain('additional properties');
  expect(differences({ ...exchange, status: 200, body: { ...body, url: undefined } })).toContain(
    "required property 'url'",
  );
  expect(differences({ ...exchange, status: 201, body })).toContain('answered 201');
});

const texts = oneof(string({ maxLength: 40 }), string({ unit: 'binary', maxLength: 20 }));
const statuses = constantFrom('active', 'ended', 'ended', 'draft', 'published', 'published', '', 'over');
const json = constantFrom('{}', '{"a":{"b":[1,null]}}', '[1]', 'null', '{', '{"__proto__":{"x":1}}', '');
const numbers = constantFrom(CONTACT, FLOW_NUMBER, '+15550100002', 'whatsapp:+15550100003', 'MG', '', '5');

const fields = record(
  {
    To: oneof({ weight: 4, arbitrary: numbers }, texts),
    From: oneof({ weight: 4, arbitrary: numbers }, texts),
    Parameters: json,
    Status: statuses,
    FriendlyName: texts,
    Definition: oneof(json, constantFrom(SHORT, JSON.stringify(longFlow(60)))),
    CommitMessage: texts,
    TestUsers: numbers,
  },
  { requiredKeys: [] },
);

const queries = record(
  {
    PageSize: oneof({ weight: 9, arbitrary: constantFrom('1', '2', '1000') }, constantFrom('x', '0', '1001')),
    Page: integer({ min: 0, max: 3 }).map(String),
    PageToken: oneof({ weight: 9, arbitrary: constantFrom('', 'PAMQ', 'PBMQ', 'PAMTkwMDAwMDAwMDAwMC41') }, texts),
    status: oneof({ weight: 9, arbitrary: constantFrom('', 'active', 'ended') }, texts),
    DateCreatedFrom: constantFrom('', '2020-01-01T00:00:00Z', '2099-01-01'),
    DateCreatedTo: constantFrom('', '2099-01-01T00:00:00Z', '2020-01-01', 'x'),
  },
  { requiredKeys: [] },
);

const FLOW = '/v2/Flows/FLOW';
const EXECUTION = `${FLOW}/Executions/EXECUTION`;
const STEP = `${EXECUTION}/Steps/STEP`;
const reading = ['', '/Revisions', '/Revisions/1', '/Revisions/LatestRevision', '/TestUsers', '/Executions'];

/** Methods and paths; a few of them are wrong. */
const operations = constantFrom(
  ...['/v2/Flows', ...reading.map((end) => `${FLOW}${end}`)].map((path) => `GET ${path}`),
  ...[EXECUTION, `${EXECUTION}/Context`, `${EXECUTION}/Steps`, STEP, `${STEP}/Context`].map((path) => `GET ${path}`),
  ...['/v2/Flows', '/v2/Flows/Validate', FLOW, `${FLOW}/TestUsers`].map((path) => `POST ${path}`),
  ...[`${FLOW}/Executions`, `${FLOW}/Executions`, EXECUTION, EXECUTION].map((path) => `POST ${path}`),
  ...[FLOW, EXECUTION, `${FLOW}/TestUsers`].map((path) => `DELETE ${path}`),
  'PUT /v2/Flows',
);

const requests = array(
  record({ operation: operations, fields, query: queries, unknown: integer({ min: 0, max: 9 }) }),
  { minLength: 5, maxLength: 25 },
);

const newest = (exchanges: readonly Exchange[], prefix: string): string | undefined =>
  JSON.stringify(exchanges.map(({ body }) => body))
    .match(new RegExp(`${prefix}[0-9a-f]{32}`, 'g'))
    ?.at(-1);

/** Usually an existing resource, sometimes one that does not exist. */
function named(path: string, { exchanges }: Opened, isUnknown: boolean): string {
  const sid = (prefix: string) => (isUnknown ? undefined : newest(exchanges, prefix)) ?? `${prefix}${'0'.repeat(32)}`;
  return path.replace('FLOW', sid('FW')).replace('EXECUTION', sid('FN')).replace('STEP', sid('FT'));
}

const isRefusal = ({ status, body }: Exchange): boolean => {
  const { code, message, more_info: more, status: stated } = body as Record<string, unknown>;
  return (
    status < 500 &&
    stated === status &&
    typeof code === 'number' &&
    typeof message === 'string' &&
    more === `https://www.twilio.com/docs/errors/${code}`
  );
};

const wrong = (exchange: Exchange): string => {
  if (exchange.status < 400) return differences(exchange);
  return isRefusal(exchange)
    ? ''
    : `${exchange.method} ${exchange.path}: ${exchange.status} is not refused as Twilio does`;
};

test('the answer to any request is described, or is a refusal', async ({ opened }) => {
  const property = asyncProperty(requests, async (asked) => {
    opened.exchanges.length = 0;
    await walkIn(opened);
    for (const { operation, fields: form, query, unknown } of asked) {
      const [method = '', path = ''] = operation.split(' ');
      const search = new URLSearchParams(query).toString();
      const address = `${named(path, opened, unknown === 0)}${search && method === 'GET' ? `?${search}` : ''}`;
      await opened.ask(address, { method, ...(method === 'POST' ? { form: { ...form } } : {}) });
    }
    expect(opened.exchanges.map(wrong).filter(Boolean)).toEqual([]);
  });
  await assert(property, { numRuns: 60 });
});

/** Resources for the requests. */
async function walkIn({ ask }: Opened): Promise<void> {
  const flow = `/v2/Flows/${sidIn(await ask('/v2/Flows', { form: CREATE }))}`;
  const execution = `${flow}/Executions/${sidIn(await ask(`${flow}/Executions`, { form: START }))}`;
  await ask(`${execution}/Steps`);
}
