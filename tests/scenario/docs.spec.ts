// docs/scenarios.md leaves out no key of a scenario file. Its examples are played by tests/docs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/scenarios.md'), 'utf8');

type Schema = { properties?: Record<string, Schema>; $defs?: Record<string, Schema> };

test('each key of a scenario file is described', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/scenario.schema.json'), 'utf8')) as Schema;
  const all = [schema, ...Object.values(schema.$defs ?? {})];
  const keys = new Set(all.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const described = [...keys].filter((key) => new RegExp(`\`[^\`\n]*\\b${key}\\b`).test(page));
  expect([...keys].filter((key) => !described.includes(key))).toEqual([]);
  expect(keys.size).toBeGreaterThan(40);
});
