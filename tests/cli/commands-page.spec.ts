// docs/commands.md has every command and every option. `npm run docs` writes it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCommands } from '../../src/cli/index.ts';
import { ROOT } from '../house/sources.ts';
import { expect, test } from '../test.ts';

test('docs/commands.md has every command with each of its options', async () => {
  const commands = await loadCommands();
  const sections = readFileSync(join(ROOT, 'docs/commands.md'), 'utf8').split(/^## /m).slice(1);
  expect(sections.map((text) => text.split('\n')[0])).toEqual(commands.map(({ name }) => name));
  for (const [index, { options }] of commands.entries())
    for (const name of Object.keys(options)) expect(sections[index], 'run npm run docs').toContain(`  --${name} `);
});
