// Repairs Allure's history files, which have one record per line: a line that a killed run has cut would fail every later report.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const isWhole = (line: string): boolean => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
};

function repair(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const written = lines.filter((line) => line.trim() !== '');
  const whole = written.filter(isWhole);
  const broken = written.length - whole.length;
  if (broken === 0) return [];
  writeFileSync(`${file}.new`, whole.map((line) => `${line}\n`).join(''));
  renameSync(`${file}.new`, file);
  const what = broken === 1 ? '1 line' : `${broken} lines`;
  return [`${basename(file)}: ${what} could not be read and is left out of the history from now on`];
}

/** Removes broken lines from each history in a folder, and says so. */
export function dropBrokenLines(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (one) => one.isFile() && one.name.endsWith('.jsonl'),
  );
  return files.flatMap(({ name }) => repair(join(folder, name)));
}
