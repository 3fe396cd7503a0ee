// The examples of docs/scenarios.md are scenario files, and no key is left out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadScenarioText } from '../../src/scenario/load.ts';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/scenarios.md'), 'utf8');
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const folders = readdirSync(join(ROOT, 'scenarios'));

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

/** The whole file that an example is a part of; one that does not say what starts its flow may be a call. */
function filesOf(example: string): string[] {
  if (/^flow:/m.test(example)) return [example];
  const scenario = example.startsWith('- name:') ? example : `  - name: example\n${indented(example)}`;
  const head = 'flow: { definition: flow.json }\n';
  return ['', 'defaults: { trigger: incomingCall }\n'].map((defaults) => `${head}${defaults}scenarios:\n${scenario}`);
}

const problemsWith = (text: string, folder: string): string[] =>
  loadScenarioText({ file: join(ROOT, 'scenarios', folder, 'example.yaml'), text }, { env: {} }).problems.map(
    ({ code, message }) => `${code}: ${message}`,
  );

for (const [index, example] of examples.entries()) {
  test(`example ${index + 1} plays one of the shipped flows`, () => {
    const problems = folders.flatMap((folder) => filesOf(example).map((text) => problemsWith(text, folder)));
    expect(problems.sort((a, b) => a.length - b.length)[0]).toEqual([]);
  });
}

type Schema = { properties?: Record<string, Schema>; $defs?: Record<string, Schema> };

test('each key of a scenario file is told', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/scenario.schema.json'), 'utf8')) as Schema;
  const all = [schema, ...Object.values(schema.$defs ?? {})];
  const keys = new Set(all.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const told = [...keys].filter((key) => new RegExp(`\`[^\`\n]*\\b${key}\\b`).test(page));
  expect([...keys].filter((key) => !told.includes(key))).toEqual([]);
  expect(keys.size).toBeGreaterThan(40);
});
