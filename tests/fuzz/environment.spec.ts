// Any environment gives an account, contacts and scenarios, or a located error without secrets.
import assert from 'node:assert/strict';
import { policyOf, policyProblems } from '../../src/account/policy.ts';
import { FlowproofError, renderProblems } from '../../src/errors.ts';
import { accountOf } from '../../src/workflow/account.ts';
import { createClient } from '../../src/workflow/client.ts';
import fc from '../fast-check.ts';
import { load } from '../scenario/written.ts';
import { expect, test } from '../test.ts';

const SID = `AC${'0'.repeat(32)}`;
const ODD = [
  '',
  ' ',
  '\n',
  '\u0000',
  '${X}',
  '${',
  '""',
  "'",
  'null',
  'undefined',
  '__proto__',
  '\ud800',
  '💬',
  'a'.repeat(5000),
];

const value = fc.oneof(fc.constantFrom(...ODD, SID, SID.toLowerCase()), fc.string({ unit: 'binary' }));

const NAMES = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_API_KEY', 'TWILIO_API_SECRET'] as const;

const environment = fc.dictionary(fc.constantFrom(...NAMES), value, { noNullPrototype: true });

/** The message of a refusal; any other error is thrown again. */
async function wordsOf(work: () => Promise<unknown> | unknown): Promise<string> {
  try {
    await work();
    return '';
  } catch (error) {
    if (error instanceof FlowproofError) return renderProblems(error.problems);
    throw error;
  }
}

/** Shorter ones are part of ordinary words by chance. */
const SHORTEST = 12;

test('any environment names an account, or the error says what to set, without secrets', async () => {
  const property = fc.asyncProperty(environment, async (env) => {
    const words = await wordsOf(() => createClient(accountOf(env)).close());
    const secrets = [env.TWILIO_AUTH_TOKEN, env.TWILIO_API_SECRET].filter(
      (one) => one && one.trim().length >= SHORTEST,
    );
    for (const secret of secrets) expect(words).not.toContain(secret);
    expect(words).not.toMatch(/undefined|\[object|\n\s+at /);
  });
  await fc.assert(property, { numRuns: 300 });
});

test('any credentials are sent as they are, or refused before anything is sent', async () => {
  const property = fc.asyncProperty(value, value, async (username, password) => {
    const options = { accountSid: SID, username, password, origin: 'http://127.0.0.1:1', retry: { attempts: 1 } };
    const asking = async () => {
      const client = createClient(options);
      await client.client.studio.v2.flows.list({ limit: 1 }).finally(client.close);
    };
    expect(await wordsOf(asking)).toMatch(/^(api-unreachable|bad-credentials): /);
  });
  await fc.assert(property, { numRuns: 100 });
});

test('any list of contacts is valid, or each of its mistakes is reported', () => {
  const numbers = fc.array(fc.oneof(value, fc.constantFrom('+15550100001', 'whatsapp:+15550100001', '5550100001')));
  const amount = fc.oneof(fc.integer(), fc.double(), fc.constant('7' as unknown as number));
  const options = fc.record({
    contacts: numbers,
    allow: numbers,
    budget: fc.record({ messages: amount, calls: amount }),
  });
  const property = fc.property(options, (one) => {
    const problems = policyProblems(policyOf(one));
    for (const { code, fix } of problems) assert.deepEqual([code, typeof fix], ['bad-policy', 'string']);
    assert.doesNotMatch(renderProblems(problems), /\[object|\n\s+at /);
  });
  fc.assert(property, { numRuns: 300 });
});

const WITH_VALUES = `flow: { definition: flow.json }
scenarios:
  - name: "a \${X}"
    inputs: { to: "\${TO:-+15550100001}", parameters: { x: "\${X}", y: "\${Y:-1}" } }
    expect: { messages: ["\${X}", { matches: "\${Y:-.}" }] }
`;

test('any values of placeholders give a scenario, or located problems', () => {
  const values = fc.dictionary(fc.constantFrom('X', 'Y', 'TO'), value, { noNullPrototype: true });
  const property = fc.property(values, (env) => {
    const { scenarios, problems, sources } = load(WITH_VALUES, { env });
    assert((scenarios.length === 0 ? problems.length : scenarios.length) > 0);
    for (const { code, at } of problems) assert.equal(typeof at?.line, 'number', code);
    assert.doesNotMatch(renderProblems(problems, sources), /\[object|\n\s+at \S+ \(/);
  });
  fc.assert(property, { numRuns: 300 });
});
