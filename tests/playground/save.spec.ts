// A saved conversation is a scenario that passes, in its own file or added to one.
import { appendFileSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FlowDefinition } from '../../src/flow/types.ts';
import type { App } from '../../src/playground/app.ts';
import type { SaveRequest } from '../../src/playground/save.ts';
import type { Move } from '../../src/playground/view.ts';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { expect, test } from '../test.ts';
import { appOn, byRest, ENDS, folderWith, talking } from './folder.ts';

const ALL: SaveRequest['expect'] = {
  path: true,
  messages: true,
  prompts: true,
  requests: true,
  tasks: true,
  variables: true,
};

const scenarioIn = (app: App) => parse(app.preview({ expect: ALL }).yaml).scenarios[0];

/** A call that asks someone else. */
const dialing = (type: string): FlowDefinition => ({
  description: '',
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', properties: {}, transitions: [{ event: 'incomingCall', next: 'ask' }] },
    { name: 'ask', type, properties: { to: '+15550100002', url: 'https://example.com' }, transitions: [] },
  ],
});

function confirmed() {
  const { app, folder } = talking('appointment-reminder');
  app.act({ do: 'move', move: { do: 'reply', body: 'yes' } });
  app.act({ do: 'move', move: { do: 'respond', status: 200, body: { booked: true } } });
  return { app, folder };
}

test('the name says what the contact experiences', () => {
  expect(confirmed().app.preview({}).name).toBe('the contact replies “yes”');
});

test('replies become actions, and answers become mocks', () => {
  expect(scenarioIn(confirmed().app)).toMatchObject({
    contact: [{ at: 'ask_confirmation', reply: 'yes' }],
    mocks: { book: { status: 200, body: { booked: true } } },
    expect: { status: 'ended', variables: { confirmed: 'yes' } },
  });
});

test('a message that was not delivered becomes a mock, and the scenario passes', async () => {
  const { app } = talking('appointment-reminder');
  app.act({ do: 'deliver', widget: 'ask_confirmation', delivery: 'failed' });
  expect(scenarioIn(app).mocks).toEqual({ ask_confirmation: { delivery: 'failed' } });
  app.save({ name: 'the message is lost', file: 'appointment-reminder/lost.yaml', expect: ALL });
  const saved = (await app.scenarios()).find(({ name }) => name === 'the message is lost');
  expect(saved).toMatchObject({ result: 'passed' });
});

test('expectations that are not selected are left out', () => {
  const { yaml } = confirmed().app.preview({ expect: { ...ALL, messages: false, variables: false } });
  expect(parse(yaml).scenarios[0].expect).not.toHaveProperty('messages');
  expect(yaml).not.toContain('variables');
});

test('a conversation is added to an existing file, whose text stays as it is', () => {
  const { app, folder } = confirmed();
  const file = folder.file('appointment-reminder/reminder.yaml');
  const before = readFileSync(file, 'utf8');
  const saved = app.save({ name: 'a new one', file: 'appointment-reminder/reminder.yaml', expect: ALL });
  const after = readFileSync(file, 'utf8');
  expect(after.startsWith(before.trimEnd())).toBe(true);
  expect(after.split('\n')[saved.line - 1]).toContain('a new one');
  expect(loadScenarioFile(file, { env: {}, target: 'emulator' }).problems).toEqual([]);
});

test('a name that the file already has is refused before it is saved', () => {
  const file = 'appointment-reminder/reminder.yaml';
  const { problem } = confirmed().app.preview({ name: 'the contact cancels', file });
  expect(problem).toContain('already has a scenario named');
});

test('a file whose defaults would change the scenario is not suggested, and refused', () => {
  const { app } = talking('delivery-call');
  expect(app.preview({}).file).toBe('delivery-call/delivery-call-playground.yaml');
  const save = () => app.save({ name: 'x', file: 'delivery-call/delivery-call.yaml', expect: ALL });
  expect(save).toThrow(/defaults of delivery-call\/delivery-call.yaml would add the parameter `day`/);
});

