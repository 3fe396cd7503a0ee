// Canaries: secrets and phone numbers that a run knows, and that no file of its reports contains.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { PHONE, QUESTION } from './flows.ts';
import { everythingIn, projectWith, type Ran, run } from './run.ts';

// One run for all of these specs, which only read its results.
test.describe.configure({ mode: 'default' });

const TOKEN = 'c4nary0000000000000000000000t0ken';
/** A secret that JSON, URLs and HTML encode. */
const PASSWORD = `canary "of-a-param" + é<&> meter!`;
const REPLY = 'canary-of-a-reply';
/** A flow may send a part of a value. */
const DEEP = 'canary-of-a-leaf';
/** Keys with a pause, and a spoken word. */
const KEYS = '8642w09753#';
const PIN = '864209753';
const WORD = 'canary-of-a-word';
const HOOK = 'c4nary-of-another-service';

/** A failing and a passing scenario, and a file with a mistake, each with what must not be shown. */
const SECRETIVE = `flow:
  definition: flow.json
defaults:
  sensitive: [password, deep]
  inputs:
    to: "+15550100042"
    from: "+15550100043"
    parameters: { name: ${JSON.stringify(PASSWORD)}, password: ${JSON.stringify(PASSWORD)}, deep: { leaf: ${DEEP} } }
scenarios:
  - name: +1 555 010 0042 is asked, and +15550100044 is not
    description: The token is \${TWILIO_AUTH_TOKEN}.
    contact:
      - { at: ask, reply: { body: ${REPLY}, sensitive: true } }
    expect:
      path: [ask, check: match]
      messages: [${JSON.stringify(`Hi ${PASSWORD}, call +15550100044`)}, ${DEEP}]
  - name: it ends well
    contact:
      - { at: ask, reply: { body: ${REPLY}, sensitive: true } }
    expect: { status: ended, path: [ask, check, sorry] }
`;

/** Its failure has the reason for a split, the expectation, and the API calls. */
const PHONED = `flow: { definition: phone.json }
scenarios:
  - name: what is pressed and said stays between the two
    trigger: incomingCall
    inputs: { to: "+15550100042", from: "+15550100043" }
    contact:
      - { at: enter_pin, press: "${KEYS}", sensitive: true }
      - { at: say_word, say: ${WORD}, sensitive: true }
      - { at: enter_key, press: "739", sensitive: true }
    expect:
      path: [enter_pin, say_word, enter_key, is_nine: match]
      variables: { key: "738" }
`;

/** The same in TypeScript. Its source is shown, so it takes the keys from the environment. */
const CALLING = `import { expect, test } from '../../fixtures/index.ts';
test('what a spec presses and says stays between the two', async ({ studio }) => {
  const { CANARY_KEYS: keys = '', CANARY_WORD: word = '', CANARY_KEY: key = '' } = process.env;
  const execution = await studio.trigger({ flow: './phone.json', trigger: 'incomingCall' });
  await execution.at('enter_pin').press(keys, { sensitive: true });
  await execution.at('say_word').say(word, { sensitive: true });
  await execution.at('enter_key').press(key, { sensitive: true });
  await expect(execution).toHaveTraversed(['enter_pin', 'say_word', 'enter_key', { is_nine: 'match' }]);
});
`;

const MISTAKEN = `flow:
  definition: flow.json
scenarios:
  - name: one
    inputs: { to: "+15550100042", parameters: { token: \${TWILIO_AUTH_TOKEN} } }
    expct: {}
`;

/** A file that does not load, so that its scenarios are unknown. */
const BROKEN = `flow: { definition: flow.json }
scenarios:
  - name: one
    sensitive: [password]
    inputs: { parameters: { password: ${JSON.stringify(PASSWORD)}, deep: }
    contact: [{ at: ask, press: ${PIN}, sensitive: true }, { at: ask, reply: { body: ${REPLY}, sensitive: true }
`;

/** What users print, and errors in their own code. */
const PRINTING = `import { expect, test } from '../../fixtures/index.ts';
test('it prints what it knows', () => {
  const { TWILIO_AUTH_TOKEN: token, HOOK_API_KEY: hook } = process.env;
  console.log(token, hook, '+15550100042');
  console.error(Buffer.from('AC1:' + token).toString('base64'), encodeURIComponent('+15550100043'));
});
`;

/** Halves of secrets must not be shown either. */
const CANARIES = [
  'c4nary',
  'of-a-param',
  'meter!',
  'of-a-rep',
  'of-a-leaf',
  'of-a-word',
  PIN,
  '8642w09753',
  Buffer.from(`0${TOKEN}`).toString('base64').slice(2, 20),
  Buffer.from(`00${TOKEN}`).toString('base64').slice(3, 20),
  Buffer.from(TOKEN).toString('base64').slice(0, 20),
  '15550100042',
  '15550100043',
  '15550100044',
  '555 010 0042',
];

