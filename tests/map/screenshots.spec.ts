// Pictures as a browser shows them, compared with reviewed ones; without texts, because each machine has its own fonts.
import type { Page } from '@playwright/test';
import { coverageOf } from '../../src/coverage/coverage.ts';
import { digestOf } from '../../src/flow/digest.ts';
import { drawFlow } from '../../src/map/draw.ts';
import { expect, test } from '../browser.ts';
import { booking, CONFIRMED, evidenceOf, pathOf, SILENT } from '../coverage/flows.ts';

test.skip(process.platform !== 'linux', 'the reviewed pictures were taken on Linux');

/** Other versions of the browser smooth edges differently. */
const ALIKE = { maxDiffPixels: 400 };

async function shotOf(page: Page, svg: string): Promise<Buffer> {
  await page.setContent(`<style>body{margin:0}svg{display:block}text{visibility:hidden}</style>${svg}`);
  return page.locator('svg').screenshot();
}

function coveragePicture(): string {
  const flow = { name: 'booking', digest: digestOf(booking()), definition: booking() };
  const [coverage] = coverageOf([flow], [evidenceOf('a', SILENT), evidenceOf('b', CONFIRMED)]).flows;
  return drawFlow(booking(), coverage ? { coverage } : {});
}

function brokenPicture(): string {
  const expectedPath = CONFIRMED.map(([widget, event]) => ({ widget, ...(event ? { event } : {}) }));
  const path = pathOf(['ask', 'incomingMessage'], ['check', 'match'], ['bye', 'sent']);
  return drawFlow(booking(), { path, expectedPath, divergence: { index: 2, expected: { widget: 'book' } } });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`a path that differs looks as reviewed on a ${scheme} screen`, async ({ browserPage }) => {
    await browserPage.emulateMedia({ colorScheme: scheme });
    expect(await shotOf(browserPage, brokenPicture())).toMatchSnapshot(`broken-${scheme}.png`, ALIKE);
  });

  test(`coverage looks as reviewed on a ${scheme} screen`, async ({ browserPage }) => {
    await browserPage.emulateMedia({ colorScheme: scheme });
    expect(await shotOf(browserPage, coveragePicture())).toMatchSnapshot(`coverage-${scheme}.png`, ALIKE);
  });
}
