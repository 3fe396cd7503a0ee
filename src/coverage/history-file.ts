// The file that keeps the last passing definitions between runs.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type History, NO_HISTORY, parseHistory } from './history.ts';

/** Its path from the configuration: in the folder that continuous integration keeps between runs. */
export const HISTORY_FILE = 'reports/history/flows.json';

/** A missing or unreadable file is an empty history. */
export function readHistory(file: string | undefined): History {
  try {
    return file ? parseHistory(readFileSync(file, 'utf8')) : NO_HISTORY;
  } catch {
    return NO_HISTORY;
  }
}

/** Replaces the file atomically: if the run is killed, the old file stays. */
export function replaceFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
