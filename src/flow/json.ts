// Parses JSON with the positions of its parts: slower than JSON.parse, so it is used only for text that has a mistake.

/** A part of a JSON text: where it starts and ends, and its own parts by key or index. */
export type JsonPart = { start: number; end: number; parts: ReadonlyMap<string | number, JsonPart> };

/** A key that its object has before: `JSON.parse` keeps the last one. `path` is that of the object. */
export type DuplicateKey = { path: readonly (string | number)[]; key: string; offset: number };

export type LocatedJson =
  | { root: JsonPart; duplicates: readonly DuplicateKey[] }
  | { offset: number; expected: string };

type Reader = { text: string; at: number; path: (string | number)[]; duplicates: DuplicateKey[] };

const DEEPEST = 500;
const SPACE = /[\t\n\r ]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Syntax = { offset: number; expected: string };
const isSyntax = (found: JsonPart | Syntax): found is Syntax => 'expected' in found;

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

/** Without a regular expression, which overflows the stack on a text of megabytes. */
function takeString(reader: Reader): string | undefined {
  const start = reader.at;
  if (reader.text[start] !== '"') return undefined;
  reader.at += 1;
  while (reader.text[reader.at] !== '"') {
    const escaped = reader.text[reader.at] === '\\';
    if (escaped ? take(reader, ESCAPE) === undefined : !(reader.text.charCodeAt(reader.at) >= 0x20)) return undefined;
    if (!escaped) reader.at += 1;
  }
  reader.at += 1;
  return reader.text.slice(start, reader.at);
}

const mistake = (reader: Reader, expected: string): Syntax => ({ offset: reader.at, expected });

function readKey(reader: Reader): string | Syntax {
  const quoted = takeString(reader);
  if (quoted === undefined) return mistake(reader, 'a key in double quotes');
  take(reader, SPACE);
  if (reader.text[reader.at] !== ':') return mistake(reader, '`:` after the key');
  reader.at += 1;
  return String(JSON.parse(quoted));
}

/** Whether the brackets end after a part; if not, goes on to the next part. */
function isLast(reader: Reader, close: string): boolean | Syntax {
  if (reader.text[reader.at] === close) return true;
  if (reader.text[reader.at] !== ',') return mistake(reader, `\`,\` or \`${close}\``);
  const offset = reader.at;
  reader.at += 1;
  take(reader, SPACE);
  return reader.text[reader.at] === close ? { offset, expected: `no comma before \`${close}\`` } : false;
}

/** Reads the parts between brackets; `keyed` for an object. */
function readParts(reader: Reader, keyed: boolean): JsonPart | Syntax {
  const start = reader.at;
  const close = keyed ? '}' : ']';
  const parts = new Map<string | number, JsonPart>();
  reader.at += 1;
  take(reader, SPACE);
  let isOver = reader.text[reader.at] === close;
  while (!isOver) {
    take(reader, SPACE);
    const offset = reader.at;
    const key = keyed ? readKey(reader) : parts.size;
    if (typeof key === 'object') return key;
    if (parts.has(key)) reader.duplicates.push({ path: [...reader.path], key: String(key), offset });
    reader.path.push(key);
    const part = readValue(reader);
    reader.path.pop();
    if (isSyntax(part)) return part;
    parts.set(key, part);
    const after = isLast(reader, close);
    if (typeof after === 'object') return after;
    isOver = after;
  }
  reader.at += 1;
  return { start, end: reader.at, parts };
}

function readValue(reader: Reader): JsonPart | Syntax {
  take(reader, SPACE);
  const start = reader.at;
  const first = reader.text[start];
  if (first === '{' || first === '[') {
    if (reader.path.length >= DEEPEST) return mistake(reader, `at most ${DEEPEST} levels`);
    const found = readParts(reader, first === '{');
    take(reader, SPACE);
    return found;
  }
  if (first === '"' && takeString(reader) === undefined)
    return mistake(reader, 'a string without line breaks, and its closing `"`');
  if (first !== '"' && !take(reader, ATOM)) return mistake(reader, 'a value');
  const end = reader.at;
  take(reader, SPACE);
  return { start, end, parts: new Map() };
}

/** The parts of a JSON text, or the offset of its first mistake and what was expected there. */
export function locateJson(text: string): LocatedJson {
  const reader: Reader = { text, at: text.startsWith('\ufeff') ? 1 : 0, path: [], duplicates: [] };
  const root = readValue(reader);
  if (isSyntax(root)) return root;
  return reader.at < text.length ? mistake(reader, 'the end of the file') : { root, duplicates: reader.duplicates };
}

/** The part at a path, or the deepest one on the way to it. */
export function partAt(root: JsonPart, path: readonly (string | number)[]): JsonPart {
  let part = root;
  for (const step of path) {
    const next = part.parts.get(step);
    if (!next) return part;
    part = next;
  }
  return part;
}

/** 1-based line and column of an offset. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let [line, start] = [1, 0];
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}
