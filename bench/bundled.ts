// Runs a program of bench/ as the package is published: compiled into one module. tsx names each function when it is created, which halves
// some rates.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';

const FOLDER = join(import.meta.dirname, '../node_modules/.cache/flowproof-bench');

/** The output of the program, which is named without its extension. */
export async function runBundled(name: string): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const outfile = join(FOLDER, `${name}.mjs`);
  const entryPoints = [join(import.meta.dirname, `${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  return execFileSync(process.execPath, [outfile], { encoding: 'utf8' });
}
