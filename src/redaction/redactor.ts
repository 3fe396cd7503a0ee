// Hides secrets and phone numbers in everything that is printed or written: text, JSON and source lines.
import type { Json } from '../flow/types.ts';
import { secretsAmong, type Variables } from './names.ts';
import { endingOf, hiddenDigits, mayHoldPhones, phonesIn } from './phones.ts';
import { comparable, openSearch, type Search, SHORTEST } from './search.ts';
import { type Range, type View, viewsOf } from './views.ts';

const DOT = '•';

/** Replaces a secret. It reveals neither its length nor anything else about it. */
export const HIDDEN = DOT.repeat(6);

export type Redactor = {
  /** The text without secrets in any encoding, and with the middle digits of phone numbers hidden. */
  text: (plain: string) => string;
  /** The same for every key and string of a JSON value. A number that is a phone number becomes a string. */
  json: (value: Json) => Json;
  /**
   * The same for an execution's inputs and context, where a value that equals a secret is hidden however short it is: secrets of one to
   * three characters are not searched for within text.
   */
  values: (value: Json) => Json;
  /** The same for a message about values: short secrets are hidden where it quotes them. */
  message: (plain: string) => string;
  /** Adds secrets to hide. Empty ones are ignored. */
  learn: (secrets: readonly string[]) => void;
  /** Adds phone numbers to hide in any notation. */
  learnNumbers: (numbers: readonly string[]) => void;
  /** A redactor that also hides these secrets, and everything that this one learns later. */
  extend: (secrets: readonly string[]) => Redactor;
};

type Level = {
  /** How often it has learned secrets: cached results of earlier versions are invalid. */
  version: number;
  search: Search;
  /** As given, to compare with whole values. */
  whole: Set<string>;
  endings: Set<string>;
};

type Marks = { secrets: Range[]; digits: Set<number> };

function markSecrets(view: View, levels: readonly Level[], marks: Marks): void {
  const used = levels.filter(({ search }) => !search.isEmpty());
  if (used.length === 0) return;
  const text = comparable(view.text);
  for (const { search } of used) for (const range of search.find(text)) marks.secrets.push(view.original(range));
}

/** Binary data contains arbitrary digits: a number in base64 only counts if it has a plus. */
function markPhones(view: View, endings: readonly string[], marks: Marks): void {
  const isText = view.fromBase64 === 0;
  for (const phone of phonesIn(view.text, isText ? endings : [])) {
    if (!isText && view.text.charAt(phone.start) !== '+') continue;
    for (const at of hiddenDigits(view.text, phone)) {
      const { start, end } = view.original({ start: at, end: at + 1 });
      for (let place = start; place < end; place += 1) marks.digits.add(place);
    }
  }
}

/** The hidden ranges, merged and in order. */
function merged(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: Range[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else joined.push({ ...range });
  }
  return joined;
}

/** Digits are hidden one by one: the characters between them are shown. */
function redacted(text: string, marks: Marks): string {
  const secrets = merged(marks.secrets).map((range) => ({ ...range, shown: HIDDEN }));
  const digits = [...marks.digits].map((at) => ({ start: at, end: at + 1, shown: DOT }));
  const pieces: string[] = [];
  let done = 0;
  // A secret takes precedence over a digit at its start.
  for (const { start, end, shown } of [...secrets, ...digits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < done) continue;
    pieces.push(text.slice(done, start), shown);
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}

function redactText(text: string, levels: readonly Level[]): string {
  const marks: Marks = { secrets: [], digits: new Set() };
  const endings = levels.flatMap((level) => [...level.endings]);
  const onlyAscii = levels.every(({ search }) => search.onlyAscii());
  for (const view of viewsOf(text, onlyAscii)) {
    markSecrets(view, levels, marks);
    markPhones(view, endings, marks);
  }
  return marks.secrets.length === 0 && marks.digits.size === 0 ? text : redacted(text, marks);
}

/** Runs repeat a flow's names, events and texts in every scenario. Long texts differ, and would fill the memory. */
const MAX_REMEMBERED = 4000;
const LONGEST_REMEMBERED = 400;

/** Redacts text and caches the results until another secret is learned. */
function remembering(levels: readonly Level[]): (text: string) => string {
  let known = new Map<string, string>();
  let version = -1;
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return redactText(text, levels);
    const now = levels.reduce((sum, level) => sum + level.version, 0);
    if (now !== version || known.size >= MAX_REMEMBERED) known = new Map();
    version = now;
    const before = known.get(text);
    if (before !== undefined) return before;
    const redacted = redactText(text, levels);
    known.set(text, redacted);
    return redacted;
  };
}

