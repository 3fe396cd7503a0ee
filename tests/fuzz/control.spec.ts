// The emulator answers any request, and continues.
import assert from 'node:assert/strict';
import { parseFaults } from '../../src/emulator/fault-file.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { FlowproofError } from '../../src/errors.ts';
import fc from '../fast-check.ts';
import { CONTACT, FLOW_NUMBER, FLOWS } from '../faults/plays.ts';
import { expect, test } from '../test.ts';

const word = fc.constantFrom(
  'operation',
  'nth',
  'fault',
  'from',
  'to',
  'status',
  'headers',
  'body',
  'delay',
  '__proto__',
);
const VALUES = ['ListExecution', 503, 1, 0, -1, 1e9, 0.5, true, null, 'late', '', 'constructor'];

const { any } = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(...VALUES),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(word, tie('any'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('any list of faults is valid, or each of its mistakes has its position', () => {
  const text = fc.oneof(
    any.map((value) => JSON.stringify([value])),
    any.map((value) => JSON.stringify(value)),
    fc.string(),
  );
  const property = fc.property(text, (plan) => {
    try {
      assert(Array.isArray(parseFaults(plan, 'faults.json')));
    } catch (error) {
      const problems = error instanceof FlowproofError ? error.problems : [];
      assert(problems.length > 0);
      for (const { code, at } of problems) assert.equal(at?.file, 'faults.json', code);
    }
  });
  fc.assert(property, { numRuns: 1000 });
});

const PATHS = [
  '/_emulator/clock',
  '/_emulator/mocks',
  '/_emulator/faults',
  '/_emulator/executions/FN1',
  '/v2/Flows',
  '/v2/Flows/{FW}/Executions',
  '/v2/Flows/{FW}/Executions/FN1/Steps',
  '/v2/Flows/Validate',
  '/2010-04-01/Accounts/{AC}/Messages.json',
  '/2010-04-01/Accounts/{AC}/Calls.json',
  '/v1/Accounts/{AC}/Flows/{FW}',
];
const FIELDS = [
  'To',
  'From',
  'Body',
  'Parameters',
  'Status',
  'Twiml',
  'Url',
  'PageSize',
  'PageToken',
  'DateCreatedFrom',
];
const TEXTS = [
  '',
  CONTACT,
  FLOW_NUMBER,
  'ended',
  '{"a":1}',
  '{',
  '<Response><Play digits="1"/></Response>',
  '-1',
  'PA',
  '\u0000',
];

const fields = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(fc.constantFrom(...TEXTS), fc.string()));

const requests = fc.record({
  path: fc.constantFrom(...PATHS),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
  query: fields,
  body: fc.oneof(
    fields.map((form) => new URLSearchParams(form).toString()),
    any.map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary' }),
  ),
});

test('any request is answered, and none with an internal error', async () => {
  const emulator = await startEmulator({ flows: [{ name: 'texts', definition: FLOWS.texts ?? never() }] });
  const { url, accountSid, authToken, studio } = emulator;
  const [flow] = studio.flows.all();
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const property = fc.asyncProperty(requests, async ({ path, method, query, body }) => {
    const address = new URL(path.replace('{FW}', flow?.sid ?? '').replace('{AC}', accountSid), url);
    address.search = new URLSearchParams(query).toString();
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(address, { method, headers, ...(method === 'GET' ? {} : { body }) });
    const text = await answer.text();
    expect(answer.status, text).not.toBe(500);
    await fetch(new URL('/_emulator/reset', url), { method: 'POST', headers });
  });
  await fc.assert(property, { numRuns: 400 }).finally(emulator.close);
});

function never(): never {
  throw new Error('there is no such flow');
}
