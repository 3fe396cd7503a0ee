// What `flowproof init` creates, and what it does not change.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coveredBy } from '../../src/analysis/explore/existing.ts';
import { main } from '../../src/cli/index.ts';
import { sidOf } from '../../src/emulator/engine/sids.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { QUESTION } from '../system/flows.ts';
import { expect, test } from '../test.ts';

type Did = { file: string; did: string }[];

function emptyFolder(): string {
  const folder = test.info().outputPath('repository');
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function init(cwd: string, args: readonly string[] = [], environment: Record<string, string> = {}) {
  const written = { out: '', err: '' };
  const status = await main(['init', '--json', ...args], {
    cwd,
    environment,
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
  });
  const { files = [] }: { files?: Did } = written.out ? JSON.parse(written.out) : {};
  return { status, files, said: written.err };
}

const mistakesIn = (file: string) => loadScenarioFile(file, { env: {}, target: 'emulator' }).problems;

test('in an empty folder it creates a configuration, a flow with scenarios, and the files around them', async () => {
  const cwd = emptyFolder();
  const { status, files } = await init(cwd);
  expect(status).toBe(0);
  expect(files).toEqual(
    [
      'playwright.config.ts',
      'scenarios/call-back/flow.json',
      'scenarios/call-back/call-back.yaml',
      '.env.example',
      '.gitignore',
      '.github/workflows/flowproof.yml',
    ].map((file) => ({ file, did: 'created' })),
  );
  expect(mistakesIn(join(cwd, 'scenarios/call-back/call-back.yaml'))).toEqual([]);
});

test('existing files stay as they are, and .gitignore gets its missing lines', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'playwright.config.mts'), 'export default {};');
  writeFileSync(join(cwd, '.gitignore'), '/node_modules\nreports');
  const { files } = await init(cwd);
  expect(files[0]).toEqual({ file: 'playwright.config.mts', did: 'kept' });
  expect(existsSync(join(cwd, 'playwright.config.ts'))).toBe(false);
  expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe(
    '/node_modules\nreports\n.env\n.flowproof/\ntest-results/\n',
  );
});

test('a configuration that runs another folder is named, with what to change', async () => {
  const cwd = emptyFolder();
  await init(cwd);
  const said = { text: '' };
  const stdout = { write: (text: string) => (said.text += text) };
  const args = ['init', '--scenarios', 'flows'];
  await main(args, { cwd, environment: {}, stdout, stderr: { write: () => undefined } });
  expect(said.text).toContain('It runs the scenarios of scenarios, not those of flows: use --scenarios scenarios');
  said.text = '';
  await main(['init', '--scenarios', './scenarios'], {
    cwd,
    environment: {},
    stdout,
    stderr: { write: () => undefined },
  });
  expect(said.text).not.toContain('was not changed');
});

test('a second time it changes nothing', async () => {
  const cwd = emptyFolder();
  await init(cwd);
  expect((await init(cwd)).files.map(({ did }) => did)).toEqual(Array(6).fill('kept'));
});

test('from an exported flow it creates a folder with a scenario without mistakes', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'My Question.json'), JSON.stringify(QUESTION));
  const { files } = await init(cwd, ['My Question.json']);
  expect(files).toContainEqual({ file: 'scenarios/my-question/my-question.yaml', did: 'created' });
  const file = join(cwd, 'scenarios/my-question/my-question.yaml');
  expect(mistakesIn(file)).toEqual([]);
  expect(readFileSync(file, 'utf8')).toContain('- ask: incomingMessage');
});

test('letters of every script are kept in the name of the folder', async () => {
  const cwd = emptyFolder();
  for (const name of ['応答フロー', 'Ответ №1', 'Réservé']) {
    writeFileSync(join(cwd, `${name}.json`), JSON.stringify(QUESTION));
    await init(cwd, [`${name}.json`]);
  }
  const folders = readdirSync(join(cwd, 'scenarios')).sort();
  expect(folders).toEqual(['reserve', 'ответ-no1', '応答フロー']);
});

test('a folder that holds another flow is an error, not a file that is kept', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, '☎️.json'), JSON.stringify(QUESTION));
  writeFileSync(join(cwd, '✉️.json'), JSON.stringify({ ...QUESTION, description: 'another' }));
  expect((await init(cwd, ['☎️.json'])).status).toBe(0);
  expect(await init(cwd, ['✉️.json'])).toMatchObject({ status: 1, said: expect.stringContaining('--name flow-2') });
  expect(await init(cwd, ['nofile.json'])).toMatchObject({ status: 1, said: expect.stringContaining('fix: name a') });
});

