// Each folder has a scenario file and its exact messages. GOLDEN=write writes the messages again.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderProblems } from '../../src/errors.ts';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { TARGETS } from '../../src/scenario/scenario.ts';
import { expect, test } from '../test.ts';

const HERE = join(import.meta.dirname, '../golden');
const folders = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory());

function loadCase(folder: string) {
  const target = TARGETS.find((name) => folder.endsWith(`-${name}`));
  const loaded = loadScenarioFile(join(HERE, folder, 'case.yaml'), { env: {}, ...(target ? { target } : {}) });
  return { ...loaded, words: `${renderProblems(loaded.problems, loaded.sources, { root: join(HERE, folder) })}\n` };
}

for (const { name } of folders) {
  test(`${name} has these messages`, () => {
    const { problems, tests, words } = loadCase(name);
    const file = join(HERE, name, 'case.err');
    if (process.env.GOLDEN === 'write') writeFileSync(file, words);
    const code = name.split('.')[0] ?? '';
    expect(problems.map((problem) => problem.code)).toContain(code.replace(/-(emulator|twilio)$/, ''));
    expect(tests.some((one) => one.problems.length > 0)).toBe(true);
    expect(words).toBe(existsSync(file) ? readFileSync(file, 'utf8') : 'no case.err: run with GOLDEN=write');
  });
}

/** Every code in the sources. */
function codesInSources(): Set<string> {
  const root = join(import.meta.dirname, '../../src');
  const files = ['scenario', 'scenario/checks', 'flow'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((file) => join(root, folder, file)),
  );
  const texts = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8'));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/code(?:: | = .*\? )'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '')),
  );
}

/** These need bytes or sizes that no text file in a repository has, or cannot be reached with a YAML file. */
const TESTED_ELSEWHERE = [
  'file-too-large',
  'not-utf8',
  'too-long',
  'unreadable-file',
  'unreadable-folder',
  'invalid',
  'bad-environments',
];

test('each code has a golden pair', () => {
  const codes = [...codesInSources()];
  expect(codes.length).toBeGreaterThan(50);
  const missing = codes.filter(
    (code) =>
      !TESTED_ELSEWHERE.includes(code) &&
      !folders.some(({ name }) => name.split('.')[0] === code || name.startsWith(`${code}-`)),
  );
  expect(missing).toEqual([]);
});
