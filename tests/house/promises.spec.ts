// Each promise of docs/security.md names a spec that exists.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '../test.ts';

const ROOT = resolve(import.meta.dirname, '../..');

type Named = { file: string; title?: string };

function named(): Named[] {
  const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
  return [...page.matchAll(/`(tests\/\S+\.spec\.ts)(?: › ([^`]+))?`/g)].map(([, file = '', title]) => ({
    file,
    ...(title ? { title } : {}),
  }));
}

/** A title may contain placeholders: the text around them must match. */
function declares(text: string, title: string): boolean {
  const titles = [...text.matchAll(/\b(?:test|it)\(\s*(['"`])(.+?)\1/g)].map(([, , found = '']) => found);
  return titles.some((found) => {
    const pattern = found.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${pattern.join('.+')}$`).test(title);
  });
}

test('each promise names a spec that exists', () => {
  const missing = named().filter(({ file, title }) => {
    const path = join(ROOT, file);
    return !existsSync(path) || (title !== undefined && !declares(readFileSync(path, 'utf8'), title));
  });
  expect(missing).toEqual([]);
  expect(named().length).toBeGreaterThan(20);
});
