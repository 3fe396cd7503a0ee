// The page in a real browser: what a person clicks, types and sees, with shipped flows, a large one and a hostile one.
/// <reference lib="dom" />
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { bundlePage } from '../../src/playground/bundle.ts';
import { startPlayground } from '../../src/playground/server.ts';
import { test as base, expect } from '../browser.ts';
import { appOn, type Folder, folderWith } from './folder.ts';
import { largeFlow } from './large-flow.ts';

type Opened = { page: Page; folder: Folder; problems: string[] };
type Open = (...flows: Parameters<typeof folderWith>[0]) => Promise<Opened>;

const test = base.extend<{ open: Open }, { built: string }>({
  built: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the destructuring
    async ({}, use, { workerIndex }) => {
      const folder = join(tmpdir(), `flowproof-built-page-${process.pid}-${workerIndex}`);
      await bundlePage(folder);
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  open: async ({ browserPage: page, built }, use) => {
    const closing: (() => Promise<void>)[] = [];
    await use(async (...flows) => {
      const folder = folderWith(flows);
      const playground = await startPlayground({ app: appOn(folder), page: built, port: 0, watchEvery: 50 });
      closing.push(playground.close);
      const problems: string[] = [];
      const { origin } = new URL(playground.url);
      page.on(
        'request',
        (request) =>
          request.url().startsWith(origin) || /^(data|blob):/.test(request.url()) || problems.push(request.url()),
      );
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      page.on('dialog', (dialog) => problems.push(dialog.message()));
      await page.goto(playground.url);
      await expect(page.getByRole('heading', { name: 'Flowproof' })).toBeVisible();
      return { page, folder, problems };
    });
    for (const close of closing) await close();
  },
});

const phone = (page: Page) => page.getByRole('list', { name: 'Conversation' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const card = (page: Page, name: string) => page.locator('.frame').getByRole('button', { name, exact: true });
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

async function talk(open: Open): Promise<Opened> {
  const opened = await open('appointment-reminder');
  await opened.page.getByLabel('Parameters').fill('{ "name": "Ada", "time": "10:00" }');
  await button(opened.page, 'Start the execution').click();
  await expect(phone(opened.page)).toContainText('Hi Ada, can you make 10:00?');
  return opened;
}

test('a conversation runs from its first message to the end of the flow', async ({ open }) => {
  const { page, problems } = await talk(open);
  await button(page, 'yes').click();
  await expect(page.getByLabel('The request as it was sent')).toContainText('"patient": "Ada"');
  await button(page, 'Answer').click();
  await expect(phone(page)).toContainText('The flow ended.');
  expect(problems).toEqual([]);
});

test('the picture numbers the path and marks where the flow waits', async ({ open }) => {
  const { page } = await talk(open);
  const flow = page.getByRole('region', { name: 'Flow' });
  await expect(flow.getByText('waits here')).toBeVisible();
  await button(page, 'no').click();
  await expect(flow.locator('.l.w')).toHaveCount(5);
});

test('a widget is found, and shows its templates and scenarios', async ({ open }) => {
  const { page } = await talk(open);
  await page.getByPlaceholder('Find a widget').fill('ask_confirmation');
  await page.getByPlaceholder('Find a widget').press('Enter');
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('→ Hi Ada, can you make 10:00?');
  await expect(panel).toContainText('the contact cancels');
});

test('a click on a card selects it, and the keyboard does so too', async ({ open }) => {
  const { page } = await talk(open);
  await card(page, 'cancel').click();
  await expect(page.getByRole('tabpanel').getByRole('heading', { name: 'cancel' })).toBeVisible();
  await card(page, 'Trigger').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByRole('tabpanel').getByRole('heading', { name: 'ask_again' })).toBeVisible();
  await expect(page.locator('.frame [tabindex="0"]')).toHaveCount(1);
});

test('a subflow is opened and closed in place by mouse and keyboard, and found in it', async ({ open }) => {
  const { page } = await open('front-desk');
  const identify = button(page, 'Subflow identify in identify');
  await identify.click();
  await expect(identify).toHaveAttribute('aria-expanded', 'true');
  await card(page, 'look_up (in identify)').click();
  await expect(page.getByRole('tabpanel')).toContainText('make-http-request of the subflow identify');
  await identify.press('Enter');
  await expect(card(page, 'look_up (in identify)')).toHaveCount(0);
  await expect(identify).toBeFocused();
  await page.getByPlaceholder('Find a widget').fill('ask_when');
  await page.getByPlaceholder('Find a widget').press('Enter');
  await expect(card(page, 'ask_when (in arrange_call)')).toBeInViewport();
  await expect(button(page, 'Subflow arrange-call in arrange_call')).toHaveAttribute('aria-expanded', 'true');
});

test('a step shows its reason, and the page as it was then', async ({ open }) => {
  const { page } = await talk(open);
  await button(page, 'no').click();
  await expect(page.getByRole('tabpanel')).toContainText('the condition `No` matched');
  await page.getByRole('button', { name: /ask_confirmation incomingMessage/ }).click();
  await expect(page.getByRole('status')).toContainText('This is how it was after step 2');
  await button(page, 'Back to now').click();
  await expect(phone(page)).toContainText('The flow ended.');
});

test('going back makes a branch', async ({ open }) => {
  const { page } = await talk(open);
  await button(page, 'no').click();
  await page.getByText('go back to a point').click();
  await button(page, 'Start').click();
  await page.getByPlaceholder('Reply').fill('hm?');
  await button(page, 'Send').click();
  await expect(page.locator('.branches li')).toHaveText(['Start', 'Reply “no”', 'Reply “hm?”']);
});

test('a WhatsApp message has its fields, and the context is searched for them', async ({ open }) => {
  const { page } = await open('order-status');
  await page.getByLabel('Channel').selectOption({ label: 'WhatsApp' });
  await button(page, 'Send').click();
  await tab(page, 'Context');
  await page.getByPlaceholder('Search keys and values').fill('ProfileName');
  await expect(page.getByRole('tabpanel')).toContainText('"Ada"');
  await expect(page.getByRole('tabpanel')).not.toContainText('flow_sid');
});

test('a request fails at one click, and the clock is set', async ({ open }) => {
  const { page } = await open('opening-hours');
  await button(page, 'Send').click();
  await button(page, 'Timeout').click();
  await expect(phone(page)).toContainText('The request times out');
  await page.getByTitle('Set the moment').click();
  await page.getByLabel('The conversation starts at').fill('2026-03-01T18:00:00');
  await button(page, 'Set').click();
  await expect(card(page, 'say_weekend')).toHaveClass(/cw/);
  await expect(page.getByRole('banner')).toContainText('Sun, 1 Mar 2026');
});

test('a delivery is chosen, and a kept answer is removed', async ({ open }) => {
  const { page } = await talk(open);
  const delivery = page.getByLabel('Delivery of the message of ask_confirmation');
  await delivery.selectOption('undelivered');
  await expect(page.getByRole('tabpanel')).toContainText('deliveryFailure');
  await delivery.selectOption('delivered');
  await button(page, 'yes').click();
  await page.getByLabel('Keep this answer as a mock').check();
  await button(page, 'Answer').click();
  await page.getByText('1 kept answer').click();
  await button(page, 'Remove the answer of book').click();
  await expect(page.getByText('1 kept answer')).toHaveCount(0);
});

test('a call is answered, keys are pressed, and it is hung up', async ({ open }) => {
  const { page } = await open('voice-menu');
  await button(page, 'Call').click();
  await expect(phone(page).locator('.prompt').first()).toBeVisible();
  await page.getByLabel('Keypad').getByRole('button', { name: 'Key 1', exact: true }).click();
  await button(page, 'Press 1').click();
  await expect(phone(page)).toContainText('Press 1');
  await button(page, 'Hang up').click();
  await expect(phone(page)).toContainText('Hang up');
});

test('a call that the flow makes rings until it is answered', async ({ open }) => {
  const { page } = await open('delivery-call');
  await button(page, 'Start the execution').click();
  await expect(page.getByText('The flow is calling')).toBeVisible();
  await button(page, 'Answering machine').click();
  await expect(phone(page)).toContainText('Answering machine');
});

test('a conversation is saved, and is in the list of scenarios at once', async ({ open }) => {
  const { page, folder } = await talk(open);
  await button(page, 'no').click();
  await tab(page, 'Save');
  await page.getByLabel('Name').fill('the contact says no in the browser');
  await expect(page.getByLabel('The scenario as YAML')).toContainText('- name: the contact says no in the browser');
  await button(page, 'Save').click();
  await expect(page.getByRole('tabpanel').getByRole('status')).toContainText('npx playwright test');
  // The defaults of reminder.yaml mock a request that this conversation never made.
  expect(readFileSync(folder.file('appointment-reminder/appointment-reminder.yaml'), 'utf8')).toContain(
    'says no in the browser',
  );
  await tab(page, 'Scenarios');
  const item = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'says no in the browser' });
  await expect(item).toContainText('passed');
  await item.getByRole('button', { name: 'Play' }).click();
  await button(page, 'Next step').click();
  await expect(phone(page)).toContainText('The flow ended.');
});

