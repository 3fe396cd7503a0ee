// After a run with `-u`: writes the updates of scenarios into their files, each file once, and shows what changed.

import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { errorMessage } from '../errors.ts';
import { diffOf, replaceFile, textIn } from '../scenario/replace-file.ts';
import { type Edit, editYaml } from '../scenario/write.ts';
import { redactor } from './environment.ts';
import { digestOfText, type LeftUpdate, prefixOf, UPDATES } from './left-updates.ts';
import { ROOT } from './root.ts';
import { movedText } from './work-folder.ts';

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;

/** The updates of this run's workers; those of killed runs are removed after a day. */
function takeUpdates(folder: string, prefix: string, now: number): LeftUpdate[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    const own = name.startsWith(prefix);
    const left = own ? [JSON.parse(readFileSync(path, 'utf8')) as LeftUpdate] : [];
    if (own || now - statSync(path).mtimeMs > MILLISECONDS_A_DAY) rmSync(path, { force: true });
    return left;
  });
}

type Joined = { edits: Edit[]; problems: string[] };

/** A scenario that ran twice leaves its edits twice; for contradicting ones, the first value is kept. */
function joined(left: readonly LeftUpdate[]): Joined {
  const byPath = new Map<string, Edit>();
  const problems: string[] = [];
  for (const { edits, scenario } of left) {
    for (const edit of edits) {
      const key = JSON.stringify(edit.path);
      const before = byPath.get(key);
      if (!before) byPath.set(key, edit);
      else if (!isDeepStrictEqual(before.value, edit.value))
        problems.push(`${scenario} came out differently when it ran again: the first value is kept.`);
    }
  }
  return { edits: [...byPath.values()], problems };
}

function applyTo(file: string, left: readonly LeftUpdate[]): string[] {
  const name = relative(ROOT, file);
  const before = textIn(file);
  if (left.some(({ digest }) => digest !== digestOfText(before))) {
    return [`${name} has changed during the run, and is not updated: run again.`];
  }
  const { edits, problems } = joined(left);
  const { text, refused } = editYaml(before, edits);
  const messages = refused.map(({ edit, reason }) => `${name}: ${edit.path.join('.')} is not updated: ${reason}.`);
  if (text === before) return [...problems, ...messages];
  replaceFile(file, text, randomUUID());
  return [`Updated ${name}:\n${diffOf(before, text)}`, ...problems, ...messages];
}

/** Writes the updates, and returns messages about them. Exported for specs. */
export function applyUpdates(folder: string, mainProcess: number, now: number): string[] {
  const files = new Map<string, LeftUpdate[]>();
  for (const left of takeUpdates(folder, prefixOf(mainProcess), now)) {
    files.set(left.file, [...(files.get(left.file) ?? []), left]);
  }
  return [...files].flatMap(([file, left]) => {
    try {
      return applyTo(file, left);
    } catch (error) {
      return [`${relative(ROOT, file)} is not updated: ${errorMessage(error)}`];
    }
  });
}

/** Playwright calls it in the main process at the end of the run, whichever reporters are used. */
export default function teardown(): void {
  const messages = applyUpdates(join(ROOT, UPDATES), process.pid, Date.now());
  // Standard output may belong to a reporter, such as JSON.
  if (messages.length > 0) process.stderr.write(`\n${redactor.text(messages.join('\n\n'))}\n`);
  const moved = movedText(ROOT, process.env);
  if (moved === undefined) return;
  const error = new Error(moved);
  // Playwright prints the stack as it is, and the run fails.
  error.stack = moved;
  throw error;
}
