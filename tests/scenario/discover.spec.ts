// Scenario files are found in any folder, in an order that is the same on every machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Problem } from '../../src/errors.ts';
import { discoverScenarioFiles } from '../../src/scenario/discover.ts';
import { expect, test } from '../test.ts';

function found(...paths: readonly string[]): string[] {
  const root = test.info().outputPath('scenarios');
  for (const path of paths) {
    const file = test.info().outputPath('scenarios', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
  }
  return discoverScenarioFiles(root).map((file) => relative(root, file));
}

test('YAML files of all folders below are found, sorted', () => {
  expect(found('b/z.yaml', 'a/deep/x.yml', 'a/y.YAML', 'top.yaml')).toEqual([
    'a/deep/x.yml',
    'a/y.YAML',
    'b/z.yaml',
    'top.yaml',
  ]);
});

test('flows, notes, packages and the workflows of GitHub are ignored', () => {
  expect(
    found('a/flow.json', 'a/notes.md', 'node_modules/p/x.yaml', '.git/x.yaml', '.github/workflows/x.yml', 'a/b.yaml'),
  ).toEqual(['a/b.yaml']);
});

test('a path that does not exist, or is not a folder, is a problem', () => {
  const problems: Problem[] = [];
  const nowhere = test.info().outputPath('nowhere');
  expect(discoverScenarioFiles(nowhere, problems)).toEqual([]);
  expect(discoverScenarioFiles(import.meta.filename, problems)).toEqual([]);
  const code = 'unreadable-folder';
  expect(problems).toMatchObject([
    { code, message: expect.stringContaining('there is none'), at: { file: nowhere } },
    { code, message: expect.stringContaining('it is a file') },
  ]);
});
