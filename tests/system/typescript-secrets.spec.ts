// A test in TypeScript can reveal a secret in many ways. None of them reaches a report, a trace or the terminal.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '../test.ts';
import { QUESTION } from './flows.ts';
import { everythingIn, projectWith, type Ran, run } from './run.ts';

test.describe.configure({ mode: 'default' });

const TOKEN = 'c4nary0000000000000000000000t0ken';

const TELLING = `import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync, writeSync } from 'node:fs';
import { expect, test } from '../../fixtures/index.ts';
const token = process.env.TWILIO_AUTH_TOKEN ?? '';
const phone = '+1555' + '0100042';

test.describe('a group', () => {
  test('an assertion', () => expect('x ' + token + process.env.ACME_REGION).toBe(''));
  test('a thrown error with a cause', () => {
    throw new Error('outer ' + token, { cause: new Error('inner ' + token, { cause: new Error('innermost ' + phone) }) });
  });
  test('something that is no error', () => { throw { token, phone }; });
  test('a rejection that nobody handles', async () => {
    Promise.reject(new Error('unhandled ' + token));
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  test('a soft assertion and a step', async () => {
    await test.step('a step with ' + token, async () => {
      await test.step('inside ' + phone, () => expect.soft({ token }).toEqual({ phone }));
    });
  });
  test('a title with ' + token + ' and ' + phone, { annotation: { type: 'note', description: token }, tag: '@t' + token }, () => {
    test.info().annotations.push({ type: token, description: 'and ' + phone });
  });
  test('twins of ' + token, () => {});
  test('twins of ' + token.toUpperCase(), () => {});
  test('a reason to skip', () => { test.skip(true, 'because of ' + token); });
  test('attachments', async ({}, info) => {
    await info.attach('body ' + token, { body: JSON.stringify({ token, phone, number: Number(phone.slice(1)) }), contentType: 'application/json' });
    await info.attach('bytes', { body: Buffer.from(token), contentType: 'application/octet-stream' });
    writeFileSync(info.outputPath('kept.txt'), token);
    await info.attach('a copied file of ' + token, { path: info.outputPath('kept.txt') });
    info.attachments.push({ name: 'a file', contentType: 'text/plain', path: info.outputPath('kept.txt') });
  });
  test('output', () => {
    console.log(token, phone);
    process.stderr.write(Buffer.from(token));
    writeSync(1, 'written ' + token);
    spawnSync(process.execPath, ['-e', 'console.log(process.env.TWILIO_AUTH_TOKEN)'], { stdio: 'inherit' });
    expect(execFileSync(process.execPath, ['-e', 'console.log(process.env.TWILIO_AUTH_TOKEN)']).toString()).toBe('');
  });
  test('what is sensitive in this test alone', async ({ studio }) => {
    const { CANARY_REPLY: reply = '', CANARY_INPUT: pin = '' } = process.env;
    const execution = await studio.trigger({ flow: './flow.json', inputs: { parameters: { pin } }, sensitive: ['pin'] });
    await execution.at('ask').reply({ body: reply, sensitive: true });
    await test.info().attach('what I know', { body: reply + pin });
    expect(['I said', reply, pin].join(' ')).toBe('');
  });
});
`;

const HOOKS = `import { test } from '../../fixtures/index.ts';
test.beforeAll(() => { throw new Error('beforeAll ' + process.env.TWILIO_AUTH_TOKEN); });
test.describe('hooks of ' + process.env.TWILIO_AUTH_TOKEN, () => test('it never runs', () => {}));
`;

const BROKEN = `throw new Error('load ' + process.env.TWILIO_AUTH_TOKEN + ' +15550100042');\n`;

/** Flowproof's own reporters and all of Playwright's. Those of a command line: secrets.spec.ts. */
const CONFIG = `import { defineFlowproofConfig } from 'flowproof/playwright';
const config = defineFlowproofConfig({ secrets: ['ACME_*'] });
export default { ...config, reporter: [...config.reporter, ['blob'], ['json'], ['junit'], ['github']] };
`;

const CANARIES = [
  'c4nary',
  't0ken',
  'of-a-reply',
  'of-an-input',
  'of-a-region',
  Buffer.from(TOKEN).toString('base64').slice(0, 20),
  '15550100042',
];