test('a change of flow.json is shown while the page is open', async ({ open }) => {
  const { page, folder } = await talk(open);
  await button(page, 'yes').click();
  const file = folder.file('appointment-reminder/flow.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"yes, y, ok, sure, confirm"', '"yep"'));
  await expect(page.getByLabel('The flow changed on disk')).toContainText('is now check_reply: noMatch');
});

for (const [scheme, width] of [
  ['light', 1600],
  ['dark', 1600],
  ['light', 360],
  ['dark', 2560],
] as const)
  test(`axe finds nothing in ${scheme} at ${width} pixels`, async ({ open, browserPage }) => {
    await browserPage.setViewportSize({ width, height: 900 });
    // A bubble is transparent while it appears: what counts is how it looks afterwards.
    await browserPage.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const { page } = await open('front-desk');
    const check = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    expect(await check()).toEqual([]);
    await button(page, 'Send').click();
    await expect(phone(page)).toContainText('What is your name?');
    if (width === 360) await page.getByRole('navigation').getByRole('button', { name: 'Flow' }).click();
    await expect(card(page, 'ask_name (in identify)')).toBeInViewport();
    expect(await check()).toEqual([]);
    if (width === 360) await page.getByRole('navigation').getByRole('button', { name: 'Inspector' }).click();
    // What is in them is the same at any width.
    for (const name of width === 1600 ? ['Context', 'Widget', 'Scenarios', 'Save'] : ['Save']) {
      await tab(page, name);
      expect(await check()).toEqual([]);
    }
  });

