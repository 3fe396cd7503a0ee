// The generated specs of scenario files: where they are, what they name, and when they are written.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateSpecs, specsFolder } from '../../src/playwright/generated.ts';
import { expect, test } from '../test.ts';

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
  generateSpecs({ root, scenarios: join(root, 'scenarios'), into: root });
  const spec = join(root, ONE);
  const [, data = ''] = /base64,(\S+)/.exec(readFileSync(spec, 'utf8')) ?? [];
  const { sources } = JSON.parse(Buffer.from(data, 'base64').toString());
  expect(resolve(dirname(spec), sources[0])).toBe(join(root, 'scenarios/a/one.yaml'));
  expect(existsSync(join(root, '.flowproof/scenarios/two.yml.js'))).toBe(true);
});

test('a spec that is up to date is not written again', () => {
  const root = rootWithScenarios();
  generateSpecs({ root, scenarios: join(root, 'scenarios'), into: root });
  chmodSync(join(root, ONE), 0o444);
  const { mtimeMs } = statSync(join(root, ONE));
  generateSpecs({ root, scenarios: join(root, 'scenarios'), into: root });
  expect(statSync(join(root, ONE)).mtimeMs).toBe(mtimeMs);
});

test('the spec of a deleted scenario file is deleted, with its index', () => {
  const root = rootWithScenarios();
  generateSpecs({ root, scenarios: join(root, 'scenarios'), into: root });
  writeFileSync(join(root, `${ONE}on`), '{}');
  rmSync(join(root, 'scenarios/a/one.yaml'));
  generateSpecs({ root, scenarios: join(root, 'scenarios'), into: root });
  expect([existsSync(join(root, ONE)), existsSync(join(root, `${ONE}on`))]).toEqual([false, false]);
});

test('what a killed process left is deleted, and what a living one writes is not', () => {
  const root = rootWithScenarios();
  generateSpecs({ root, scenarios: join(root, 'scenarios'), into: root });
  // No system gives out a PID of this size.
  const [dead, living] = [`${ONE}on.${2 ** 31 - 2}`, `${ONE}on.${process.pid}`].map((name) => join(root, name));
  for (const file of [dead, living]) writeFileSync(file ?? '', '{}');
  generateSpecs({ root, scenarios: join(root, 'scenarios'), into: root });
  expect([existsSync(dead ?? ''), existsSync(living ?? '')]).toEqual([false, true]);
});

test('a missing folder has a spec that fails', () => {
  const root = rootWithScenarios();
  generateSpecs({ root, scenarios: join(root, 'scenario'), into: root });
  expect(readFileSync(join(root, '.flowproof/scenario/unreadable.js'), 'utf8')).toContain('unreadable-folder');
});

test('scenarios outside the root have their specs inside it', () => {
  expect(specsFolder({ root: '/work/app', scenarios: '/work/flows', into: '/work/app' })).toMatch(
    /^\/work\/app\/\.flowproof\/outside-[0-9a-f]{8}$/,
  );
  expect(specsFolder({ root: '/work/app', scenarios: '/work/app/e2e/flows', into: '/work/app' })).toBe(
    '/work/app/.flowproof/e2e/flows',
  );
});

test('specs in another folder load tests in TypeScript as well, because Playwright looks in one folder', () => {
  const root = rootWithScenarios();
  const into = test.info().outputPath('elsewhere');
  writeFileSync(join(root, 'scenarios/a/own.spec.ts'), '');
  generateSpecs({ root, scenarios: join(root, 'scenarios'), into });
  const spec = readFileSync(join(into, '.flowproof/scenarios/a/own.spec.ts.js'), 'utf8');
  expect(spec).toContain(`import ${JSON.stringify(pathToFileURL(join(root, 'scenarios/a/own.spec.ts')).href)};`);
  expect(existsSync(join(into, ONE))).toBe(true);
  expect(existsSync(join(root, '.flowproof'))).toBe(false);
});