type Hiding = { text: (plain: string) => string; isSecret: (word: string) => boolean };

function mapped(value: Json, hiding: Hiding): Json {
  if (value !== null && typeof value !== 'object' && hiding.isSecret(String(value))) return HIDDEN;
  if (typeof value === 'string') return hiding.text(value);
  if (typeof value === 'number') {
    const text = hiding.text(String(value));
    return text === String(value) ? value : text;
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, hiding));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [hiding.text(key), mapped(item, hiding)]));
}

/** Quoted values in messages: `x`, "x" or 'x'. */
const QUOTED = /([`"'])([^`"'\n]{1,3})\1/g;

/** A redactor that extends another and has learned nothing itself shares the other's cache. */
function redactorOf(levels: readonly Level[], extended?: (plain: string) => string): Redactor {
  const [own] = levels;
  const isSecret = (word: string) => levels.some(({ whole }) => whole.has(word));
  const remembered = remembering(levels);
  const text = (plain: string): string => {
    if (plain === '') return plain;
    return extended && own?.version === 0 ? extended(plain) : remembered(plain);
  };
  const learnNumbers = (numbers: readonly string[]) => {
    for (const number of numbers) {
      const ending = endingOf(number);
      if (!own || ending.length <= SHORTEST || levels.some(({ endings }) => endings.has(ending))) continue;
      own.endings.add(ending);
      own.version += 1;
    }
  };
  const learn = (secrets: readonly string[]) => {
    for (const secret of secrets) if (secret !== '') own?.whole.add(secret);
    if (own && secrets.length > 0) own.version += 1;
    own?.search.add(secrets);
    // A secret that looks like a phone number may have been hidden as one before it was known.
    own?.search.add(secrets.filter(mayHoldPhones).map((secret) => redactText(secret, [])));
  };
  return {
    text,
    json: (value) => mapped(value, { text, isSecret: () => false }),
    values: (value) => mapped(value, { text, isSecret }),
    message: (plain) =>
      text(
        plain.replace(QUOTED, (whole, mark: string, word: string) =>
          isSecret(word) ? `${mark}${HIDDEN}${mark}` : whole,
        ),
      ),
    learn,
    learnNumbers,
    extend: (secrets) => {
      const child = redactorOf([openLevel(), ...levels], text);
      child.learn(secrets);
      return child;
    },
  };
}

const openLevel = (): Level => ({ version: 0, search: openSearch(), whole: new Set(), endings: new Set() });

export type RedactorOptions = {
  secrets?: readonly string[];
  /** Environment variables; those with secret names are hidden. */
  variables?: Variables;
  /** Names of further variables that hold secrets. */
  secretVariables?: readonly string[];
  /** Known phone numbers, hidden in any notation. All others are hidden if they look like one. */
  numbers?: readonly string[];
};

/** Creates a Redactor; without options it hides phone numbers only. */
export function createRedactor({
  secrets = [],
  variables = {},
  secretVariables = [],
  numbers = [],
}: RedactorOptions = {}): Redactor {
  const redactor = redactorOf([openLevel()]);
  redactor.learn([...secretsAmong(variables, secretVariables), ...secrets]);
  redactor.learnNumbers(numbers);
  return redactor;
}

/** For output before any secret is known: hides phone numbers. */
export const withoutSecrets: Redactor = createRedactor();
