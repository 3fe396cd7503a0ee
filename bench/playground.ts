// How long the playground's page takes in a browser to show the result of an action, with a flow of 150 widgets: at most 100 ms for the
// slowest.
/// <reference lib="dom" />
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { pageFolder } from '../src/playground/page-folder.ts';
import { startPlayground } from '../src/playground/server.ts';
import { launch } from '../tests/browser.ts';
import { appOn, folderWith } from '../tests/playground/folder.ts';
import { type LargeFlow, largeFlow } from '../tests/playground/large-flow.ts';
import type { Row } from './measured.ts';

const BUDGET = 100;
const ROUNDS = 15;
const SUBFLOW = `FW${'5'.repeat(32)}`;

/** What is done to which element, and the texts that have changed once the page shows the result. */
type Gesture = { on: string; event?: 'input' | 'change'; value?: string; changes: readonly string[] };

/** Acts on the page and waits until everything has changed and that frame was painted; returns milliseconds. */
const timed = (page: Page, gesture: Gesture): Promise<number> =>
  page.evaluate(async ({ on, event, value, changes }: Gesture) => {
    const element = document.querySelector<HTMLInputElement>(on);
    if (!element) throw new Error(`Nothing on the page is ${on}.`);
    const before = changes.map((selector) => document.querySelector(selector)?.textContent);
    const start = performance.now();
    if (value !== undefined) element.value = value;
    element.dispatchEvent(event ? new Event(event, { bubbles: true }) : new MouseEvent('click', { bubbles: true }));
    while (changes.some((selector, index) => document.querySelector(selector)?.textContent === before[index])) {
      if (performance.now() > start + 5000) throw new Error(`${on} changes nothing in ${changes}.`);
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
  }, gesture);

type Action = {
  what: string;
  ready?: (page: Page, round: number) => Promise<unknown>;
  does: (round: number) => Gesture;
};

const FLOW = '.frame svg';
const PANEL = '#panel';
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();
const write = (page: Page) => page.getByPlaceholder('Reply').fill('no');
const answer = (page: Page) => page.getByRole('button', { name: 'Answer', exact: true }).click();

/** Moves to the next question, past the pending request. */
async function nextQuestion(page: Page): Promise<void> {
  const reply = page.getByPlaceholder('Reply');
  await reply.or(page.getByLabel('The request as it was sent')).waitFor();
  if (!(await reply.isVisible())) await answer(page);
  await write(page);
}

async function nextRequest(page: Page): Promise<void> {
  await write(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByLabel('The request as it was sent').waitFor();
}

async function newConversation(page: Page, round: number): Promise<unknown> {
  if (round > 0) await page.getByRole('button', { name: 'New conversation' }).click();
  return page.getByRole('heading', { name: 'Start a conversation' }).waitFor();
}

const SEND = '.start button[type=submit]';
const MESSAGES: readonly Action[] = [
  { what: 'the start', ready: newConversation, does: () => ({ on: SEND, changes: ['.phone', PANEL, FLOW] }) },
  {
    what: 'a reply',
    ready: nextQuestion,
    does: () => ({ on: '.composer form button[type=submit]', changes: ['.phone', PANEL, FLOW] }),
  },
  {
    what: 'the answer to a request',
    ready: (page, round) => (round > 0 ? nextRequest(page) : page.getByLabel('The request as it was sent').waitFor()),
    does: () => ({
      on: '.outside button[type=submit]',
      changes: ['.phone', PANEL, FLOW],
    }),
  },
  {
    what: 'another delivery of the latest message',
    does: (round) => ({
      on: '.delivery select',
      event: 'change',
      value: round % 2 === 0 ? 'undelivered' : 'delivered',
      changes: ['.phone'],
    }),
  },
  {
    what: 'a step of the past',
    ready: tab('Steps'),
    does: (round) => ({ on: `.steps > li:nth-child(${round + 2}) > button`, changes: ['.past', FLOW] }),
  },
  {
    what: 'going back to a point',
    does: (round) => ({ on: `.branches li:nth-child(${round + 2}) button`, changes: ['.phone', PANEL, FLOW] }),
  },
  {
    what: 'a widget',
    does: (round) => ({ on: `.frame [data-widget="widget_${round * 3}"]`, changes: [PANEL] }),
  },
  {
    what: 'a transition',
    does: (round) => ({ on: `.frame [data-from="widget_${round * 3 + 1}"][data-index="1"]`, changes: [PANEL] }),
  },
  {
    what: 'finding a widget',
    does: (round) => ({
      on: '.tools input',
      event: 'change',
      value: `widget_${round * 9 + 4}`,
      changes: [PANEL],
    }),
  },
  { what: 'opening or closing a subflow of 30', does: () => ({ on: '.frame .toggle', changes: [FLOW] }) },
  {
    what: 'searching the context',
    ready: async (page) => {
      await tab('Context')(page);
      await page.getByPlaceholder('Search keys and values').waitFor();
    },
    does: (round) => ({
      on: `${PANEL} input`,
      event: 'input',
      value: round % 2 === 0 ? 'widget_0' : 'contact',
      changes: [PANEL],
    }),
  },
  {
    what: 'another expectation in the YAML',
    ready: async (page) => {
      await tab('Save')(page);
      await page.locator('.yaml').waitFor();
    },
    does: () => ({ on: '.save .check input', changes: ['.yaml'] }),
  },
];

const CALLS: readonly Action[] = [
  {
    what: 'a key on a call',
    ready: (page) => page.getByLabel('Keypad').getByRole('button', { name: '1', exact: true }).click(),
    does: () => ({ on: '.keypad > button:last-child', changes: ['.phone', PANEL, FLOW] }),
  },
];

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** The slowest action counts, including the first one. */
async function measure(page: Page, { what, ready, does }: Action): Promise<Row> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await ready?.(page, round);
    times.push(await timed(page, does(round)));
  }
  const slowest = Math.max(...times);
  return {
    what: `playground, 150 widgets: ${what}`,
    measured: `${slowest.toFixed(0)} ms (median ${median(times).toFixed(0)} ms)`,
    baseline: `${BUDGET} ms`,
    ratio: slowest / BUDGET,
    allowed: { atMost: 1 },
  };
}

async function measureOn(options: LargeFlow, actions: readonly Action[], start: string): Promise<Row[]> {
  const folder = folderWith([{ name: 'large', definition: largeFlow(options) }]);
  writeFileSync(
    folder.file('large/inner.json'),
    JSON.stringify({ sid: SUBFLOW, definition: largeFlow({ count: 30 }) }),
  );
  const playground = await startPlayground({ app: appOn(folder), page: await pageFolder(), port: 0 });
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  const rows: Row[] = [];
  try {
    const loaded = page.waitForResponse((response) => response.url().includes('/api/scenarios'));
    await page.goto(playground.url);
    await loaded;
    await page.locator('.frame [data-widget]').first().waitFor();
    // A user does not act before the page is drawn.
    for (let round = 0; round < 3; round += 1)
      await page.evaluate(() => new Promise((idle) => void requestIdleCallback(idle)));
    if (start) await page.getByRole('button', { name: start, exact: true }).click();
    for (const action of actions) rows.push(await measure(page, action));
  } finally {
    await browser.close();
    await playground.close();
  }
  return rows;
}

/** One row for each action. */
export async function playgroundRows(): Promise<Row[]> {
  const messages = await measureOn({ requests: true, subflow: SUBFLOW }, MESSAGES, '');
  return [...messages, ...(await measureOn({ by: 'call' }, CALLS, 'Call'))];
}
