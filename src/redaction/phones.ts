// Finds phone numbers in any notation: international, with 00 or 011, national, grouped, or as plain digits.
import { createRequire } from 'node:module';
import type * as Library from 'libphonenumber-js/min';
import type { Range } from './views.ts';

/** A phone number in a text, and how many of its first digits may be shown. The last two always may. */
export type PhoneNumber = Range & { shown: number };

/** Characters that may separate two digits: spaces of any width but no newline, dashes of any kind, dots, slashes, parentheses. */
const BETWEEN = String.raw`\t \u00a0\u00ad\u1680\u2000-\u2015\u202a-\u202f\u205f-\u206f\u2212\u3000\ufe58\ufe63\uff0d.()/-`;
const GAP = `[${BETWEEN}]{0,4}`;

/** With a plus, which may precede a parenthesis. */
const PLUS = new RegExp(String.raw`\+\(?[1-9](?:${GAP}\d){6,16}`, 'g');

/** With the prefix of international calls: 00 in most countries, 011 in North America. */
const PREFIXED = new RegExp(String.raw`(?<![\d.•])(?:00|011)${GAP}[1-9](?:${GAP}\d){6,14}(?!\d)`, 'g');

/**
 * Plain digits. A number of country code 1 has exactly 11 of them and a national one there never starts with 1, so neither seconds (10
 * digits) nor milliseconds (13) since 1970 are taken for a phone number.
 */
const BARE = /(?<![\d.•+])(?:1[2-9]\d{9}|[2-9]\d{9,14})(?![\d•]|\.\d)/g;

/** North American notation: (415) 867-5308, 415-867-5308. */
const AMERICAN =
  /(?<![\d.•])(?:\+?1[\p{Zs}.\p{Pd}]?)?(?:\(\d{3}\)\p{Zs}?|\d{3}[\p{Zs}.\p{Pd}])\d{3}[\p{Zs}.\p{Pd}]\d{4}(?![\d•])/gu;

/** With the leading zero of most countries: 030 901820, 020 7946 0958, 01 23 45 67 89. */
const NATIONAL = new RegExp(String.raw`(?<![\d.:,•+])\(?0(?:${GAP}\d){8,11}(?![\d•])`, 'g');

/** Any digits that could be a known number. */
const DIGITS = new RegExp(String.raw`\d(?:${GAP}\d){6,18}`, 'g');

/** E.164 has at most 15 digits. */
const [MIN, MAX] = [7, 15];

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const require = createRequire(import.meta.url);
let library: typeof Library | undefined;

/** The library's tables of all countries take a while to load, and most texts need none of them. */
function phoneLibrary(): typeof Library {
  library ??= require('libphonenumber-js/min') as typeof Library;
  return library;
}

/** Asks the library, up to a number of times per text. After that, everything that looks like a number is redacted. */
function judgeFor(most: number) {
  let left = most;
  const ask = (number: string, country: Library.CountryCode | undefined, how: 'isPossible' | 'isValid'): boolean => {
    left -= 1;
    return left < 0 || (phoneLibrary().parsePhoneNumberFromString(number, country)?.[how]() ?? false);
  };
  return {
    isPossible: (number: string) => ask(number, undefined, 'isPossible'),
    isValid: (number: string, country?: Library.CountryCode) => ask(number, country, 'isValid'),
  };
}

type Judge = ReturnType<typeof judgeFor>;

const MAX_QUESTIONS = 1000;

/** Countries with a leading zero in which Twilio sells numbers. */
const COUNTRIES =
  'GB DE FR AU NL BE AT CH IE SE FI JP KR IN ID TH PH VN MY IL ZA NG KE EG TR UA RO BG HR RS SI SK BR AR NZ TW PK'.split(
    ' ',
  ) as Library.CountryCode[];

const DATE = /^\(?\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/;
const DECIMAL = /^0\.\d+$/;

const isNational = (text: string, judge: Judge): boolean =>
  !DATE.test(text) && !DECIMAL.test(text) && COUNTRIES.some((country) => judge.isValid(text, country));

/** Digits within these are not phone numbers: SIDs, UUIDs, digests, and other long generated values. */
const MACHINE = /(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-z]{24,})(?![0-9a-z])/gi;

const LETTER = /[a-z]/i;

