// A copy of the project like a fresh clone, in which a spec may run commands and write reports.
import { type ExecFileException, execFile } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const ROOT = resolve(import.meta.dirname, '../..');

/** Files that a spec may change are copied. */
const OWN = ['scenarios', 'playwright.config.ts', 'package.json', 'tsconfig.json', 'allurerc.mjs'];

/** Files that it only reads are links to the clone's: Playwright has already compiled those paths. */
const SHARED = ['src', 'fixtures', 'schemas', 'node_modules'];

export type Finished = { code: number; output: string };

export function copyProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const part of OWN) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  for (const part of SHARED) symlinkSync(join(ROOT, part), join(folder, part), 'dir');
}

/** A nested run must not inherit the variables that the outer run sets for its workers. */
export function cleanEnvironment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(TEST_|PW_|PLAYWRIGHT_|FORCE_COLOR|NODE_V8_COVERAGE)/.test(name),
  );
  return { ...Object.fromEntries(own), FORCE_COLOR: '0', CI: '', ...more };
}

export const CLI = join(ROOT, 'node_modules/@playwright/test/cli.js');

const finished = (error: ExecFileException | null, output: string): Finished => ({
  code: error ? Number(error.code ?? 1) : 0,
  output,
});

/** Runs Playwright's command line in the copy. */
export function playwright(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const options = { cwd: folder, env: cleanEnvironment(environment), maxBuffer: 50_000_000 };
  return new Promise((done) => {
    execFile(process.execPath, [CLI, ...args], options, (error, stdout, stderr) =>
      done(finished(error, stdout + stderr)),
    );
  });
}
