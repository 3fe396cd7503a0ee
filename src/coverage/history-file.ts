// The file that carries the last green definitions from run to run.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type History, NO_HISTORY, parseHistory } from './history.ts';

/** Where it lies beside the configuration: in the folder that continuous integration carries over. */
export const HISTORY_FILE = 'reports/history/flows.json';

/** A file that is not there or cannot be read is no history. */
export function readHistory(file: string | undefined): History {
  try {
    return file ? parseHistory(readFileSync(file, 'utf8')) : NO_HISTORY;
  } catch {
    return NO_HISTORY;
  }
}

/** Whole or not at all: a run that is killed leaves the file that it found. */
export function replaceFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
