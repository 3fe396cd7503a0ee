// Canaries: secrets and phone numbers that a run knows, and that no file of its reports holds.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { QUESTION } from './flows.ts';
import { everythingIn, projectWith, type Ran, run } from './run.ts';

// One run for all of these specs: they only look at what it left.
test.describe.configure({ mode: 'default', timeout: 120_000 });

const TOKEN = 'c4nary0000000000000000000000t0ken';
const PASSWORD = 'canary-of-a-parameter!';
const REPLY = 'canary-of-a-reply';

/** A failing and a passing scenario, and a file with a mistake, each with what must not be shown. */
const SECRETIVE = `flow:
  definition: flow.json
defaults:
  sensitive: [password]
  inputs: { to: "+15550100042", from: "+15550100043", parameters: { name: "${PASSWORD}", password: "${PASSWORD}" } }
scenarios:
  - name: +1 555 010 0042 is asked, and +15550100044 is not
    description: The token is \${TWILIO_AUTH_TOKEN}.
    contact:
      - { at: ask, reply: { body: ${REPLY}, sensitive: true } }
    expect:
      path: [ask, check: match]
      messages: ["Hi ${PASSWORD}, call +15550100044"]
  - name: it ends well
    contact:
      - { at: ask, reply: { body: ${REPLY}, sensitive: true } }
    expect: { status: ended, path: [ask, check, sorry] }
`;

const MISTAKEN = `flow:
  definition: flow.json
scenarios:
  - name: one
    inputs: { to: "+15550100042", parameters: { token: \${TWILIO_AUTH_TOKEN} } }
    expct: {}
`;

/** Half of one is too much. */
const CANARIES = [
  'c4nary',
  'of-a-param',
  'meter!',
  'of-a-rep',
  '15550100042',
  '15550100043',
  '15550100044',
  '555 010 0042',
];

/** A flow that names a number, and a secret in its own text. */
const flow = JSON.stringify(QUESTION).replace('What a pity.', `Call +15550100044, ${TOKEN}.`);

let ran: Ran;

test.beforeAll(async () => {
  const folder = test.info().outputPath('project');
  projectWith(folder, { 'a/flow.json': flow, 'a/secretive.yaml': SECRETIVE, 'a/mistaken.yaml': MISTAKEN });
  const blob = { PLAYWRIGHT_BLOB_OUTPUT_DIR: 'reports/blob' };
  const reporters = ['--reporter=blob,list'];
  await run(folder, reporters, { TWILIO_AUTH_TOKEN: TOKEN, ...blob });
  ran = await run(folder, [], { TWILIO_AUTH_TOKEN: TOKEN });
});

function leaksIn(folder: string): string[] {
  const texts = everythingIn(folder);
  return texts.flatMap(({ file, text }) =>
    CANARIES.filter((canary) => text.includes(canary)).map((canary) => `${canary} in ${file}`),
  );
}

test('the run played all that is looked at', () => {
  expect(ran.output).toContain('2 failed');
  expect(ran.output).toContain('1 passed');
  const folders = readdirSync(join(ran.folder, 'reports'));
  expect(folders).toEqual(expect.arrayContaining(['allure-results', 'blob', 'coverage', 'html', 'summary.md']));
});

test('no file of the reports holds a secret or a full phone number, archives included', () => {
  expect(leaksIn(join(ran.folder, 'reports'))).toEqual([]);
});

test('nor does what Playwright keeps of a failure', () => {
  expect(leaksIn(join(ran.folder, 'test-results'))).toEqual([]);
});

test('nor does the terminal', () => {
  expect(CANARIES.filter((canary) => ran.output.includes(canary))).toEqual([]);
});
