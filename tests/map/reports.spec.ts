// The path's picture where people read it: in Playwright's report and in Allure's, opened in a real browser.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { drawPath } from '../../src/map/path.ts';
import { withoutAnalytics } from '../../src/reporters/analytics.ts';
import { expect, test } from '../browser.ts';
import { booking, evidenceOf, SILENT } from '../coverage/flows.ts';
import { playwright } from '../coverage/suite.ts';

const SPEC = `
import { test } from '@playwright/test';
test('the contact is silent', async ({}, testInfo) => {
  await testInfo.attach('path.svg', { path: new URL('./path.svg', import.meta.url).pathname, contentType: 'image/svg+xml' });
});
`;

/** A run of one test that attaches its path, with the reporters that Flowproof uses. */
async function runIn(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'path.svg'), drawPath(evidenceOf('the contact is silent', SILENT), booking()));
  writeFileSync(join(folder, 'a.spec.ts'), SPEC);
  const reporters = [
    ['html', { open: 'never', outputFolder: 'html' }],
    ['allure-playwright', { resultsDir: 'allure-results' }],
  ];
  const config = { testDir: '.', outputDir: 'results', reporter: reporters };
  writeFileSync(join(folder, 'playwright.config.ts'), `export default ${JSON.stringify(config)};`);
  expect(await playwright(folder, ['test'])).toMatchObject({ code: 0 });
}

/** How wide a picture is that really loaded: a broken one is 0 wide. */
const widthOf = (image: HTMLImageElement) =>
  image.decode().then(
    () => image.naturalWidth,
    () => 0,
  );

test("Playwright's report shows the path", async ({ browserPage, watched }, testInfo) => {
  const folder = testInfo.outputPath('run');
  await runIn(folder);
  await browserPage.goto(pathToFileURL(join(folder, 'html/index.html')).href);
  await browserPage.getByText('the contact is silent').first().click();
  const picture = browserPage.locator('img[src*=".svg"]').first();
  await expect(picture).toBeVisible();
  expect(await picture.evaluate(widthOf)).toBeGreaterThan(300);
  expect(watched).toEqual({ outside: [], errors: [] });
});

test("Allure's report shows the path", async ({ browserPage, watched }, testInfo) => {
  const folder = testInfo.outputPath('run');
  await runIn(folder);
  const cli = join(dirname(createRequire(import.meta.url).resolve('allure')), '../cli.js');
  writeFileSync(
    join(folder, 'allurerc.mjs'),
    "export default { output: 'allure', plugins: { awesome: { options: { singleFile: true } } } };",
  );
  expect(spawnSync(process.execPath, [cli, 'generate', 'allure-results'], { cwd: folder }).status).toBe(0);
  const file = join(folder, 'allure/index.html');
  writeFileSync(file, withoutAnalytics(readFileSync(file, 'utf8')));
  await browserPage.goto(pathToFileURL(file).href);
  // The tree is folded: the repository's name, then the spec's file.
  for (const nth of [0, 1]) await browserPage.getByTestId('tree-arrow').nth(nth).click();
  await browserPage.getByText('the contact is silent').click();
  await browserPage.getByText('path.svg').last().click();
  expect(await browserPage.locator('img[alt$=".svg"]').evaluate(widthOf)).toBeGreaterThan(300);
  expect(watched).toEqual({ outside: [], errors: [] });
});
