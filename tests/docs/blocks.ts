// The code blocks of the pages whose examples are run, and what a spec does with each. A block without a line here fails a spec.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../house/sources.ts';

export type Page = 'README.md' | 'docs/scenarios.md' | 'docs/typescript.md' | 'docs/emulator.md';

export type Block = { page: Page; line: number; language: string; text: string };

const PAGES: readonly Page[] = ['README.md', 'docs/scenarios.md', 'docs/typescript.md', 'docs/emulator.md'];

/** The rest of a scenario file, for an example that is only a part of one. */
export type Around = { flow: string; defaults?: string; scenario?: string };

export type Use =
  /** A whole file, written to this place of the project. */
  | { file: string }
  /** A part of a scenario file. */
  | { example: Around }
  /** What a command prints. */
  | { printed: 'changed-flow' | 'red-spec' | 'mutate' }
  /** Commands that are run: in an empty folder, or beside a started emulator. */
  | { commands: 'first-run' | 'emulator' | 'curl' | 'webhook' | 'node' | 'python' }
  | { notRun: string };

const APPOINTMENT: Around = {
  flow: 'appointment-reminder',
  defaults:
    '{ inputs: { parameters: { name: Ada, time: "10:00" } }, mocks: { book: { status: 200, body: { booked: true } } } }',
};
const CONFIRMED = { ...APPOINTMENT, scenario: 'contact: [{ at: ask_confirmation, reply: "Yes" }]' };
const ASKED_AGAIN = {
  ...APPOINTMENT,
  scenario: 'contact: [{ at: ask_confirmation, reply: Hm }, { at: ask_again, reply: "Yes" }]',
};
const CALL: Around = { flow: 'voice-menu', defaults: '{ trigger: incomingCall }' };
const SALES = { ...CALL, scenario: 'contact: [{ at: menu, press: "1" }]' };
const CHRISTMAS: Around = {
  flow: 'opening-hours',
  defaults:
    '{ trigger: incomingMessage, inputs: { body: Hello? }, mocks: { look_up_holiday: { status: 200, body: { holiday: true, name: Christmas } } } }',
};
const ORDER: Around = { flow: 'order-status' };

/** By page, in order: the beginning of the block, and what is done with it. */
const USES: Readonly<Record<Page, readonly (readonly [beginning: string, use: Use])[]>> = {
  'README.md': [
    ['npm install --save-dev flowproof', { commands: 'first-run' }],
    ['# scenarios/appointment-reminder/reminder.yaml', { file: 'scenarios/appointment-reminder/reminder.yaml' }],
    ['  1) [emulator] › scenarios/appointment-reminder/reminder.yaml', { printed: 'changed-flow' }],
    ['order-status: 5000 executions replayed', { notRun: 'needs the executions of an account' }],
    ['scenarios/appointment-reminder/flow.json:', { printed: 'mutate' }],
    ['// playwright.config.ts', { file: 'playwright.config.ts' }],
  ],
  'docs/scenarios.md': [
    ['# yaml-language-server', { file: 'scenarios/appointment-reminder/first.yaml' }],
    ['- name: a shipped order is found by the number', { example: ORDER }],
    ['- name: a shipped order is found by a message from WhatsApp', { example: ORDER }],
    ['contact:\n  - at: ask_confirmation', { example: APPOINTMENT }],
    ['contact:\n  - { at: menu', { example: CALL }],
    ['expect:\n  path:', { example: CONFIRMED }],
    ['expect:\n  messages:\n    - "Hi Ada', { example: ASKED_AGAIN }],
    [
      'expect:\n  messages:\n    - |-',
      { example: { flow: 'two-lines', defaults: '{ trigger: incomingMessage, inputs: { body: Hi } }' } },
    ],
    ['{\n  "sid": "HX', { file: 'scenarios/template/content/reminder.json' }],
    ['- name: a button of WhatsApp', { example: { flow: 'template' } }],
    [
      'expect:\n  messagesTo:',
      { example: { flow: 'to-others', defaults: '{ trigger: incomingMessage, inputs: { body: Hi } }' } },
    ],
    ['expect:\n  prompts:', { example: { flow: 'prompts', defaults: '{ trigger: incomingCall }' } }],
    ['expect:\n  requests:', { example: CONFIRMED }],
    ['expect:\n  tasks:', { example: SALES }],
    ['checked        messages', { notRun: 'reporters/unchecked.spec.ts has its exact words' }],
    ['expect:\n  variables:', { example: CONFIRMED }],
    ['flow:\n  definition: flow.json\n  subflows:', { file: 'scenarios/front-desk/example.yaml' }],
    ['flow: { definition: identify.json }', { file: 'scenarios/front-desk/alone.yaml' }],
    ['mocks:\n  book:\n    - { status: 503 }', { example: { ...CONFIRMED, defaults: '{ trigger: incomingRequest }' } }],
    ['mocks:\n  book:\n    - { when:', { example: CONFIRMED }],
    ['- name: the clinic is closed', { example: CHRISTMAS }],
    ['- name: a reply of ${reply}', { example: APPOINTMENT }],
    ['- name: a member is known by her PIN', { example: APPOINTMENT }],
    ['- name: a caller leaves a message', { example: { flow: 'voice-menu' } }],
    ['x-confirms: &confirms', { file: 'scenarios/appointment-reminder/anchors.yaml' }],
  ],
  'docs/typescript.md': [
    ['// scenarios/appointment-reminder/reminder.spec.ts', { file: 'scenarios/appointment-reminder/reminder.spec.ts' }],
    ['Error: path-differs', { printed: 'red-spec' }],
  ],
  'docs/emulator.md': [
    ['npx flowproof emulator', { commands: 'emulator' }],
    ["import twilio from 'twilio'", { commands: 'node' }],
    ['# What the clinic', { commands: 'curl' }],
    ['curl $URL/v1/Accounts', { commands: 'webhook' }],
    ['import base64', { commands: 'python' }],
  ],
};

function blocksOf(page: Page): Block[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(({ 1: language = '', 2: block = '', index }) => ({
    page,
    line: text.slice(0, index).split('\n').length + 1,
    language,
    text: block,
  }));
}

export type Used = Block & { use: Use };

/** Each block with its use, and the blocks and uses without a counterpart. */
export function usedBlocks(): { used: Used[]; unmatched: string[] } {
  const used: Used[] = [];
  const unmatched: string[] = [];
  for (const page of PAGES) {
    const rules = [...USES[page]];
    for (const block of blocksOf(page)) {
      const at = rules.findIndex(([beginning]) => block.text.startsWith(beginning));
      const [rule] = at < 0 ? [] : rules.splice(at, 1);
      if (rule) used.push({ ...block, use: rule[1] });
      else unmatched.push(`${page}:${block.line}: no line of tests/docs/blocks.ts says what runs this block`);
    }
    unmatched.push(...rules.map(([beginning]) => `${page}: no block begins with ${JSON.stringify(beginning)}`));
  }
  return { used, unmatched };
}

/** The block of one use, which the page must have. */
export function blockWith(matches: (use: Use) => boolean): Used {
  const block = usedBlocks().used.find(({ use }) => matches(use));
  if (!block) throw new Error('no page has such a block');
  return block;
}