test('a new file names the subflows that were run', async () => {
  const { app } = talking('front-desk', { by: 'message', ...ENDS, body: 'Hi' });
  const file = 'front-desk/another.yaml';
  app.save({ name: 'asked for a name', file, expect: ALL });
  const saved = (await app.scenarios()).find((one) => one.file === file);
  expect(saved).toMatchObject({ result: 'passed' });
});

test('a file that would become too large is not suggested, and refused', () => {
  const { app, folder } = confirmed();
  const file = 'appointment-reminder/reminder.yaml';
  appendFileSync(folder.file(file), `# ${'x'.repeat(1024 * 1024)}\n`);
  expect(app.preview({}).file).not.toBe(file);
  expect(app.preview({ file }).problem).toContain('too large to be loaded');
});

test('a file elsewhere is refused', () => {
  const { app } = confirmed();
  expect(() => app.save({ name: 'x', file: '../x.yaml', expect: ALL })).toThrow(/not in the flow's folder/);
});

test('keys that a caller presses are saved as they were pressed', () => {
  const { app } = talking('voice-menu', { by: 'call', ...ENDS });
  app.act({ do: 'move', move: { do: 'press', digits: '1' } });
  expect(scenarioIn(app)).toMatchObject({ trigger: 'incomingCall', contact: [{ press: '1' }] });
});

test('a call that was hung up while another party was asked is refused, with what to do', () => {
  const states = ['connect-call-to', 'run-function'].map((type) => dialing(type));
  for (const definition of states) {
    const app = appOn(folderWith([{ name: 'a', definition }]));
    app.act({ do: 'start', start: { by: 'call', ...ENDS } });
    app.act({ do: 'move', move: { do: 'hang-up' } });
    expect(app.preview({}).problem).toMatch(/hung up while `ask` waited .* go back, and choose how `ask` ends/s);
    expect(() => app.save({ name: 'x', file: 'a/x.yaml', expect: ALL })).toThrow(/hung up/);
  }
});

/** Continues with the first possible action, a few times. */
function goOn(app: App): void {
  for (let turn = 0; turn < 6; turn += 1) {
    const waiting = app.view().conversation?.waiting;
    if (!waiting) return;
    const { moves, suggestions, events = [], bodies = [] } = waiting;
    const [text = 'hello'] = suggestions;
    const possible: Partial<Record<Move['do'], Move>> = {
      respond: { do: 'respond', status: 200, body: bodies[0]?.body ?? {} },
      outcome: { do: 'outcome', event: events[0] ?? '' },
      answer: { do: 'answer', outcome: 'human' },
      reply: { do: 'reply', body: text },
      press: { do: 'press', digits: /^\d+$/.test(text) ? text : '1' },
      silence: { do: 'silence' },
    };
    const [next] = moves.flatMap((move) => possible[move] ?? []);
    if (next) app.act({ do: 'move', move: next });
  }
}

const SHIPPED = [
  'appointment-reminder',
  'delivery-call',
  'front-desk',
  'opening-hours',
  'order-status',
  'satisfaction-survey',
  'voice-menu',
];

for (const name of SHIPPED)
  test(`a conversation with ${name} passes as soon as it is saved`, async () => {
    const { app } = talking(name, byRest);
    const [by = 'request'] = app.view().flow?.starts ?? [];
    app.act({ do: 'start', start: { by, ...ENDS, body: 'Hi', parameters: { name: 'Ada', time: '10:00' } } });
    goOn(app);
    const { file } = app.preview({});
    app.save({ name: 'saved just now', file, expect: ALL });
    const saved = (await app.scenarios()).find((one) => one.name === 'saved just now');
    expect(saved ?? (await app.scenarios())).toMatchObject({ result: 'passed' });
  });
