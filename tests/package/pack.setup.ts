// Packs the package before the specs that run it, unless it is up to date.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { PACKAGE, packOnce, TARBALL } from './built.ts';

test('the package is packed', () => {
  packOnce();
  expect([TARBALL, join(PACKAGE, 'dist/core.js')].filter((file) => !existsSync(file))).toEqual([]);
});
