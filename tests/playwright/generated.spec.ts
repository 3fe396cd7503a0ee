// The specs that stand for scenario files: where they are, what they name, and when they are written.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { generateSpecs, specsFolder } from '../../src/playwright/generated.ts';

/** A folder with `scenarios/a/one.yaml` and `scenarios/two.yml`. */
function rootWithScenarios(): string {
  const root = test.info().outputPath('root');
  mkdirSync(join(root, 'scenarios/a'), { recursive: true });
  for (const name of ['a/one.yaml', 'two.yml']) writeFileSync(join(root, 'scenarios', name), '');
  return root;
}

const ONE = '.flowproof/scenarios/a/one.yaml.js';

test('each scenario file has a spec whose source map names it', () => {
  const root = rootWithScenarios();
  generateSpecs(root, join(root, 'scenarios'));
  const spec = join(root, ONE);
  const [, data = ''] = /base64,(\S+)/.exec(readFileSync(spec, 'utf8')) ?? [];
  const { sources } = JSON.parse(Buffer.from(data, 'base64').toString());
  expect(resolve(dirname(spec), sources[0])).toBe(join(root, 'scenarios/a/one.yaml'));
  expect(existsSync(join(root, '.flowproof/scenarios/two.yml.js'))).toBe(true);
});

test('a spec that is up to date is not written again', () => {
  const root = rootWithScenarios();
  generateSpecs(root, join(root, 'scenarios'));
  chmodSync(join(root, ONE), 0o444);
  const { mtimeMs } = statSync(join(root, ONE));
  generateSpecs(root, join(root, 'scenarios'));
  expect(statSync(join(root, ONE)).mtimeMs).toBe(mtimeMs);
});

test('the spec of a scenario file that is gone goes, too', () => {
  const root = rootWithScenarios();
  generateSpecs(root, join(root, 'scenarios'));
  rmSync(join(root, 'scenarios/a/one.yaml'));
  generateSpecs(root, join(root, 'scenarios'));
  expect(existsSync(join(root, ONE))).toBe(false);
});

test('a folder that is not there has a spec that says so', () => {
  const root = rootWithScenarios();
  generateSpecs(root, join(root, 'scenario'));
  expect(readFileSync(join(root, '.flowproof/scenario/unreadable.js'), 'utf8')).toContain('unreadable-folder');
});

test('scenarios outside the root have their specs inside it', () => {
  expect(specsFolder('/work/app', '/work/flows')).toMatch(/^\/work\/app\/\.flowproof\/outside-[0-9a-f]{8}$/);
  expect(specsFolder('/work/app', '/work/app/e2e/flows')).toBe('/work/app/.flowproof/e2e/flows');
});
