// A pipe among the scenario files is a problem, and never opened.
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../src/errors.ts';
import { discoverScenarioFiles } from '../../src/scenario/discover.ts';
import { expect, test } from '../test.ts';

test('a pipe, and a link to one, are problems beside the files that can be read', () => {
  test.skip(process.platform === 'win32', 'there are no such pipes');
  const folder = test.info().outputPath('scenarios');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.yaml'), '');
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  symlinkSync(join(folder, 'pipe.yaml'), join(folder, 'link.yml'));
  symlinkSync(join(folder, 'a.yaml'), join(folder, 'other.yaml'));
  const problems: Problem[] = [];
  expect(discoverScenarioFiles(folder, problems)).toEqual([join(folder, 'a.yaml'), join(folder, 'other.yaml')]);
  expect(problems.map(({ message }) => message.split(' ')[0]).sort()).toEqual(['link.yml', 'pipe.yaml']);
  expect(problems.map(({ at }) => at?.file)).toEqual([folder, folder]);
});
