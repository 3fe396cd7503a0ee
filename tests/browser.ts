// A real browser for specs of reports and the playground: Debian's chromium if installed, otherwise @sparticuz/chromium.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { existsSync } from 'node:fs';
import { type Browser, test as base, chromium, expect, type Page } from '@playwright/test';
import bundled from '@sparticuz/chromium';

const DEBIAN = '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The path of this machine's browser, or of the one in the package. */
export async function launch(): Promise<Browser> {
  if (existsSync(DEBIAN)) return chromium.launch({ executablePath: DEBIAN, args: QUIET });
  const executablePath = await bundled.executablePath();
  // In a single process, the browser ends with the first page that is closed.
  const args = bundled.args.filter((argument) => argument !== '--single-process');
  return chromium.launch({ executablePath, args: [...args, ...QUIET] });
}

/** Requests of a page to other hosts, and its errors. */
export type Watched = { outside: string[]; errors: string[] };

function watch(page: Page): Watched {
  const watched: Watched = { outside: [], errors: [] };
  page.on('request', (request) => {
    if (!/^(file|data|blob|about):/.test(request.url())) watched.outside.push(request.url());
  });
  page.on('pageerror', (error) => watched.errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') watched.errors.push(message.text());
  });
  return watched;
}

/** `browserPage` is a page of that browser; `watched` has its requests to other hosts and its errors. */
export const test = base.extend<{ browserPage: Page; watched: Watched }, { localBrowser: Browser }>({
  localBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the destructuring
    async ({}, use) => {
      const browser = await launch();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  browserPage: async ({ localBrowser }, use) => {
    const context = await localBrowser.newContext({ viewport: { width: 1400, height: 1000 } });
    await use(await context.newPage());
    await context.close();
  },
  watched: async ({ browserPage }, use) => use(watch(browserPage)),
});

export { expect };
