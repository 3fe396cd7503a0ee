// Imports between the folders of src/ run one way: a table of allowed imports, checked for every file.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from '../test.ts';
import { ROOT, sourceFiles } from './sources.ts';

/** What each folder may import besides itself and the files directly in src/. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  // The type of JSON only.
  redaction: ['flow'],
  flow: [],
  liquid: ['flow'],
  scenario: ['flow', 'redaction'],
  workflow: ['flow', 'redaction'],
  path: ['flow', 'liquid'],
  contact: ['flow', 'liquid', 'scenario', 'workflow'],
  account: ['flow', 'workflow'],
  session: ['redaction', 'flow', 'scenario', 'workflow', 'path', 'contact', 'account'],
  coverage: ['flow', 'path'],
  map: ['flow', 'coverage', 'path'],
  emulator: ['flow', 'liquid'],
  calibration: ['flow', 'scenario', 'workflow', 'contact', 'emulator'],
  recorded: ['redaction', 'flow', 'liquid', 'path', 'scenario', 'workflow', 'coverage', 'map', 'emulator', 'analysis'],
  analysis: [
    'redaction',
    'flow',
    'liquid',
    'path',
    'scenario',
    'workflow',
    'contact',
    'account',
    'session',
    // For the texts of conditions, which the coverage page has too.
    'coverage',
    'emulator',
  ],
  // Coverage describes how two definitions differ.
  targets: ['calibration', 'flow', 'coverage', 'scenario', 'workflow', 'contact', 'account', 'session', 'emulator'],
  reporters: ['redaction', 'flow', 'path', 'session', 'coverage', 'map', 'scenario'],
  playwright: [
    'redaction',
    'flow',
    'scenario',
    'workflow',
    'path',
    'contact',
    'account',
    'session',
    'coverage',
    'map',
    'targets',
    'reporters',
    'analysis',
  ],
  playground: ['flow', 'liquid', 'path', 'scenario', 'session', 'coverage', 'map', 'emulator', 'analysis'],
  cli: [
    'account',
    'calibration',
    'analysis',
    'recorded',
    'playground',
    'redaction',
    'flow',
    'scenario',
    'workflow',
    'path',
    'contact',
    'session',
    'coverage',
    'map',
    'emulator',
    'reporters',
  ],
};

const IMPORT =
  /^\s*(?:import|export)\s(?:type\s)?[^'"]*?from\s+['"](\.[^'"]+)['"]|^\s*import\s+['"](\.[^'"]+)['"]|import\(['"](\.[^'"]+)['"]\)/gm;

type Import = { file: string; from: string; to: string; target: string };

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const from = file.split(sep)[1] ?? '';
  return [...text.matchAll(IMPORT)].map((match) => {
    const target = relative(ROOT, join(ROOT, dirname(file), match[1] ?? match[2] ?? match[3] ?? ''));
    const [top = '', folder = ''] = target.split(sep);
    return { file, from, to: top === 'src' ? folder : `../${top}`, target };
  });
}

const allImports = sourceFiles('src')
  .filter((file) => file.split(sep).length > 2)
  .flatMap(importsOf);
const isTopFile = (folder: string) => folder.endsWith('.ts');

test('a folder of src imports only what its row allows', () => {
  const wrong = allImports.filter(({ from, to }) => to !== from && !isTopFile(to) && !MAY_IMPORT[from]?.includes(to));
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('the import check finds imports', () => {
  expect(allImports.length).toBeGreaterThan(50);
  expect(allImports.some(({ from, to }) => from === 'scenario' && to === 'flow')).toBe(true);
});

test('every folder of src is known to the import check', () => {
  const folders = new Set(
    sourceFiles('src')
      .filter((file) => file.split(sep).length > 2)
      .map((file) => file.split(sep)[1]),
  );
  expect([...folders].filter((folder) => !folder || !(folder in MAY_IMPORT))).toEqual([]);
});

test('nothing in src imports the fixtures or the tests', () => {
  const wrong = sourceFiles('src')
    .flatMap(importsOf)
    .filter(({ to }) => to.startsWith('../'));
  expect(
    wrong.filter(({ to }) => /fixtures|tests/.test(to)).map(({ file, target }) => `${file} imports ${target}`),
  ).toEqual([]);
});

/** Whether a file imports itself through other files. */
function importsItself(file: string, targets: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(targets.get(file) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === file) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(targets.get(next) ?? []));
  }
  return false;
}

test('no file imports itself through others, not even for types', () => {
  const targets = new Map<string, string[]>();
  for (const { file, target } of allImports) targets.set(file, [...(targets.get(file) ?? []), target]);
  const inCycles = [...targets.keys()].filter((file) => importsItself(file, targets));
  expect(inCycles).toEqual([]);
  expect(
    importsItself(
      'a',
      new Map([
        ['a', ['b']],
        ['b', ['a']],
      ]),
    ),
  ).toBe(true);
});

test('fixtures/ imports only what users import', () => {
  const wrong = sourceFiles('fixtures').flatMap(importsOf);
  expect(wrong.map(({ target }) => target)).toEqual([join('src', 'playwright', 'index.ts')]);
});
