// The coverage page in a real browser, opened from a file.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { TestInfo } from '@playwright/test';
import { coverageOf } from '../../src/coverage/coverage.ts';
import type { CoveredFlow } from '../../src/coverage/result.ts';
import { digestOf } from '../../src/flow/digest.ts';
import type { CoverageReport } from '../../src/reporters/coverage-json.ts';
import { coveragePage } from '../../src/reporters/coverage-page.ts';
import { expect, test } from '../browser.ts';
import { booking, CONFIRMED, evidenceOf, SILENT } from '../coverage/flows.ts';
import { flowOf } from '../map/generated.ts';

const flow: CoveredFlow = { name: 'booking', digest: digestOf(booking()), definition: booking() };
const NAME = 'the contact </script><img src=x onerror=alert(1)>';

function reportOf(more: Partial<CoverageReport> = {}): CoverageReport {
  const coverage = coverageOf([flow], [evidenceOf(NAME, CONFIRMED), evidenceOf('b', SILENT)]);
  return { generatedAt: '2026-01-01T00:00:00.000Z', coverage, changes: [], shortfalls: [], notes: [], ...more };
}

function pageOf(testInfo: TestInfo, report = reportOf()): string {
  const file = testInfo.outputPath('index.html');
  writeFileSync(file, coveragePage(report, [flow]));
  return pathToFileURL(file).href;
}

test('it draws each flow, fetches nothing and reports no error', async ({ browserPage, watched }, testInfo) => {
  await browserPage.goto(pageOf(testInfo));
  const box = await browserPage.locator('.map svg').boundingBox();
  expect(box?.height).toBeGreaterThan(400);
  await expect(browserPage.locator('tr', { hasText: 'booking' }).first()).toContainText('5 of 7');
  expect(watched).toEqual({ outside: [], errors: [] });
});

test('a selected widget lists the scenarios that enter it', async ({ browserPage, watched }, testInfo) => {
  await browserPage.goto(pageOf(testInfo));
  await browserPage.locator('[data-widget="bye"]').click();
  await expect(browserPage.locator('.who')).toContainText('Taken 2 times, by 2 scenarios:');
  await expect(browserPage.locator('.who li').last()).toHaveText(`${NAME} (booking.yaml:3)`);
  expect(watched.errors).toEqual([]);
});

test('a row that is selected in the list is marked and visible on the map', async ({ browserPage }, testInfo) => {
  await browserPage.goto(pageOf(testInfo));
  await browserPage.getByText('All widgets and transitions').click();
  await browserPage.getByRole('button', { name: 'ask —timeout→ bye' }).click();
  await expect(browserPage.locator('.map .picked')).toHaveAttribute('data-from', 'ask');
  await expect(browserPage.locator('.map .picked')).toBeInViewport();
});

/** A page with a flow of 150 widgets, its Trigger far to the right. */
function largePage(testInfo: TestInfo): string {
  const definition = flowOf(150);
  Object.assign(definition.states[0]?.properties ?? {}, { offset: { x: 2400, y: 0 } });
  const large = { name: 'large', digest: digestOf(definition), definition };
  const coverage = coverageOf([large], []);
  const file = testInfo.outputPath('large.html');
  writeFileSync(file, coveragePage(reportOf({ coverage }), [large]));
  return pathToFileURL(file).href;
}

test('a large map begins at its Trigger, at a size that can be read', async ({ browserPage }, testInfo) => {
  await browserPage.goto(largePage(testInfo));
  await expect(browserPage.locator('[data-widget="Trigger"]')).toBeInViewport({ ratio: 1 });
  expect((await browserPage.locator('[data-widget="Trigger"] .k').boundingBox())?.height).toBeGreaterThan(95);
});

test('a large map can be shown completely', async ({ browserPage }, testInfo) => {
  await browserPage.goto(largePage(testInfo));
  await browserPage.getByLabel('show all of it at once').check();
  const [map, picture] = [browserPage.locator('.map'), browserPage.locator('.map svg')];
  expect((await picture.boundingBox())?.width).toBeLessThanOrEqual((await map.boundingBox())?.width ?? 0);
  await map.evaluate((element) => element.scrollIntoView());
  await expect(browserPage.locator('[data-widget="widget_149"]')).toBeInViewport();
});

test('hostile names of flows and widgets are text', async ({ browserPage, watched }, testInfo) => {
  const hostile = '</script><img src=x onerror=alert(1)>"\'&';
  const definition = JSON.parse(JSON.stringify(booking()).replaceAll('"ask"', JSON.stringify(hostile)));
  const bad = { name: hostile, digest: digestOf(definition), definition, definitionPath: hostile };
  const file = testInfo.outputPath('hostile.html');
  const report = reportOf({ coverage: coverageOf([bad], []), notes: [hostile] });
  writeFileSync(file, coveragePage(report, [bad]));
  await browserPage.goto(pathToFileURL(file).href);
  await browserPage.locator('[data-widget]').nth(1).click();
  await expect(browserPage.locator('.who strong')).toHaveText(hostile);
  expect([await browserPage.locator('img, a[href^="javascript"]').count(), watched]).toEqual([
    0,
    { outside: [], errors: [] },
  ]);
});

test('a selected transition that no scenario covers says so', async ({ browserPage }, testInfo) => {
  await browserPage.goto(pageOf(testInfo));
  await browserPage.getByText('All widgets and transitions').click();
  await browserPage.getByRole('button', { name: 'check —match: No→ bye' }).click();
  await expect(browserPage.locator('.who')).toContainText('No scenario covers it.');
  await expect(browserPage.locator('tr.picked')).toContainText('check —match: No→ bye');
});

test('uncovered transitions are listed without a script', async ({ localBrowser }, testInfo) => {
  const page = await localBrowser.newPage({ javaScriptEnabled: false });
  await page.goto(pageOf(testInfo));
  await expect(page.locator('details h3')).toHaveText(['2 transitions', '1 condition']);
  await expect(page.locator('details', { hasText: 'Not covered by any scenario' }).locator('li')).toHaveText([
    'check —noMatch→ ask',
    'check —No→ bye',
    'check: No',
  ]);
  await page.close();
});

test('changes since the last pass are beside the scenarios that fail now', async ({ browserPage }, testInfo) => {
  const scenario = { id: 'x', name: 'the contact confirms', file: 'booking.yaml', line: 7 };
  const change = { kind: 'transition-retargeted', widget: 'ask', way: 'timeout', was: 'bye', is: 'check' } as const;
  const changes = [{ flow: 'booking', since: 'abc', changes: [change], failing: [scenario], passing: [] }];
  await browserPage.goto(pageOf(testInfo, reportOf({ changes })));
  await expect(browserPage.locator('.changes')).toContainText('ask: timeout now leads to check, it led to bye');
  await expect(browserPage.locator('.changes')).toContainText('the contact confirms booking.yaml:7');
});

for (const scheme of ['light', 'dark'] as const)
  test(`page and pictures follow the ${scheme} theme`, async ({ browserPage }, testInfo) => {
    await browserPage.emulateMedia({ colorScheme: scheme });
    await browserPage.goto(pageOf(testInfo));
    const colours = await browserPage.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector('.fp .bg') ?? document.body).fill,
    ]);
    expect(colours).toEqual(
      scheme === 'light' ? ['rgb(255, 255, 255)', 'rgb(245, 246, 248)'] : ['rgb(22, 27, 34)', 'rgb(18, 22, 28)'],
    );
  });
