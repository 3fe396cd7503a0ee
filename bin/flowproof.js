#!/usr/bin/env node
// `flowproof`: the compiled code where it is up to date, otherwise (in a clone) the sources through tsx.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(root, 'dist/cli/index.js');
const source = join(root, 'src/cli/index.ts');

/** When anything below a folder was last written. */
const newestIn = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

const isCurrent = () =>
  existsSync(built) && (!existsSync(source) || statSync(built).mtimeMs >= newestIn(join(root, 'src')));

async function load() {
  if (isCurrent()) return import(pathToFileURL(built).href);
  const { register } = await import('tsx/esm/api');
  register();
  return import(pathToFileURL(source).href);
}

const { main } = await load();
const status = await main(process.argv.slice(2));
// What is written is on its way to a pipe before the process ends; open connections do not keep it alive.
process.stdout.write('', () => process.exit(status));