const NUMBERS = { from: '{{flow.channel.address}}', to: '{{contact.channel.address}}' };
const message = (name: string, body: string, transitions = [{ event: 'sent' }]) => ({
  name,
  type: 'send-message',
  transitions,
  properties: { body, ...NUMBERS },
});
const startedBy = (event: string, ...states: FlowDefinition['states']): FlowDefinition => ({
  states: [
    { name: 'Trigger', type: 'trigger', transitions: [{ event, next: states[0]?.name ?? '' }], properties: {} },
    ...states,
  ],
  initial_state: 'Trigger',
});
const dial = (transitions: { event: string; next?: string }[]) => ({
  name: 'dial',
  type: 'connect-call-to',
  transitions,
  properties: { noun: 'number', to: '+15550100002' },
});

const FIRST: Record<string, FlowDefinition> = {
  'a message with the SID of the execution': startedBy('incomingMessage', message('hi', 'Your case is {{flow.sid}}')),
  'a widget without transitions': startedBy('incomingMessage', message('hi', 'Hi', [])),
  'a widget of an unknown type': startedBy('incomingMessage', {
    name: 'oracle',
    type: 'ai-oracle',
    transitions: [{ event: 'answered' }],
    properties: {},
  }),
  'a template that reads how a call was connected': startedBy(
    'incomingCall',
    dial([{ event: 'callCompleted', next: 'say' }]),
    {
      name: 'say',
      type: 'say-play',
      transitions: [{ event: 'audioComplete' }],
      properties: { say: 'It was {{widgets.dial.DialCallStatus}}' },
    },
  ),
  'a call that is connected again and again': startedBy(
    'incomingCall',
    {
      name: 'menu',
      type: 'gather-input-on-call',
      transitions: [
        { event: 'keypress', next: 'dial' },
        { event: 'speech', next: 'dial' },
        { event: 'timeout', next: 'dial' },
      ],
      properties: { say: 'Press 1', timeout: 5 },
    },
    dial([
      { event: 'callCompleted', next: 'menu' },
      { event: 'hangup', next: 'menu' },
    ]),
  ),
};

for (const [what, definition] of Object.entries(FIRST))
  test(`the first scenario of a flow passes: ${what}`, async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'odd.json'), JSON.stringify(definition));
    await init(folder, ['odd.json']);
    const [definitionPath, file] = ['flow.json', 'odd.yaml'].map((name) => join(folder, 'scenarios/odd', name));
    const flows = [{ name: 'odd', sid: sidOf('FW', 'odd'), definition }] as const;
    const asked = { flows, definitionPath: definitionPath ?? '', files: [file ?? ''], env: {}, behaviour: {} };
    const { failing, keys } = await coveredBy(asked);
    expect(failing).toEqual([]);
    expect(keys.size).toBeGreaterThan(0);
    // Each execution has other SIDs.
    expect(readFileSync(file ?? '', 'utf8')).not.toMatch(/\b[A-Z]{2}[0-9a-f]{32}\b/);
  });

test('a folder keeps the letters of an export whose name has accents', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'Übersicht café.json'), JSON.stringify(QUESTION));
  const { files } = await init(folder, ['Übersicht café.json']);
  expect(files.map(({ file }) => file)).toContain('scenarios/ubersicht-cafe/flow.json');
});

test('a flow of the account keeps its name in Studio', async () => {
  const cwd = emptyFolder();
  const emulator = await startEmulator({ flows: [{ name: 'Yes or no', definition: QUESTION }] });
  const [flow] = emulator.studio.flows.all();
  const { accountSid: TWILIO_ACCOUNT_SID, authToken: TWILIO_AUTH_TOKEN, url } = emulator;
  const args = [flow?.sid ?? '', '--api', url];
  const { files } = await init(cwd, args, { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN }).finally(emulator.close);
  expect(files).toContainEqual({ file: 'scenarios/yes-or-no/flow.json', did: 'created' });
  expect(JSON.parse(readFileSync(join(cwd, 'scenarios/yes-or-no/flow.json'), 'utf8')).states).toHaveLength(
    QUESTION.states.length,
  );
});

test('a flow with mistakes creates nothing', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'broken.json'), '{ "states": [], "initial_state": "a" }');
  const { status, said } = await init(cwd, ['broken.json']);
  expect([status, said]).toEqual([1, expect.stringContaining('broken.json:1:')]);
  expect(existsSync(join(cwd, 'playwright.config.ts'))).toBe(false);
});

test('an argument that is neither a file nor a SID is a usage error', async () => {
  const { status, said } = await init(emptyFolder(), ['FW123']);
  expect([status, said]).toEqual([2, expect.stringContaining("is neither a flow.json nor a flow's SID")]);
});

test('--agents creates AGENTS.md, whose links lead into the package', async () => {
  const cwd = emptyFolder();
  const { files } = await init(cwd, ['--agents']);
  expect(files.at(-1)).toEqual({ file: 'AGENTS.md', did: 'created' });
  expect(readFileSync(join(cwd, 'AGENTS.md'), 'utf8')).toContain('](node_modules/flowproof/docs/scenarios.md)');
  expect((await init(cwd, ['--agents'])).files.at(-1)?.did).toBe('kept');
});
