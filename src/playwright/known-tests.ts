// Lists all scenarios and tests in the folder of scenarios, by file, for suggestions when a command finds no test.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { discoverScenarioFiles } from '../scenario/discover.ts';
import { loadScenarioFile } from '../scenario/load.ts';
import { environment, redactor } from './environment.ts';
import type { KnownFile, KnownTest } from './near-matches.ts';

const CODE = /\.(spec|test)\.[cm]?[jt]s$/;

/** `test('name', …)` with a literal title; a computed one is not known before the file runs. */
const DECLARED = /\btest(?:\.\w+)?\(\s*(['"`])((?:\\.|(?!\1).)+)\1/g;

function testsInCode(text: string): KnownTest[] {
  return [...text.matchAll(DECLARED)].map(({ 2: title = '', index }) => ({
    title: redactor.text(title),
    tags: title.match(/@[\w-]+/g) ?? [],
    line: text.slice(0, index).split('\n').length,
  }));
}

function codeFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && CODE.test(entry.name) && !entry.parentPath.includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Scenarios with mistakes are included: they are failing tests. */
export function knownFiles(scenarios: string, root: string): KnownFile[] {
  const shown = (file: string): string => relative(root, file).split(sep).join('/');
  const yaml = discoverScenarioFiles(scenarios).map((file): KnownFile => {
    const { tests, secrets } = loadScenarioFile(file, { env: environment, target: 'emulator' });
    const own = redactor.extend(secrets);
    const known = tests.map(({ name, tags, place }) => ({ title: own.text(name), tags, line: place.line }));
    return { path: file, shown: shown(file), tests: known };
  });
  const code = codeFilesIn(scenarios).map(
    (file): KnownFile => ({ path: file, shown: shown(file), tests: testsInCode(readFileSync(file, 'utf8')) }),
  );
  return [...yaml, ...code];
}
