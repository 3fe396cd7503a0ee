// The two suites of the scale benchmark: scenarios in files, and as many tests written by hand, outside the clone.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { ask, flowOf, say } from '../tests/emulator/flows.ts';

export type Size = {
  files: number;
  /** In each file. */
  scenarios: number;
  /** How many fail, all in the first file. */
  failing?: number;
};

const FLOW = flowOf(
  ask('ask', 'Hi {{flow.data.name}}, are you coming?', { incomingMessage: 'sure', timeout: '' }),
  ask('sure', 'Are you sure?', { incomingMessage: 'thank', timeout: '' }),
  say('thank', 'See you, {{flow.data.name}}'),
);

const scenario = (index: number, fails: boolean) => ({
  name: `contact ${index} comes`,
  inputs: { parameters: { name: `Ada ${index}` } },
  contact: [
    { at: 'ask', reply: 'Yes' },
    { at: 'sure', reply: 'Yes' },
  ],
  expect: {
    status: fails ? 'active' : 'ended',
    path: [{ ask: 'incomingMessage' }, { sure: 'incomingMessage' }, { thank: 'sent' }],
    messages: [`Hi Ada ${index}, are you coming?`, 'Are you sure?', `See you, Ada ${index}`],
  },
});

const yamlOf = ({ scenarios }: Size, failing: number): string =>
  stringify({
    flow: { definition: 'flow.json' },
    defaults: { inputs: { to: '+15550100001', from: '+15550100000' } },
    scenarios: Array.from({ length: scenarios }, (_, index) => scenario(index + 1, index < failing)),
  });

const write = (file: string, text: string): void => {
  mkdirSync(resolve(file, '..'), { recursive: true });
  writeFileSync(file, text);
};

const OURS = `import { defineFlowproofConfig } from 'flowproof/playwright';
export default { ...defineFlowproofConfig(), workers: 1 };
`;

const BARE = `import { defineConfig } from '@playwright/test';
export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  workers: 1,
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: 'reports/html' }],
    ['allure-playwright', { resultsDir: 'reports/allure-results' }],
  ],
});
`;

/** Writes `scenarios/` and a configuration into one folder, `tests/` and a configuration into another. */
export function writeWorkload(size: Size, { ours, bare }: { ours: string; bare: string }): void {
  for (const folder of [ours, bare])
    for (const old of ['scenarios', 'tests', 'reports', 'test-results', '.flowproof'])
      rmSync(join(folder, old), { recursive: true, force: true });
  write(join(ours, 'playwright.config.ts'), OURS);
  write(join(bare, 'playwright.config.ts'), BARE);
  cpSync(join(import.meta.dirname, 'baseline'), join(bare, 'baseline'), { recursive: true });
  for (let file = 1; file <= size.files; file += 1) {
    const failing = file === 1 ? (size.failing ?? 0) : 0;
    write(join(ours, `scenarios/flow-${file}/flow.json`), JSON.stringify(FLOW, null, 2));
    write(join(ours, `scenarios/flow-${file}/contacts.yaml`), yamlOf(size, failing));
    const declare = `declareExecutions(${size.scenarios}, ${failing});`;
    write(
      join(bare, `tests/file-${file}.spec.ts`),
      `import { declareExecutions } from '../baseline/fixtures.ts';\n${declare}\n`,
    );
  }
}
