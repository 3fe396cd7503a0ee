// How long the playground's page takes to show what an action did, in a browser, with a flow of 150 widgets: at most 100 ms.
/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import { pageFolder } from '../src/playground/page-folder.ts';
import { startPlayground } from '../src/playground/server.ts';
import { launch } from '../tests/browser.ts';
import { appOn, folderWith } from '../tests/playground/folder.ts';
import { largeFlow } from '../tests/playground/large-flow.ts';
import type { Row } from './measured.ts';

const BUDGET = 100;
const ROUNDS = 15;

/** Does something on the page, and waits until the selector's text differs and a frame was painted; in milliseconds. */
const timed = (page: Page, click: string, changes: string): Promise<number> =>
  page.evaluate(
    async ([selector, watched]) => {
      const before = document.querySelector(watched)?.textContent;
      const start = performance.now();
      document.querySelector<HTMLElement>(selector)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      const deadline = start + 5000;
      while (document.querySelector(watched)?.textContent === before && performance.now() < deadline)
        await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - start;
    },
    [click, changes] as const,
  );

type Action = { what: string; run: (page: Page, round: number) => Promise<number> };

const ACTIONS: readonly Action[] = [
  {
    what: 'a reply, its step and the picture',
    run: async (page) => {
      await page.getByPlaceholder('Reply').fill('no');
      return timed(page, '.composer form button[type=submit]', '#panel');
    },
  },
  {
    what: 'a widget and its templates',
    run: (page, round) => timed(page, `.frame [data-widget="widget_${round * 3}"]`, '#panel'),
  },
  {
    what: 'a step of the past',
    run: async (page, round) => {
      await page.getByRole('tab', { name: 'Steps' }).click();
      return timed(page, `.steps > li:nth-child(${round + 2}) > button`, '.past');
    },
  },
];

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

async function measure(page: Page, { what, run }: Action): Promise<Row> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await run(page, round));
  const middle = median(times);
  return {
    what: `playground, 150 widgets: ${what}`,
    measured: `${middle.toFixed(0)} ms (slowest ${Math.max(...times).toFixed(0)} ms)`,
    baseline: `${BUDGET} ms`,
    ratio: middle / BUDGET,
    allowed: { atMost: 1 },
  };
}

/** One row an action. */
export async function playgroundRows(): Promise<Row[]> {
  const folder = folderWith([{ name: 'large', definition: largeFlow() }]);
  const playground = await startPlayground({ app: appOn(folder), page: await pageFolder(), port: 0 });
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.goto(playground.url);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByPlaceholder('Reply').waitFor();
  const rows: Row[] = [];
  for (const action of ACTIONS) rows.push(await measure(page, action));
  await browser.close();
  await playground.close();
  return rows;
}
