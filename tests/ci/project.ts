// A copy of the project in which a spec may run commands and leave reports: with the packed package, or with the sources of a clone.
import { type ExecFileException, execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { PACKAGE } from '../package/built.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Files that a spec may change are copied. */
const OWN = ['scenarios', 'playwright.config.ts', 'package.json', 'tsconfig.json', 'allurerc.mjs'];

/** What it only reads. */
const SHARED = ['schemas', 'node_modules'];

export type Finished = { code: number; output: string };

/** Its own name leads a package to its compiled modules, which load in half the time of the sources. */
function useThePackage(folder: string): void {
  symlinkSync(join(PACKAGE, 'dist'), join(folder, 'dist'), 'dir');
  mkdirSync(join(folder, 'fixtures'));
  writeFileSync(join(folder, 'fixtures/index.ts'), "export * from 'flowproof/playwright';\n");
  const config = join(folder, 'playwright.config.ts');
  writeFileSync(config, readFileSync(config, 'utf8').replace('./src/playwright/config.ts', 'flowproof/playwright'));
}

/** Under the path of the clone, where Playwright has compiled them already. */
function useTheSources(folder: string): void {
  for (const part of ['src', 'fixtures']) symlinkSync(join(ROOT, part), join(folder, part), 'dir');
}

export type Code = 'package' | 'sources';

export function copyProject(folder: string, code: Code = 'package'): void {
  mkdirSync(folder, { recursive: true });
  for (const part of OWN) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  for (const part of SHARED) symlinkSync(join(ROOT, part), join(folder, part), 'dir');
  if (code === 'package') useThePackage(folder);
  else useTheSources(folder);
}

/**
 * A nested run must not inherit the variables that the outer run sets for its workers. Coverage is of the workers: what specs start is the
 * packed package, whose megabytes count for no line of src/. An empty value, because Node passes a variable that is left out on to its children.
 */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(TEST_|PW_|PLAYWRIGHT_|FORCE_COLOR)/.test(name));
  return { ...Object.fromEntries(own), FORCE_COLOR: '0', CI: '', NODE_V8_COVERAGE: '', ...more };
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
