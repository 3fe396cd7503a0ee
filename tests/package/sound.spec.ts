// publint and arethetypeswrong find nothing wrong with the package.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from '@playwright/test';
import { cleanEnvironment } from '../ci/project.ts';
import { ROOT } from '../house/sources.ts';
import { test } from './installed.ts';

const tool = (path: string, ...args: string[]): string =>
  execFileSync(process.execPath, [join(ROOT, 'node_modules', path), ...args], {
    encoding: 'utf8',
    cwd: ROOT,
    env: cleanEnvironment(),
  });

test('publint finds nothing', ({ pack }) => {
  expect(tool('publint/src/cli.js', pack.tarball)).toContain('All good!');
});

test('each entry has its types', ({ pack }) => {
  const found = tool('@arethetypeswrong/cli/dist/index.js', pack.tarball, '--profile', 'esm-only', '--format', 'json');
  const { problems } = JSON.parse(found);
  const ours = Object.values(problems as Record<string, { resolutionKind?: string }[]>).flat();
  expect(ours.filter(({ resolutionKind }) => resolutionKind === 'node16-esm' || resolutionKind === 'bundler')).toEqual(
    [],
  );
});
