// Pull, record and replay under Twilio's own host names, on an account with faults; and a run against a flow that differs from the file.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { everythingIn, type Ran } from '../system/run.ts';
import { expect, test } from '../test.ts';
import { KEY, TOKEN } from './account.ts';
import { CONTACT, FLOW_NUMBER, openProject, type Project, play } from './question.ts';

// One account for all of these specs, which only read the results.
test.describe.configure({ mode: 'default' });

const SCENARIOS = `scenarios:
  - name: the contact agrees
    sensitive: [name]
    inputs: { parameters: { name: Tigerlily } }
    contact: [{ at: ask, reply: "Yes" }]
    expect: { status: ended }
`;

const PROGRAM = resolve(import.meta.dirname, '../../bin/flowproof.js');

let project: Project;
let ran: Ran;

type Called = { code: number | null; output: string };

/** Runs a command as a user would, in the project of the account's flow. */
function flowproof(...args: string[]): Promise<Called> {
  const environment = {
    PATH: process.env.PATH,
    NODE_V8_COVERAGE: '',
    ...project.account.environment,
    FLOW_SID: project.flowSid,
  };
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: ran.folder, env: environment });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      output += text;
    });
  return new Promise((done) => child.on('close', (code) => done({ code, output })));
}

const otherText = (text: string): string => text.replace('yes or no?', 'do you agree?');

test.beforeAll(async () => {
  project = await openProject('project', SCENARIOS);
  // The file differs from the account's flow.
  const file = join(project.folder, 'scenarios/question/flow.json');
  writeFileSync(file, otherText(readFileSync(file, 'utf8')));
  ran = await play(project);
});

test.afterAll(() => project?.account.close());

const DRIFT = 'ask: body changed from "Hi {{flow.data.name}}, do you agree?" to "Hi {{flow.data.name}}, yes or no?"';

test('a run reports, on the terminal and in its summary, that the flow under test is not the one in the file', () => {
  expect(ran.output).toContain(`question on the account is not the definition in its file: ${DRIFT}`);
  const summary = readFileSync(join(ran.folder, 'reports/summary.md'), 'utf8');
  expect(summary).toContain('**question** on the account (revision 1) is not the definition in its file:');
});

test('pull --check reports the same, and pull fixes it', async () => {
  const check = await flowproof('pull', '--check');
  expect(check).toEqual({ code: 1, output: expect.stringContaining(DRIFT) });
  expect((await flowproof('pull')).code).toBe(0);
  expect((await flowproof('pull', '--check')).code).toBe(0);
});

test('replay finds the execution and takes the same path', async () => {
  const { code, output } = await flowproof('replay', '--strict', '--json');
  expect(JSON.parse(output)).toMatchObject({ executions: 1, unchanged: 1, notReproduced: 0 });
  expect(code).toBe(0);
});

test('record turns the execution into a scenario that passes', async () => {
  const { code, output } = await flowproof('record', '--json');
  expect(JSON.parse(output)).toMatchObject({ executions: 1, scenarios: 1, notReproduced: 0 });
  expect(code).toBe(0);
});

const CANARIES = [TOKEN, KEY, 'Tigerlily', CONTACT.slice(2), FLOW_NUMBER.slice(2)];

test('no file that they wrote contains a secret, a listed name, or a phone number', () => {
  const texts = ['.flowproof', 'reports/replay', 'scenarios/question'].flatMap((part) =>
    everythingIn(join(ran.folder, part)).filter(({ file }) => !file.endsWith('question.yaml')),
  );
  expect(texts.length).toBeGreaterThan(3);
  const leaks = texts.flatMap(({ file, text }) =>
    CANARIES.filter((canary) => text.includes(canary)).map((canary) => `${canary} in ${file}`),
  );
  expect(leaks).toEqual([]);
});

test("they send requests to Studio's host only", () => {
  expect(project.account.proxy.refused).toEqual([]);
});
