// The path's picture in Playwright's and Allure's reports, opened in a real browser.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { drawPath } from '../../src/map/path.ts';
import { withoutAnalytics, withPolicy } from '../../src/reporters/analytics.ts';
import { expect, test } from '../browser.ts';
import { cleanEnvironment } from '../ci/project.ts';
import { booking, evidenceOf, SILENT } from '../coverage/flows.ts';
import { playwright } from '../coverage/suite.ts';

/** Anyone who can edit a flow can write a description. Each of these would fetch something in another way. */
const hostile = (origin: string): string =>
  [
    `![image](${origin}/markdown)`,
    `<img src="${origin}/image"><iframe src="${origin}/frame"></iframe>`,
    `<link rel="stylesheet" href="${origin}/style"><style>@import "${origin}/import";</style>`,
    `<video poster="${origin}/poster" autoplay src="${origin}/video"></video>`,
    `<div style="background: url(${origin}/background)">x</div>`,
    `<script src="${origin}/script"></script><object data="${origin}/object"></object>`,
  ].join('\n\n');

const specOf = (description: string): string => `
import { test } from '@playwright/test';
const annotation = { type: 'description', description: ${JSON.stringify(description)} };
test('the contact is silent', { annotation }, async ({}, testInfo) => {
  await testInfo.attach('path.svg', { path: new URL('./path.svg', import.meta.url).pathname, contentType: 'image/svg+xml' });
});
`;

/** A run of one test that attaches its path, with the reporters that Flowproof uses. */
async function runIn(folder: string, description: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'path.svg'), drawPath(evidenceOf('the contact is silent', SILENT), booking()));
  writeFileSync(join(folder, 'a.spec.ts'), specOf(description));
  const reporters = [
    ['html', { open: 'never', outputFolder: 'html' }],
    ['allure-playwright', { resultsDir: 'allure-results' }],
  ];
  const config = { testDir: '.', outputDir: 'results', reporter: reporters };
  writeFileSync(join(folder, 'playwright.config.ts'), `export default ${JSON.stringify(config)};`);
  expect(await playwright(folder, ['test'])).toMatchObject({ code: 0 });
}

/** The width of a loaded picture: a broken one has the width 0. */
const widthOf = (image: HTMLImageElement) =>
  image.decode().then(
    () => image.naturalWidth,
    () => 0,
  );

test("Playwright's report shows the path", async ({ browserPage, watched }, testInfo) => {
  const folder = testInfo.outputPath('run');
  await runIn(folder, hostile('http://127.0.0.1:9'));
  await browserPage.goto(pathToFileURL(join(folder, 'html/index.html')).href);
  await browserPage.getByText('the contact is silent').first().click();
  const picture = browserPage.locator('img[src*=".svg"]').first();
  await expect(picture).toBeVisible();
  expect(await picture.evaluate(widthOf)).toBeGreaterThan(300);
  expect(watched).toEqual({ outside: [], errors: [] });
});

/** A server that receives what is fetched from outside. */
async function startOutside(): Promise<{ origin: string; fetched: string[]; close: () => void }> {
  const fetched: string[] = [];
  const server = createServer((request, response) => {
    fetched.push(request.url ?? '');
    response.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, fetched, close: () => server.close() };
}

test("Allure's report shows the path, and fetches nothing for hostile descriptions", async ({
  browserPage,
  watched,
}, testInfo) => {
  const folder = testInfo.outputPath('run');
  const outside = await startOutside();
  await runIn(folder, hostile(outside.origin));
  const cli = join(dirname(createRequire(import.meta.url).resolve('allure')), '../cli.js');
  writeFileSync(
    join(folder, 'allurerc.mjs'),
    "export default { output: 'allure', plugins: { awesome: { options: { singleFile: true } } } };",
  );
  expect(
    spawnSync(process.execPath, [cli, 'generate', 'allure-results'], { cwd: folder, env: cleanEnvironment() }).status,
  ).toBe(0);
  const file = join(folder, 'allure/index.html');
  const open = withoutAnalytics(readFileSync(file, 'utf8'));
  writeFileSync(file, withPolicy(open));
  await browserPage.goto(pathToFileURL(file).href);
  // The tree is folded: the repository's name, then the spec's file.
  for (const nth of [0, 1]) await browserPage.getByTestId('tree-arrow').nth(nth).click();
  await browserPage.getByText('the contact is silent').click();
  await browserPage.getByText('path.svg').last().click();
  expect(await browserPage.locator('img[alt$=".svg"]').evaluate(widthOf)).toBeGreaterThan(300);
  expect(outside.fetched).toEqual([]);
  expect(watched.errors.filter((error) => !error.includes('Content Security Policy'))).toEqual([]);
  // The same page without the policy does fetch, so the description is shown.
  writeFileSync(file, open);
  await browserPage.reload();
  await expect.poll(() => outside.fetched).toContain('/markdown');
  outside.close();
});
