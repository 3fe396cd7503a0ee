// Decodes URL, HTML and JSON escapes and base64 in a text, and maps each character to its place in the original.

export type Range = { start: number; end: number };

/** A text after decoding. */
export type View = {
  text: string;
  /** The range in the original for a range of this text. */
  original: (range: Range) => Range;
  /** How many times it was decoded, and how many of those were base64. */
  decoded: number;
  fromBase64: number;
};

const ESCAPE =
  /(?:%[0-9a-f]{2})+|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);|\\(?:u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|x[0-9a-f]{2}|[nrtbf"'\\/])/gi;

const ENTITIES: Readonly<Record<string, number>> = {
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  quot: 0x22,
  apos: 0x27,
  nbsp: 0xa0,
};

const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const LAST_UNIT = 0xffff;
const LAST_POINT = 0x10ffff;
const REPLACEMENT = 0xfffd;

const pointOf = (digits: string, radix: number): number => {
  const point = Number.parseInt(digits, radix);
  return point <= LAST_POINT ? point : REPLACEMENT;
};

/** The character of an HTML or JSON escape. */
function meaningOf(written: string): number {
  const body = written.slice(1).toLowerCase();
  if (written.startsWith('&')) {
    if (body.startsWith('#x')) return pointOf(body.slice(2, -1), 16);
    return body.startsWith('#') ? pointOf(body.slice(1, -1), 10) : (ENTITIES[body.slice(0, -1)] ?? REPLACEMENT);
  }
  if (/^[ux]./.test(body)) return pointOf(body.replace(/[^0-9a-f]/g, ''), 16);
  return (LETTERS[body] ?? body).charCodeAt(0);
}

const pairOf = (point: number): number[] => {
  const above = point - LAST_UNIT - 1;
  return [0xd800 + (above >> 10), 0xdc00 + (above & 0x3ff)];
};

/** Collects the UTF-16 units of a view. Decoded text is never longer than its original. */
function writer(most: number) {
  const units = new Uint16Array(most);
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  let length = 0;
  const put = (unit: number, start: number, end: number): void => {
    units[length] = unit;
    starts[length] = start;
    ends[length] = end;
    length += 1;
  };
  return {
    /** One character, of one or two units. */
    addPoint: (point: number, start: number, end: number): void => {
      for (const unit of point > LAST_UNIT ? pairOf(point) : [point]) put(unit, start, end);
    },
    /** Copies a range unchanged. */
    copy: (text: string, from: number, to: number): void => {
      for (let at = from; at < to; at += 1) put(text.charCodeAt(at), at, at + 1);
    },
    end: () => ({
      text: Buffer.from(units.buffer, 0, length * 2).toString('utf16le'),
      original: ({ start, end }: Range): Range => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }),
    }),
  };
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** How many bytes the character at `at` takes in UTF-8: 1 for invalid UTF-8. */
function widthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const width = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
  for (let next = 1; next < width; next += 1) if (!isContinuation(bytes[at + next])) return 1;
  return width;
}

function pointAt(bytes: Uint8Array, at: number, width: number): number {
  const first = bytes[at] ?? 0;
  if (width === 1) return first;
  let point = first & (0xff >> (width + 1));
  for (let next = 1; next < width; next += 1) point = (point << 6) | ((bytes[at + next] ?? 0) & 0x3f);
  return point <= LAST_POINT ? point : REPLACEMENT;
}

/** The view with one layer of escapes decoded; undefined if there are none. */
function unescaped(view: View): View | undefined {
  const { text } = view;
  if (!/[%&\\]/.test(text)) return undefined;
  const escapes = [...text.matchAll(ESCAPE)];
  if (escapes.length === 0) return undefined;
  const written = writer(text.length);
  let done = 0;
  for (const { 0: word, index } of escapes) {
    written.copy(text, done, index);
    done = index + word.length;
    if (!word.startsWith('%')) {
      written.addPoint(meaningOf(word), index, done);
      continue;
    }
    const bytes = Buffer.from(word.replaceAll('%', ''), 'hex');
    for (let at = 0; at < bytes.length; ) {
      const width = widthAt(bytes, at);
      written.addPoint(pointAt(bytes, at, width), index + at * 3, index + (at + width) * 3);
      at += width;
    }
  }
  written.copy(text, done, text.length);
  const inner = written.end();
  const original = (range: Range) => view.original(inner.original(range));
  return { text: inner.text, original, decoded: view.decoded + 1, fromBase64: view.fromBase64 };
}

/** Everything that could be base64, including the URL-safe alphabet. */
const BASE64 = /[\w+/-]{6,}={0,2}/g;
const SHORTEST_RUN = 8;

