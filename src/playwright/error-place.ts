// Gives the errors of scenarios their place in the YAML file, for reporters that show a line, such as GitHub's.
import { resolve } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import type { TestError } from '@playwright/test/reporter';

/** The beginning of each of our errors: `scenarios/a/a.yaml:12:5 path-differs: …`. */
const PLACE = /^(?<file>\S.*?\.ya?ml):(?<line>\d+):(?<column>\d+) [a-z-]+: /;

/**
 * Playwright takes an error's place from its stack, and reports copy the lines of the file around it, which may contain secrets. So errors
 * of scenarios have no stack, and get their place in the main process. Its path continues through the scenario file as if that were a
 * folder: nothing can be read there, but the file's name is printed. Windows would read it.
 */
export function locateError(error: TestError, root: string, platform = process.platform): void {
  const { file = '', line, column } = PLACE.exec(stripVTControlCharacters(error.message ?? ''))?.groups ?? {};
  if (error.location || file === '' || platform === 'win32') return;
  error.location = { file: `${resolve(root, file)}/.`, line: Number(line), column: Number(column) };
}
