// Runs before the specs that run the package: packs it, unless it is there as it is.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PACKAGE, packOnce, TARBALL } from './built.ts';

test('the package is packed', () => {
  packOnce();
  expect([TARBALL, join(PACKAGE, 'dist/core.js')].filter((file) => !existsSync(file))).toEqual([]);
});
