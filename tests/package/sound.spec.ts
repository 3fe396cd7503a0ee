// publint and arethetypeswrong find nothing wrong with the package.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { cleanEnvironment } from '../ci/project.ts';
import { ROOT } from '../house/sources.ts';
import { expect } from '../test.ts';
import { PACKAGE } from './built.ts';
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

type Named = { name: string; version: string; licence: string };

test('the package has the licence of each bundled library, and the SDK is not bundled', () => {
  const inside = (file: string) => readFileSync(join(PACKAGE, file), 'utf8');
  const bundled = JSON.parse(inside('dist/bundled.json')) as Named[];
  const names = bundled.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['hono', 'liquidjs', 're2js', 'undici', 'yaml']));
  expect(names).not.toContain('twilio');
  expect(Object.keys(JSON.parse(inside('package.json')).dependencies)).toEqual(['libphonenumber-js', 'twilio']);
  const texts = inside('dist/licenses.txt');
  for (const { name, version, licence } of bundled)
    expect(texts.split(`${name} ${version} (${licence})\n`)[1]).toMatch(/^\s*[^-\s]/);
});
