// Runs a Playwright suite in a folder of its own, so that the coverage reporter is tested by a real run and a real merge.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { digestOf } from '../../src/flow/digest.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import type { Evidence } from '../../src/session/evidence.ts';
import { CLI, cleanEnvironment } from '../ci/project.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REPORTER = join(ROOT, 'src/reporters/coverage.ts');

/** A test of the suite: what it attaches at each attempt, and whether that attempt fails. */
export type Attempt = {
  evidence?: Evidence;
  second?: Evidence;
  definition?: FlowDefinition;
  fails?: boolean;
  after?: number;
};
/** `files` are written beside the suite; each scenario file among them is a test that fails at its first line. */
export type Suite = {
  tests: Record<string, Attempt[]>;
  reporter?: object;
  config?: object;
  /** Code of further settings, for what JSON cannot express. */
  settings?: string;
  files?: Record<string, string>;
};
export type Finished = { code: number; output: string; folder: string };

const SPEC = `
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
const tests = JSON.parse(readFileSync(new URL('./tests.json', import.meta.url), 'utf8'));
for (const [title, attempts] of Object.entries(tests))
  (title.endsWith(' only') ? test.only : test)(title, async ({}, testInfo) => {
    const attempt = attempts[Math.min(testInfo.retry, attempts.length - 1)];
    for (const [name, body] of attempt.attachments)
      await testInfo.attach(name, { body: JSON.stringify(body), contentType: 'application/json' });
    expect(attempt.fails ?? false).toBe(false);
  });
`;

const MISTAKES = `
import { test } from '@playwright/test';
import { withCallSite } from ${JSON.stringify(join(ROOT, 'src/playwright/call-site.ts'))};
withCallSite({ file: FILE, line: 1, column: 1 })(test, 'the file has mistakes', () => {
  throw new Error('mistakes');
});
`;

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (path.endsWith('.yaml')) writeFileSync(`${file}.spec.ts`, MISTAKES.replace('FILE', JSON.stringify(file)));
  }
}

function attached({ evidence, second, definition, fails }: Attempt) {
  const flow = definition && { version: 1, digest: digestOf(definition), definition };
  return {
    fails,
    attachments: [
      ...[evidence, second].flatMap((one) => (one ? [['flowproof-evidence', one]] : [])),
      ...(flow ? [['flowproof-flow', flow]] : []),
    ],
  };
}

/** Writes the suite; the folder must lie inside the repository, where its packages are found. */
export function writeSuite(
  folder: string,
  { tests, reporter = {}, config = {}, settings = '', files = {} }: Suite,
): void {
  mkdirSync(folder, { recursive: true });
  writeFiles(folder, files);
  const attempts = Object.entries(tests).map(([title, all]) => [title, all.map(attached)]);
  writeFileSync(join(folder, 'tests.json'), JSON.stringify(Object.fromEntries(attempts)));
  writeFileSync(join(folder, 'a.spec.ts'), SPEC);
  const options = { workers: 2, fullyParallel: true, testDir: '.', outputDir: 'results', ...config };
  const reporters = `[['blob', { outputDir: 'blobs', fileName: process.env.BLOB ?? 'one.zip' }], [${JSON.stringify(REPORTER)}, ${JSON.stringify(reporter)}]]`;
  writeFileSync(
    join(folder, 'playwright.config.ts'),
    `export default { ...${JSON.stringify(options)}, ${settings} reporter: ${reporters} };`,
  );
}

/** Runs Playwright's own command line in the folder. */
export function playwright(folder: string, args: string[], blob = 'one.zip'): Promise<Finished> {
  const env = cleanEnvironment({ BLOB: blob });
  return new Promise((done) => {
    execFile(process.execPath, [CLI, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr, folder });
    });
  });
}

export const runSuite = (folder: string, suite: Suite, args: string[] = []): Promise<Finished> => {
  writeSuite(folder, suite);
  return playwright(folder, ['test', ...args]);
};

export const readReport = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'reports/coverage/coverage.json'), 'utf8'));