function machineWords(text: string): Range[] {
  return [...text.matchAll(MACHINE)]
    .filter(([word]) => LETTER.test(word))
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

/** The part after a plus that is a number: the words after it may begin with digits, too. */
function afterPlus(found: string, next: string, judge: Judge): string | undefined {
  const [first = ''] = found.slice(1).match(/^\d+/) ?? [];
  if (first.length > MAX || (first.length === found.length - 1 && /\d/.test(next))) return undefined;
  if (first.length >= MIN) return `+${first}`;
  const ends = [...found.matchAll(/\d(?!\d)/g)].map(({ index }) => index + 1).reverse();
  const parts = ends.map((end) => found.slice(0, end)).filter((part) => digitsOf(part).length <= MAX);
  const complete = parts.filter((part) => digitsOf(part).length >= MIN);
  return complete.find((part) => judge.isValid(part.replace('(0)', ''))) ?? complete[0];
}

/** Of ten or more digits in a row, four are shown; in groups, three. */
const shownOf = (digits: string): number => (digits.length >= 10 ? 4 : 2);
const SHOWN_OF_GROUPS = 3;

const isRow = (text: string): boolean => /^\D*\d+$/.test(text);

type Find = (text: string, judge: Judge) => PhoneNumber[];

const matching = (text: string, pattern: RegExp): { word: string; start: number }[] =>
  [...text.matchAll(pattern)].map(({ 0: word, index }) => ({ word, start: index }));

const phone = (word: string, start: number, more = 0): PhoneNumber => ({
  start,
  end: start + word.length,
  shown: more + (isRow(word) ? shownOf(digitsOf(word).slice(more)) : SHOWN_OF_GROUPS),
});

const withPlus: Find = (text, judge) =>
  matching(text, PLUS).flatMap(({ word, start }) => {
    const number = afterPlus(word, text.charAt(start + word.length), judge);
    return number === undefined ? [] : [phone(number, start)];
  });

const withPrefix: Find = (text, judge) =>
  matching(text, PREFIXED).flatMap(({ word, start }) => {
    const prefix = word.startsWith('011') ? 3 : 2;
    return judge.isPossible(`+${digitsOf(word.slice(prefix))}`) ? [phone(word, start, prefix)] : [];
  });

const bare: Find = (text) => matching(text, BARE).map(({ word, start }) => phone(word, start));

const american: Find = (text) => matching(text, AMERICAN).map(({ word, start }) => phone(word, start));

const national: Find = (text, judge) =>
  matching(text, NATIONAL).flatMap(({ word, start }) => (isNational(word, judge) ? [phone(word, start)] : []));

const FINDERS: readonly Find[] = [withPlus, withPrefix, american, bare, national];

/** This many last digits identify a number, regardless of the notation of country and area. */
const SIGNIFICANT_DIGITS = 9;

function known(text: string, endings: readonly string[]): PhoneNumber[] {
  if (endings.length === 0) return [];
  return matching(text, DIGITS).flatMap(({ word, start }) => {
    const digits = digitsOf(word);
    return endings.some((ending) => digits.includes(ending)) ? [phone(word, start)] : [];
  });
}

/** The last digits of a known number, which all of its notations share. */
export const endingOf = (number: string): string => digitsOf(number).slice(-SIGNIFICANT_DIGITS);

/** Few texts have so many digits in a row: only those and their surroundings are searched. */
const CANDIDATE = new RegExp(String.raw`\d(?:${GAP}\d){6,}`, 'g');
const ANY_CANDIDATE = new RegExp(CANDIDATE.source);
const AROUND = 80;

export const mayHoldPhones = (text: string): boolean => text.length >= MIN && ANY_CANDIDATE.test(text);

function neighbourhoods(text: string): Range[] {
  const found: Range[] = [];
  for (const { 0: word, index } of text.matchAll(CANDIDATE)) {
    const range = { start: Math.max(0, index - AROUND), end: index + word.length + AROUND };
    const last = found.at(-1);
    if (last && range.start <= last.end) last.end = range.end;
    else found.push(range);
  }
  return found;
}

function phonesNear(text: string, endings: readonly string[], judge: Judge): PhoneNumber[] {
  const machine = machineWords(text);
  const isWithin = ({ start, end }: Range) => machine.some((word) => word.start < end && start < word.end);
  const found = [...FINDERS.flatMap((find) => find(text, judge)), ...known(text, endings)];
  return machine.length === 0 ? found : found.filter((one) => !isWithin(one));
}

/** The phone numbers in a text. `endings` are those of known numbers, from `endingOf`. */
export function phonesIn(text: string, endings: readonly string[] = []): PhoneNumber[] {
  if (!mayHoldPhones(text)) return [];
  const judge = judgeFor(MAX_QUESTIONS);
  return neighbourhoods(text).flatMap(({ start: from, end: to }) =>
    phonesNear(text.slice(from, to), endings, judge).map(({ start, end, shown }) => ({
      start: from + start,
      end: from + end,
      shown,
    })),
  );
}

const LAST = 2;

/** The positions of the digits to hide; none if all of them would be shown. */
export function hiddenDigits(text: string, { start, end, shown }: PhoneNumber): number[] {
  const places: number[] = [];
  for (let at = start; at < end; at += 1) if (/\d/.test(text.charAt(at))) places.push(at);
  return places.slice(shown, Math.max(shown, places.length - LAST));
}