test('nothing is wider than a window of 360 pixels', async ({ open, browserPage }) => {
  await browserPage.setViewportSize({ width: 360, height: 740 });
  const { page } = await open('appointment-reminder', 'voice-menu');
  await page.getByRole('combobox', { name: 'Flow' }).selectOption({ label: 'voice-menu' });
  for (const name of ['Phone', 'Flow', 'Inspector']) {
    await page.getByRole('navigation').getByRole('button', { name }).click();
    await expect(page.locator('main > section:visible')).toHaveAccessibleName(name);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});

const SCRIPT = '<img src=x onerror=alert(1)><script>alert(2)</script>{{"</script>"}}';

const hostile: FlowDefinition = {
  description: SCRIPT,
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', properties: {}, transitions: [{ event: 'incomingMessage', next: SCRIPT }] },
    {
      name: SCRIPT,
      type: 'send-and-wait-for-reply',
      properties: { body: SCRIPT, media_url: 'javascript:alert(3)' },
      transitions: [{ event: 'incomingMessage' }, { event: 'timeout', next: SCRIPT }],
    },
  ],
};

test('a hostile flow does no harm', async ({ open }) => {
  const { page, problems } = await open({ name: 'hostile', definition: hostile });
  await button(page, 'Send').click();
  await expect(phone(page)).toContainText('onerror=alert(1)');
  await page.getByPlaceholder('Reply').fill(SCRIPT);
  await button(page, 'Send').click();
  for (const name of ['Context', 'Scenarios', 'Save']) await tab(page, name);
  expect(await page.locator('#page img, #page script, #page a').count()).toBe(0);
  expect(problems).toEqual([]);
});

test('a flow of 150 widgets is drawn and played', async ({ open }) => {
  const { page } = await open({ name: 'large', definition: largeFlow() });
  await button(page, 'Send').click();
  await page.getByPlaceholder('Reply').fill('go on');
  await button(page, 'Send').click();
  await expect(page.getByRole('tabpanel').getByRole('listitem')).not.toHaveCount(0);
  expect(await page.locator('.frame [data-widget]').count()).toBe(151);
});
