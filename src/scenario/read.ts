// Reads a file that a user names as text: bounded in size, UTF-8, and a problem instead of an exception.
import { readFileSync, statSync } from 'node:fs';
import type { Problem } from '../errors.ts';

export type ReadText = { text: string } | { problem: Problem };

const MEGABYTE = 1024 * 1024;
export const LARGEST_SCENARIO_FILE = MEGABYTE;
/** Studio's largest flows (2,000 widgets) stay far below. */
export const LARGEST_FLOW_FILE = 8 * MEGABYTE;

const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  ENAMETOOLONG: 'its path is too long',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return Object.hasOwn(REASONS, code) ? (REASONS[code] ?? code) : code || 'it cannot be opened';
}

/** The offset of the first byte that is not UTF-8: the longest prefix that decodes ends there. */
function firstBadByte(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    // A stream leaves a character cut off at the end for later; only what can never be UTF-8 throws.
    if (decodes(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  return good;
}

function decodes(bytes: Buffer, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

function notUtf8(file: string, bytes: Buffer): Problem {
  const offset = firstBadByte(bytes);
  const before = bytes.subarray(0, offset).toString('latin1').split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const value = bytes[offset]?.toString(16).padStart(2, '0') ?? '';
  return {
    code: 'not-utf8',
    message: `The file is not UTF-8: byte ${offset} (0x${value}) does not belong there.`,
    fix: 'save the file as UTF-8',
    at: { file, line: before.length, column },
  };
}

/** The text of a file. A folder, a device or a missing file is a problem like any other. */
export function readText(file: string, largest: number): ReadText {
  const at = { file, line: 1, column: 1 };
  try {
    const { size } = statSync(file);
    if (size > largest) {
      const message = `The file has ${megabytes(size)}; at most ${megabytes(largest)} are read.`;
      return { problem: { code: 'file-too-large', message, fix: 'split it into several files', at } };
    }
    const bytes = readFileSync(file);
    if (!decodes(bytes, false)) return { problem: notUtf8(file, bytes) };
    return { text: new TextDecoder('utf-8').decode(bytes) };
  } catch (error) {
    return { problem: { code: 'unreadable-file', message: `The file cannot be read: ${reasonOf(error)}.`, at } };
  }
}
