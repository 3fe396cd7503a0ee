// 10,000 requests made from the description of the API, valid and invalid, over every operation: each answer is described, or a
// refusal in Twilio's words, and none is a failure of the emulator.
import {
  type Arbitrary,
  assert,
  constant,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  sample,
  string,
} from '../../fast-check.ts';
import { SEED } from '../../seed.ts';
import { CONTACT, type Exchange, expect, FLOW_NUMBER, shortFlow, test } from '../client.ts';
import { differences, type Operation, ours, type Parameter } from '../description.ts';
import { ask, flowOf } from '../flows.ts';

const REQUESTS = 10_000;

type Schema = Readonly<Record<string, unknown>>;

const resolve = <T>(part: T | { $ref: string }): T => {
  if (typeof part !== 'object' || part === null || !('$ref' in part)) return part as T;
  const [, , kind = '', name = ''] = part.$ref.split('/');
  return (ours.components as unknown as Record<string, Record<string, T>>)[kind]?.[name] as T;
};

/** Resources of the account, which paths name, so that most requests find something. */
const KNOWN: { [prefix: string]: string } = {};

const texts = oneof(string({ maxLength: 30 }), string({ unit: 'binary', maxLength: 10 }), constant(''));

/** Its execution stays active, so that a second one for its contact is refused. */
const WAITING = JSON.stringify(flowOf(ask('ask', 'Yes or no?', { incomingMessage: '' }, { from: FLOW_NUMBER })));

/** A usual value for a field of this name, if its schema only says that it is text. */
const USUAL: Readonly<Record<string, Arbitrary<string>>> = {
  To: constantFrom(CONTACT, 'whatsapp:+15550100003', '+15550100002'),
  From: constant(FLOW_NUMBER),
  Parameters: constantFrom('{}', '{"name":"Ada"}', '{"a":{"b":[1,null]}}'),
  Definition: constantFrom(JSON.stringify(shortFlow), WAITING),
  FriendlyName: string({ minLength: 1, maxLength: 20 }),
  TestUsers: constantFrom(CONTACT, '+15550100009'),
  PageToken: constantFrom('PAMQ', 'PBMQ'),
  Revision: constantFrom('1', '2', 'LatestPublished', 'LatestRevision'),
};

function valid(name: string, given: Schema): Arbitrary<string> {
  const schema = resolve(given as Schema | { $ref: string });
  const usual = USUAL[name];
  if (usual) return usual;
  if (Array.isArray(schema.enum)) return constantFrom(...(schema.enum as string[]));
  if (schema.type === 'integer')
    return integer({ min: Number(schema.minimum ?? 0), max: Number(schema.maximum ?? 5) }).map(String);
  if (schema.format === 'date-time') return constantFrom('2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z');
  const prefix = /^\^([A-Z]{2})\[/.exec(String(schema.pattern))?.[1];
  return prefix ? constant(prefix).map((of) => KNOWN[of] ?? `${of}${'0'.repeat(32)}`) : texts;
}

/** Mostly valid; sometimes missing, of another type, or meaningless. */
const field = (name: string, schema: Schema): Arbitrary<string | undefined> =>
  oneof({ weight: 8, arbitrary: valid(name, schema) }, texts, constant(undefined), constant('x'.repeat(2000)));

type Asked = {
  method: string;
  path: string;
  query: Record<string, string | undefined>;
  form: Record<string, string | undefined>;
};

const recordOf = (parts: readonly (readonly [string, Schema])[]) =>
  record(Object.fromEntries(parts.map(([name, schema]) => [name, field(name, schema)])));

function requestsOf(
  path: string,
  method: string,
  operation: Operation,
  shared: readonly Parameter[],
): Arbitrary<Asked> {
  const parameters = [...shared, ...(operation.parameters ?? []).map((one) => resolve<Parameter>(one))];
  const ofKind = (kind: Parameter['in']) =>
    parameters.filter((one) => one.in === kind).map(({ name, schema }) => [name, schema] as const);
  const body = operation.requestBody?.content['application/x-www-form-urlencoded']?.schema;
  const properties = (body ? resolve<Schema>(body).properties : {}) as Record<string, Schema>;
  return record({
    names: recordOf(ofKind('path')),
    query: recordOf(ofKind('query')),
    form: recordOf(Object.entries(properties)),
  }).map(({ names, query, form }) => {
    // A URL removes segments of dots only: it would be another request.
    const part = (name: string): string => names[name]?.replace(/^\.{1,2}$/, 'x') || 'x';
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(part(name)));
    return { method: method.toUpperCase(), path: filled, query, form };
  });
}

const METHODS = ['get', 'post', 'delete'] as const;

/** Deleting is last and rare: otherwise there would soon be no resources left. */
const operations = Object.entries(ours.paths).flatMap(([path, item]) => {
  const shared = ((item.parameters ?? []) as (Parameter | { $ref: string })[]).map((one) => resolve<Parameter>(one));
  return METHODS.flatMap((method) => {
    const operation = item[method];
    return operation
      ? [
          {
            id: operation.operationId,
            weight: method === 'delete' ? 1 : 8,
            arbitrary: requestsOf(path, method, operation, shared),
          },
        ]
      : [];
  });
});

const isRefusal = ({ status, body }: Exchange): boolean => {
  const { code, message, more_info: more, status: shown } = body as Record<string, unknown>;
  const isComplete = typeof code === 'number' && typeof message === 'string' && shown === status;
  return status < 500 && isComplete && more === `https://www.twilio.com/docs/errors/${code}`;
};

const present = (fields: Asked['form']): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined));

/** Later requests use the SIDs of earlier answers; deleted ones are removed. */
function remember({ method, status, body }: Exchange): void {
  if (method === 'DELETE' && status === 204) for (const prefix of ['FN', 'FT']) delete KNOWN[prefix];
  if (status !== 200 && status !== 201) return;
  for (const [sid, prefix = ''] of JSON.stringify(body).matchAll(/\b(FW|FN|FT)[0-9a-f]{32}\b/g)) KNOWN[prefix] = sid;
}

/** The account as it is when the request is made. */
const addressOf = ({ path, query }: Asked): string => {
  const search = new URLSearchParams(present(query)).toString();
  return `${path.replace(/(FW|FN|FT)0{32}/g, (sid) => KNOWN[sid.slice(0, 2)] ?? sid)}${search ? `?${search}` : ''}`;
};

function problemOf(exchange: Exchange): string {
  if (exchange.status < 400) return differences(exchange);
  return isRefusal(exchange)
    ? ''
    : `${exchange.method} ${exchange.path}: ${exchange.status} is not a refusal of Twilio's`;
}

test('the answer to any generated request is described, or is a refusal', async ({ opened }) => {
  const statuses = new Set<number>();
  const wrong: string[] = [];
  for (const asked of sample(oneof(...operations), { numRuns: REQUESTS })) {
    const form = asked.method === 'POST' ? { form: present(asked.form) } : {};
    const exchange = await opened.ask(addressOf(asked), { method: asked.method, ...form });
    remember(exchange);
    statuses.add(exchange.status);
    wrong.push(...[problemOf(exchange)].filter(Boolean));
    opened.exchanges.length = 0;
  }
  expect(wrong.slice(0, 10), `FLOWPROOF_SEED=${SEED}`).toEqual([]);
  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 204, 400, 404, 409]));
});

test('every operation is asked', () => {
  expect(new Set(operations.map(({ id }) => id)).size).toBe(19);
  assert(
    property(oneof(...operations), ({ path }) => path.startsWith('/v2/Flows')),
    { numRuns: 200 },
  );
});