/** Four characters encode three bytes. Four more, all zero, separate different runs. */
const QUAD = 4;
const BYTES = 3;
const APART = 'AAAA';

/** Whether a character can start or continue a group that encodes printable ASCII. */
const READABLE: readonly RegExp[] = [/[I-Za-f]/, /[C-HS-Xi-nyz0-3]/];

const CLASSES: Uint8Array = Uint8Array.from({ length: 128 }, (_none, code) => {
  const sign = String.fromCharCode(code);
  return READABLE.reduce((bits, pattern, place) => (pattern.test(sign) ? bits | (1 << place) : bits), 0);
});

/** The number of consecutive groups that could be text at which a run is decoded. */
const ENOUGH = 1;

/** The letters of ordinary words and identifiers show that they are not base64 of a text. */
function mayBeText(run: string, skipped: number): boolean {
  let groups = 0;
  for (let at = skipped; at + 1 < run.length; at += QUAD) {
    const isReadable =
      ((CLASSES[run.charCodeAt(at)] ?? 0) & 1) !== 0 && ((CLASSES[run.charCodeAt(at + 1)] ?? 0) & 2) !== 0;
    groups = isReadable ? groups + 1 : 0;
    if (groups > ENOUGH) return true;
  }
  return false;
}

type Piece = { from: number; at: number };

/** Possible base64 from each position at which a group may start, in whole groups of four. */
function alignedRuns(text: string, mayBe: (run: string, skipped: number) => boolean) {
  const runs: string[] = [];
  const pieces: Piece[] = [];
  let at = 0;
  BASE64.lastIndex = 0;
  for (let found = BASE64.exec(text); found; found = BASE64.exec(text)) {
    const [run] = found;
    if (run.length < SHORTEST_RUN) continue;
    for (let skipped = 0; skipped < QUAD; skipped += 1) {
      if (!mayBe(run, skipped)) continue;
      const whole = run.slice(skipped);
      const padded = whole.padEnd(Math.ceil(whole.length / QUAD) * QUAD, 'A') + APART;
      runs.push(padded);
      pieces.push({ from: found.index + skipped - at, at });
      at += padded.length;
    }
  }
  return { joined: runs.join(''), pieces };
}

/** The offset between a character of the joined runs and its original place. */
function shiftAt(pieces: readonly Piece[], at: number): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return pieces[low]?.from ?? 0;
}

/** The padding of the last group reveals the length: it is hidden, too. */
const paddingAt = (text: string, at: number): number => (text[at] !== '=' ? 0 : text[at + 1] === '=' ? 2 : 1);

/** The base64 of the view decoded byte by byte; undefined if there is none. */
function fromBase64(view: View, mayBe: (run: string, skipped: number) => boolean): View | undefined {
  const { joined, pieces } = alignedRuns(view.text, mayBe);
  if (pieces.length === 0) return undefined;
  const original = ({ start, end }: Range): Range => {
    const first = Math.floor((start * QUAD) / BYTES);
    const shift = shiftAt(pieces, first);
    const last = Math.min(view.text.length, Math.ceil((end * QUAD) / BYTES) + shift);
    return view.original({ start: first + shift, end: last + paddingAt(view.text, last) });
  };
  const text = Buffer.from(joined.replaceAll('=', 'A'), 'base64').toString('latin1');
  return { text, original, decoded: view.decoded + 1, fromBase64: view.fromBase64 + 1 };
}

/** Secrets that are encoded more often than this are not searched for. */
const MAX_DECODED = 4;
const MAX_BASE64 = 2;

const always = (): boolean => true;

const plainView = (text: string): View => ({ text, original: (range) => range, decoded: 0, fromBase64: 0 });

/**
 * The text itself, and its decoded forms by each encoding, repeatedly. Decoded base64 is text of one byte per character; with `onlyAscii`,
 * base64 that cannot be ASCII is omitted.
 */
export function viewsOf(text: string, onlyAscii: boolean): View[] {
  const views = [plainView(text)];
  for (const view of views) {
    if (view.decoded === MAX_DECODED) continue;
    const plain = unescaped(view);
    const bytes = view.fromBase64 < MAX_BASE64 ? fromBase64(view, onlyAscii ? mayBeText : always) : undefined;
    if (plain) views.push(plain);
    if (bytes) views.push(bytes);
  }
  return views;
}

/** The text with all its escapes resolved, layer by layer. */
export function decodedText(text: string): string {
  let view = plainView(text);
  for (let next = unescaped(view); next && next.decoded <= MAX_DECODED; next = unescaped(view)) view = next;
  return view.text;
}
