// Failures on an account are reported as on the emulator, waits are shown, and no secret or number is visible.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { everythingIn, type Ran } from '../system/run.ts';
import { expect, test } from '../test.ts';
import { KEY, TOKEN } from './account.ts';
import { CONTACT, FLOW_NUMBER, openProject, type Project, play } from './question.ts';
import { executionsOn } from './sent.ts';

// One run for all of these specs, which only read its results.
test.describe.configure({ mode: 'default' });

const PIN = 'canary-of-a-parameter';
const REPLY = 'canary-of-a-reply';

/** How long the question waits: long enough for the seconds left to be shown twice. */
const TIMEOUT = '10';

const SCENARIOS = `scenarios:
  - name: a maybe is thanked for
    targets: [twilio]
    sensitive: [name]
    inputs: { parameters: { name: ${PIN} } }
    contact: [{ at: ask, reply: { body: ${REPLY}, sensitive: true } }]
    expect:
      path: [ask: incomingMessage, check: match, thanks]
  - name: the contact is silent
    contact: [{ at: ask, silence: true }]
    expect: { status: ended, path: [ask: timeout] }
  - name: the question waits for longer than the scenario has
    targets: [twilio]
    timeout: 9
    contact: [{ at: ask, silence: true }]
    expect: { status: ended }
  - name: no action is left
    targets: [twilio]
    expect: { status: ended }
`;

const CANARIES = [TOKEN, KEY, PIN, REPLY, CONTACT.slice(1), FLOW_NUMBER.slice(1)];

let project: Project;
let ran: Ran;
let output: string;

test.beforeAll(async () => {
  project = await openProject('project', SCENARIOS, TIMEOUT);
  // A terminal of this size.
  ran = await play(project, { PLAYWRIGHT_FORCE_TTY: '140x40' });
  output = stripVTControlCharacters(ran.output);
});

test.afterAll(() => project?.account.close());

test('a path that differs is reported with its reason, although steps are listed late and out of order', () => {
  expect(output).toContain('path-differs: expected `check` to be left by `match`, but it was left by `noMatch`');
  expect(output).toContain('why: `check` was left by `noMatch`: no condition matched');
});

test("a silence that is longer than the scenario's timeout is refused at once", () => {
  expect(output).toMatch(
    /silence-too-long: Silence at `ask` takes 11 real seconds here, and the scenario has [0-9] left\./,
  );
});

test('a flow that waits with no action left fails at once, with the lines to add', () => {
  expect(output).toMatch(/waits-for-contact: .*waits at `ask` \(send-and-wait-for-reply\) for a reply/);
  expect(output).toMatch(/- at: ask\n\s+reply: "Yes" +# or silence: true/);
});

test('nothing is left running after scenarios that pass and that fail', () => {
  expect(executionsOn(project.account.studio).filter(({ status }) => status === 'active')).toEqual([]);
  expect(executionsOn(project.account.studio)).toHaveLength(4);
});

test('a terminal shows what the scenario waits for, and updates the seconds left', () => {
  const shown = output.matchAll(
    /the contact is silent › at ask: stay silent › waits at `ask` for the time-out, (\d+) s left/g,
  );
  const seconds = new Set([...shown].map(([, left]) => Number(left)));
  // How many there are depends on how busy the machine is.
  expect(seconds.size).toBeGreaterThan(1);
  expect(Math.max(...seconds)).toBeLessThanOrEqual(Number(TIMEOUT) + 1);
});

function leaksIn(folder: string): string[] {
  return everythingIn(join(ran.folder, folder)).flatMap(({ file, text }) =>
    CANARIES.filter((canary) => text.includes(canary)).map((canary) => `${canary} in ${file}`),
  );
}

test('no file of the reports holds a secret or a full phone number, archives included', () => {
  expect(readdirSync(join(ran.folder, 'reports'))).toEqual(
    expect.arrayContaining(['allure-results', 'coverage', 'html', 'summary.md']),
  );
  expect(leaksIn('reports')).toEqual([]);
});

test('what Playwright keeps and the terminal hold no secret and no full number', () => {
  expect(leaksIn('test-results')).toEqual([]);
  expect(CANARIES.filter((canary) => output.includes(canary))).toEqual([]);
});

test('the reports show what each scenario spent', () => {
  const texts = everythingIn(join(ran.folder, 'reports/html')).map(({ text }) => text);
  expect(texts.some((text) => text.includes('{"type":"spent","description":"3 messages"'))).toBe(true);
});