const FILES = {
  PLAYWRIGHT_BLOB_OUTPUT_DIR: 'reports/blob',
  PLAYWRIGHT_JSON_OUTPUT_FILE: 'reports/all.json',
  PLAYWRIGHT_JUNIT_OUTPUT_FILE: 'reports/junit.xml',
};

/** A made-up account, so that there is a pool of numbers; this run does not use it. */
const POOL = { FLOWPROOF_CONTACTS: '+15550100077', FLOWPROOF_ALLOW: '+15550100078' };

const ENVIRONMENT = {
  TWILIO_AUTH_TOKEN: TOKEN,
  ACME_REGION: 'canary-of-a-region',
  CANARY_REPLY: 'canary-of-a-reply',
  CANARY_INPUT: 'canary-of-an-input',
  ...POOL,
};

let ran: Ran;
let unloadable: Ran;
let listed: Ran;

test.beforeAll(async () => {
  const folder = test.info().outputPath('project');
  projectWith(folder, {
    'a/flow.json': JSON.stringify(QUESTION),
    'a/telling.spec.ts': TELLING,
    'a/hooks.spec.ts': HOOKS,
  });
  writeFileSync(join(folder, 'playwright.config.ts'), CONFIG);
  listed = await run(folder, ['--list'], ENVIRONMENT);
  ran = await run(folder, ['--trace=on', '--project=emulator'], { ...ENVIRONMENT, ...FILES });
  const broken = test.info().outputPath('broken');
  projectWith(broken, { 'a/broken.spec.ts': BROKEN });
  unloadable = await run(broken, ['--reporter=json,junit,line'], { ...ENVIRONMENT, ...FILES });
});

/** The contents of files, and the names of files and folders. */
function leaksIn(folder: string): string[] {
  return everythingIn(folder).flatMap(({ file, text }) =>
    CANARIES.filter((canary) => `${relative(folder, file)}\n${text}`.includes(canary)).map(
      (canary) => `${canary} in ${file}`,
    ),
  );
}

test('the run had all of its failures', () => {
  expect(ran.output).toContain('8 failed');
  expect(ran.output).toContain('::error ');
  expect(readdirSync(join(ran.folder, 'reports'))).toEqual(
    expect.arrayContaining(['all.json', 'allure-results', 'blob', 'html', 'junit.xml', 'summary.md']),
  );
  const traces = everythingIn(join(ran.folder, 'test-results')).filter(({ file }) => file.endsWith('trace.zip'));
  expect(traces.length).toBeGreaterThan(0);
});

test('no report holds a secret that tests revealed', () => {
  expect(leaksIn(join(ran.folder, 'reports'))).toEqual([]);
});

test('no trace, attachment or other file of a test holds a secret', () => {
  expect(leaksIn(join(ran.folder, 'test-results'))).toEqual([]);
});

test('the terminal shows no secret, not even with --list', () => {
  expect(listed.output).toContain('a group › twins of •••••• (2)');
  const shown = [listed.output, ran.output, unloadable.output].join('\n');
  expect(CANARIES.filter((canary) => shown.includes(canary))).toEqual([]);
});

test('the error of a file that cannot be loaded shows no secret', () => {
  expect(unloadable.output).toContain('load ••••••');
  expect(leaksIn(join(unloadable.folder, 'reports'))).toEqual([]);
});

test('a redacted attachment of JSON is still JSON', () => {
  const { suites } = JSON.parse(readFileSync(join(ran.folder, 'reports/all.json'), 'utf8'));
  const bodies = JSON.stringify(suites).match(/"body":"([A-Za-z0-9+/=]+)"/g) ?? [];
  const texts = bodies.map((body) => Buffer.from(body.slice(8, -1), 'base64').toString());
  const attached = texts.find((text) => text.includes('"number"')) ?? '';
  expect(JSON.parse(attached)).toEqual({ token: '••••••', phone: '+1555•••••42', number: '1555•••••42' });
});

test("the account's numbers are not in the configuration that reports hold", () => {
  const text = readFileSync(join(ran.folder, 'reports/all.json'), 'utf8');
  expect(text).not.toMatch(/1555010007[78]|FLOWPROOF/);
  expect(existsSync(join(ran.folder, 'reports/html/index.html'))).toBe(true);
});
