// `npm run report`: makes the Allure report of the last run, without Java and without analytics, and says where the reports are.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { withoutAnalytics } from '../reporters/analytics.ts';

const root = resolve(import.meta.dirname, '../..');
const RESULTS = join(root, 'reports/allure-results');
const REPORT = join(root, 'reports/allure');
const HTML = join(root, 'reports/html/index.html');

const fail = (message: string, fix: string): never => {
  process.stderr.write(`${message}\n  fix: ${fix}\n`);
  process.exit(1);
};

const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));

if (!existsSync(RESULTS) || readdirSync(RESULTS).length === 0) {
  fail('There are no results to report on: reports/allure-results is empty.', 'run npx playwright test first');
}

// Allure writes over what is there and never removes what is stale.
rmSync(REPORT, { recursive: true, force: true });
const allure = join(dirname(createRequire(import.meta.url).resolve('allure')), '../cli.js');
const made = spawnSync(process.execPath, [allure, 'generate', RESULTS], { cwd: root, encoding: 'utf8' });
if (made.status !== 0) fail(`Allure could not make the report:\n${made.stdout}${made.stderr}`, 'see its words above');

for (const page of filesBelow(REPORT, '.html')) writeFileSync(page, withoutAnalytics(readFileSync(page, 'utf8')));

process.stdout.write(`Allure report:     ${join(REPORT, 'index.html')}\n`);
if (existsSync(HTML)) process.stdout.write(`Playwright report: ${HTML}\n`);
