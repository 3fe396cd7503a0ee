// Folders outside the clone into which the packed package is really installed.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { cleanEnvironment } from '../ci/project.ts';
import { test as base } from '../test.ts';
import { TARBALL } from './built.ts';

export type Ended = { code: number; output: string };
export type Files = Readonly<Record<string, string>>;

/** The oldest and the newest Playwright that the package is tested with. */
export const OLDEST_PLAYWRIGHT = '1.60.0';
export const PLAYWRIGHT = '1.65.1';

const WINDOWS = process.platform === 'win32';

function run(command: string, args: readonly string[], cwd: string, more: Files = {}): Promise<Ended> {
  const options = { cwd, env: cleanEnvironment(more), maxBuffer: 50_000_000, shell: WINDOWS };
  return new Promise((done) => {
    execFile(command, [...args], options, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
}

async function succeed(...args: Parameters<typeof run>): Promise<string> {
  const { code, output } = await run(...args);
  if (code !== 0) throw new Error(output);
  return output;
}

/** npm's cache keeps what was installed once: a second installation needs no network. */
const INSTALL = ['install', '--save-dev', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];

export function repositoryIn(folder: string) {
  const inside = (path: string) => join(folder, 'node_modules', path);
  return {
    folder,
    install: (...packages: string[]): Promise<string> => succeed('npm', [...INSTALL, ...packages], folder),
    flowproof: (...args: string[]): Promise<Ended> =>
      run(process.execPath, [inside('flowproof/bin/flowproof.js'), ...args], folder),
    /** `npx playwright test`, by this Node or another one. */
    playwright: (args: readonly string[] = [], node = process.execPath): Promise<Ended> =>
      run(node, [inside('@playwright/test/cli.js'), 'test', ...args], folder),
    write: (files: Files): void => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
    },
  };
}

export type Repository = ReturnType<typeof repositoryIn>;

/** Installs the package as a user does, and lets it write its starter. */
async function start(repository: Repository): Promise<Repository> {
  await repository.install(TARBALL, `@playwright/test@${PLAYWRIGHT}`);
  await repository.flowproof('init');
  return repository;
}

function copyOf(from: Repository, to: Repository): Repository {
  for (const name of readdirSync(from.folder))
    if (name === 'node_modules') symlinkSync(join(from.folder, name), join(to.folder, name), 'dir');
    else cpSync(join(from.folder, name), join(to.folder, name), { recursive: true });
  return to;
}

type Package = {
  tarball: string;
  /** An empty folder outside the clone, which is removed when the worker ends. */
  repository: () => Repository;
  /** One in which the package is installed and `flowproof init` has run: what is installed is shared between them. */
  started: () => Promise<Repository>;
};

/** Node binaries of other releases, as npm has them for this platform. */
export const OTHER_NODES = process.platform === 'linux' && process.arch === 'x64' ? ['22', '24'] : [];

export const test = base.extend<object, { pack: Package }>({
  pack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructuring
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'flowproof-package-'));
      let count = 0;
      const repository = () => {
        count += 1;
        const own = join(folder, `repository-${count}`);
        mkdirSync(own);
        return repositoryIn(own);
      };
      let first: Promise<Repository> | undefined;
      const started = async () => {
        first ??= start(repository());
        return copyOf(await first, repository());
      };
      await use({ tarball: TARBALL, repository, started });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});
