// `flowproof report`: makes the Allure report of the last run, without Java and without analytics.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { dropBrokenLines } from '../reporters/allure-history.ts';
import { withoutAnalytics, withPolicy } from '../reporters/analytics.ts';
import { type Context, defineCommand, fail } from './command.ts';

const RESULTS = 'reports/allure-results';
const REPORT = 'reports/allure';
const HISTORY = 'reports/history';
const HTML = 'reports/html/index.html';

const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));

/** Allure is an optional peer: it is searched for in the user's packages, then in ours. */
function allureProgram(cwd: string): string {
  for (const from of [join(cwd, 'package.json'), import.meta.url]) {
    try {
      return join(dirname(createRequire(from).resolve('allure')), '../cli.js');
    } catch {
      // Not there: try the next place.
    }
  }
  return fail(
    'allure-missing',
    'The package `allure` is not installed.',
    'run npm install --save-dev allure allure-playwright',
  );
}

function generate(program: string, cwd: string): void {
  // Allure overwrites files but never removes old ones.
  rmSync(join(cwd, REPORT), { recursive: true, force: true });
  const made = spawnSync(process.execPath, [program, 'generate', RESULTS, '--output', REPORT], {
    cwd,
    encoding: 'utf8',
  });
  if (made.status !== 0) fail('allure-failed', `Allure could not make the report:\n${made.stdout}${made.stderr}`);
  for (const page of filesBelow(join(cwd, REPORT), '.html'))
    writeFileSync(page, withPolicy(withoutAnalytics(readFileSync(page, 'utf8'))));
}

function run({ cwd, output, progress, warn }: Context): 0 {
  const results = join(cwd, RESULTS);
  if (!existsSync(results) || readdirSync(results).length === 0)
    fail('no-results', `There are no results to report on: ${RESULTS} is empty.`, 'run npx playwright test first');
  for (const warning of dropBrokenLines(join(cwd, HISTORY))) warn(warning);
  progress('Allure is making the report');
  generate(allureProgram(cwd), cwd);
  const allure = join(cwd, REPORT, 'index.html');
  const playwright = existsSync(join(cwd, HTML)) ? { playwright: join(cwd, HTML) } : {};
  const lines = [
    `Allure report:     ${allure}`,
    ...(playwright.playwright ? [`Playwright report: ${playwright.playwright}`] : []),
  ];
  output({ allure, ...playwright }, lines.join('\n'));
  return 0;
}

export const command = defineCommand({
  name: 'report',
  summary: 'Builds the Allure report of the last run, and lists the reports',
  usage: '[options]',
  options: {},
  run,
});
