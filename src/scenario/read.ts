// Reads a text file named by the user: bounded in size, UTF-8, with a problem instead of an exception.
import { readFileSync, statSync } from 'node:fs';
import type { Problem } from '../errors.ts';

/** A file in another encoding still has text, from which names can be recovered. */
export type ReadText = { text: string } | { problem: Problem; decoded?: string };

const MEGABYTE = 1024 * 1024;
export const LARGEST_SCENARIO_FILE = MEGABYTE;
/** Studio's largest flows (2,000 widgets) are far smaller. */
export const LARGEST_FLOW_FILE = 8 * MEGABYTE;

const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  ENAMETOOLONG: 'its path is too long',
  ERR_INVALID_ARG_VALUE: 'its path holds a NUL character',
};

const unreadable = (at: Problem['at'], reason = 'it cannot be opened'): Problem => ({
  code: 'unreadable-file',
  message: `The file cannot be read: ${reason}.`,
  ...(at ? { at } : {}),
});

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return Object.hasOwn(REASONS, code) ? (REASONS[code] ?? code) : code || 'it cannot be opened';
}

function decodes(bytes: Buffer, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** The offset of the first character that is not UTF-8: where the longest valid prefix ends. */
function firstBadByte(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    // A stream keeps an incomplete character at the end; only bytes that can never be UTF-8 throw.
    if (decodes(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  while (!decodes(bytes.subarray(0, good), false)) good -= 1;
  return good;
}

/** Windows editors call it "Unicode". Without a byte order mark, every other byte of English text is zero. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('hex');
  const start = bytes.subarray(0, 100);
  const nothings = start.filter((byte) => byte === 0).length;
  return mark === 'fffe' || mark === 'feff' || nothings > start.length / 4;
}

/** The position of the zero bytes in English text determines the byte order. */
const decodeUtf16 = (bytes: Buffer): string =>
  new TextDecoder(bytes[0] === 0xfe || bytes[0] === 0 ? 'utf-16be' : 'utf-16le').decode(bytes);

function notUtf8(file: string, bytes: Buffer): Problem {
  const fix = 'save the file as UTF-8';
  if (isUtf16(bytes)) {
    const message = 'The file is UTF-16, not UTF-8.';
    return { code: 'not-utf8', message, fix, at: { file, line: 1, column: 1 } };
  }
  const offset = firstBadByte(bytes);
  const before = bytes.subarray(0, offset).toString('utf8').split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const value = bytes[offset]?.toString(16).padStart(2, '0') ?? '';
  const message = `The file is not UTF-8: byte ${offset} (0x${value}) does not belong there.`;
  return { code: 'not-utf8', message, fix, at: { file, line: before.length, column } };
}

function readBytes(file: string, largest: number): Buffer | Problem {
  const at = { file, line: 1, column: 1 };
  try {
    const found = statSync(file);
    // A pipe or a device may have no end.
    if (!found.isFile()) return unreadable(at, found.isDirectory() ? REASONS.EISDIR : 'it is not a regular file');
    if (found.size <= largest) return readFileSync(file);
    const message = `The file has ${megabytes(found.size)}; at most ${megabytes(largest)} are read.`;
    return { code: 'file-too-large', message, fix: 'split it into several files', at };
  } catch (error) {
    return unreadable(at, reasonOf(error));
  }
}

/** The text of a file. For a folder, a device or a missing file, a problem. */
export function readText(file: string, largest: number): ReadText {
  const bytes = readBytes(file, largest);
  if (!Buffer.isBuffer(bytes)) return { problem: bytes };
  if (isUtf16(bytes)) return { problem: notUtf8(file, bytes), decoded: decodeUtf16(bytes) };
  if (!decodes(bytes, false)) return { problem: notUtf8(file, bytes), decoded: new TextDecoder('utf-8').decode(bytes) };
  return { text: new TextDecoder('utf-8').decode(bytes) };
}
