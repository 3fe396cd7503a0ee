// The package as npm would publish it, packed and unpacked once for the specs that run it, and again only after a change.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { ROOT } from '../house/sources.ts';

/** Below node_modules, like any installed package: Playwright does not compile files there. */
const FOLDER = join(ROOT, 'node_modules/.flowproof');

/** The unpacked package. */
export const PACKAGE = join(FOLDER, 'package');
export const TARBALL = join(FOLDER, 'flowproof-0.2.0.tgz');

/** The files that the package is made of. */
const SOURCES = [
  ...['src', 'bin', 'docs', 'schemas', 'workflows', 'scripts', 'build.ts', 'package.json', 'package-lock.json'],
  ...['tsconfig.json', 'tsconfig.build.json', 'README.md', 'CHANGELOG.md'],
];

function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesIn(join(ROOT, source))))
    hash.update(`${relative(ROOT, file)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

function isCurrent(digest: string): boolean {
  const file = join(FOLDER, 'digest');
  return existsSync(file) && readFileSync(file, 'utf8') === digest;
}

/** Packs into another folder and then replaces the last package, so that no spec finds an incomplete one. */
function packInto(folder: string, digest: string): void {
  const shell = process.platform === 'win32';
  const env = { ...process.env, NODE_V8_COVERAGE: '' };
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT, shell, env });
  const [tarball = ''] = readdirSync(folder);
  execFileSync('tar', ['-xzf', tarball], { cwd: folder });
  writeFileSync(join(folder, 'digest'), digest);
}

export function packOnce(): void {
  const digest = digestOfSources();
  if (isCurrent(digest)) return;
  const [next, last] = [`${FOLDER}-${process.pid}`, `${FOLDER}-${process.pid}-last`];
  try {
    packInto(next, digest);
    if (existsSync(FOLDER)) renameSync(FOLDER, last);
    renameSync(next, FOLDER);
  } finally {
    for (const folder of [next, last]) rmSync(folder, { recursive: true, force: true });
  }
}