/** Too short to be searched alone: archives contain such digits. */
const SHORT = /(["'`]|&quot;|%22)(ww)?739\\*(["'`]|&quot;|%22)/;

/** A flow with a number and a secret in its own text, which repeats its inputs. */
const flow = JSON.stringify(QUESTION)
  .replace('What a pity.', `{{flow.data.deep.leaf}}`)
  .replace('Thank you.', `Call +15550100044, ${TOKEN}.`);

/** Each reporter writes what it receives into its own file below `reports`. */
const FILES = {
  PLAYWRIGHT_BLOB_OUTPUT_DIR: 'reports/blob',
  PLAYWRIGHT_JSON_OUTPUT_FILE: 'reports/all.json',
  PLAYWRIGHT_JUNIT_OUTPUT_FILE: 'reports/junit.xml',
};

let ran: Ran;
let others: Ran;

test.beforeAll(async () => {
  const folder = test.info().outputPath('project');
  const files = {
    'secretive.yaml': SECRETIVE,
    'phone.json': JSON.stringify(PHONE),
    'phoned.yaml': PHONED,
    'calling.spec.ts': CALLING,
    'mistaken.yaml': MISTAKEN,
    'broken.yaml': BROKEN,
    'printing.spec.ts': PRINTING,
  };
  const named = Object.entries({ 'flow.json': flow, ...files }).map(([name, text]) => [`a/${name}`, text]);
  projectWith(folder, Object.fromEntries(named));
  const environment = {
    TWILIO_AUTH_TOKEN: TOKEN,
    HOOK_API_KEY: HOOK,
    CANARY_KEYS: KEYS,
    CANARY_WORD: WORD,
    CANARY_KEY: '739',
  };
  others = await run(folder, ['--trace=on', '--reporter=blob,json,junit,github,line'], { ...environment, ...FILES });
  ran = await run(folder, ['--trace=on'], { ...environment, NODE_DEBUG: 'http,net,undici,fetch' });
});

function leaksIn(folder: string): string[] {
  const texts = everythingIn(folder);
  return texts.flatMap(({ file, text }) => {
    const short = SHORT.exec(text)?.[0];
    const found = [...CANARIES.filter((canary) => text.includes(canary)), ...(short ? [short] : [])];
    return found.map((canary) => `${canary} in ${file}`);
  });
}

test('the run has played every scenario of these specs', () => {
  expect(ran.output).toContain('5 failed');
  expect(ran.output).toContain('2 passed');
  const folders = readdirSync(join(ran.folder, 'reports'));
  const wanted = ['all.json', 'allure-results', 'blob', 'coverage', 'html', 'junit.xml', 'summary.md'];
  expect(folders).toEqual(expect.arrayContaining(wanted));
  expect(everythingIn(join(ran.folder, 'test-results')).some(({ file }) => file.endsWith('trace.zip'))).toBe(true);
});

test('no file of the reports holds a secret or a full phone number, archives included', () => {
  expect(leaksIn(join(ran.folder, 'reports'))).toEqual([]);
});

test('what Playwright keeps of a failure holds no secret or number', () => {
  expect(leaksIn(join(ran.folder, 'test-results'))).toEqual([]);
});

test('the terminal shows no secret or number', () => {
  const shown = [others.output, ran.output].join('\n');
  expect(CANARIES.filter((canary) => shown.includes(canary))).toEqual([]);
  expect(shown).not.toMatch(SHORT);
  // Node's own messages about the requests are shown, redacted.
  expect(ran.output).toMatch(/\bHTTP \d+: /);
});

test('each step of a trace has a location, which UI mode and the trace viewer need', () => {
  const traces = everythingIn(join(ran.folder, 'test-results')).filter(({ file }) => file.endsWith('trace.zip'));
  const places = traces.flatMap(({ text }) => text.match(/"stack":\[[^\]]{0,400}/g) ?? []);
  expect(places.filter((place) => place.includes('null'))).toEqual([]);
  expect(places.some((place) => place.includes('phoned.yaml'))).toBe(true);
});

type ReportedStep = { title: string; steps?: ReportedStep[] };
type ReportedSuite = {
  suites?: ReportedSuite[];
  specs?: { file: string; tests: { results: { steps?: ReportedStep[] }[] }[] }[];
};

/** The steps of each test of a file, as the JSON reporter has them. */
const stepsIn = ({ suites = [], specs = [] }: ReportedSuite, file: string): ReportedStep[][] => [
  ...suites.flatMap((suite) => stepsIn(suite, file)),
  ...specs
    .filter((spec) => spec.file.endsWith(file))
    .flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ steps = [] }) => steps))),
];

test('steps read like the workflow and the contact, with the calls inside', () => {
  const report = JSON.parse(readFileSync(join(ran.folder, 'reports/all.json'), 'utf8'));
  const [steps = []] = stepsIn(report, 'phoned.yaml');
  const titles = steps.map(({ title }) => title);
  expect(titles.slice(0, 2)).toEqual(['conversation and path', 'trigger the execution']);
  expect(titles.some((title) => /^at \w+: (press|say) ••••••$/.test(title))).toBe(true);
  const last = ['list the steps', 'read the context and the messages', 'read what explains it', 'hang up'];
  expect(titles.slice(-4)).toEqual(last);
  expect(titles.filter((title) => /^(GET|POST) /.test(title))).toEqual([]);
});
