// The path of this package and of its modules: TypeScript in a clone, compiled when installed from npm.
import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

function rootAbove(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : rootAbove(parent);
}

/** The folder of this package's package.json. */
export const PACKAGE_ROOT = rootAbove(import.meta.dirname);

const isClone = (import.meta.dirname + sep).startsWith(join(PACKAGE_ROOT, 'src') + sep);

/** The path of one of our modules by its name below src/, such as `reporters/coverage`. */
export const moduleFile = (name: string): string =>
  isClone ? join(PACKAGE_ROOT, 'src', `${name}.ts`) : join(PACKAGE_ROOT, 'dist', `${name}.js`);

/** Its URL, for an `import` in generated code. */
export const moduleUrl = (name: string): string => pathToFileURL(moduleFile(name)).href;

/** True for a file of our own code, false for the specs and configurations beside it. */
export const isOwnCode = (file: string): boolean => file.startsWith(join(PACKAGE_ROOT, isClone ? 'src' : 'dist') + sep);
