// Redacts the content of files: text of any kind, JSON that stays valid, and archives such as traces, part by part.
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Json } from '../flow/types.ts';
import type { Redactor } from './redactor.ts';

function parsed(text: string): { value: Json } | undefined {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return undefined;
  }
}

/** A secret number cannot be replaced by dots in place: its value becomes a string. */
function redactJsonText(text: string, redactor: Redactor): string | undefined {
  const before = parsed(text);
  if (!before) return undefined;
  const shown = redactor.text(text);
  if (shown === text || parsed(shown)) return shown;
  return JSON.stringify(redactor.json(before.value), null, text.includes('\n') ? 2 : 0);
}

/** Traces and logs are JSON line by line. */
const isJsonLines = (text: string): boolean => /^\s*[{[].*[}\]]\s*\n/.test(text);

/** Redacts a text; each part that was JSON still is. */
export function redactFileText(text: string, redactor: Redactor): string {
  const whole = /^\s*[{[]/.test(text) ? redactJsonText(text, redactor) : undefined;
  if (whole !== undefined) return whole;
  if (!isJsonLines(text)) return redactor.text(text);
  const lines = text.split('\n');
  return lines.map((line) => redactJsonText(line, redactor) ?? redactor.text(line)).join('\n');
}

const startsWith = (bytes: Uint8Array, signs: string): boolean => strFromU8(bytes.subarray(0, signs.length)) === signs;

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 'PK\u0003\u0004');

/** Images, videos and fonts have a null byte near their start, and are not valid UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 8192).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Archives in archives: a report contains the traces. */
const DEEPEST = 3;

function redactZip(bytes: Uint8Array, redactor: Redactor, depth: number): Uint8Array {
  const parts = unzipSync(bytes);
  let isChanged = false;
  const shown: Zippable = {};
  for (const [name, part] of Object.entries(parts)) {
    const redacted = redactBytes(part, redactor, depth + 1);
    const shownName = redactor.text(name);
    isChanged ||= redacted !== part || shownName !== name;
    shown[shownName] = redacted;
  }
  return isChanged ? zipSync(shown, { level: 1 }) : bytes;
}

/** The redacted bytes: unchanged if they contain no secrets, or are neither text nor an archive. */
export function redactBytes(bytes: Uint8Array, redactor: Redactor, depth = 0): Uint8Array {
  if (isZip(bytes)) return depth < DEEPEST ? redactZip(bytes, redactor, depth) : bytes;
  const text = textOf(bytes);
  if (text === undefined) return bytes;
  const shown = redactFileText(text, redactor);
  return shown === text ? bytes : strToU8(shown);
}
