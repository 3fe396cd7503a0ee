// Masks phone numbers and secrets in whatever is shown or kept: `maskPhoneNumbers(text)`, `maskSecrets(text, secrets)`.

const DOT = '•';

/** With a plus, also as URLs encode it. */
const INTERNATIONAL = /(\+|%2B)([1-9]\d{6,14})(?!\d)/gi;

/**
 * Digits alone. A number of country code 1 has exactly 11 of them and a national one there never starts with 1, so that neither
 * seconds (10 digits) nor milliseconds (13) since 1970 are taken for a phone number.
 */
const BARE = /(?<![\w.•+]|%2B)(1[2-9]\d{9}|[2-9]\d{9,14})(?!\w|\.\d)/gi;

/** As North America writes it: (415) 867-5308, 415-867-5308. */
const FORMATTED = /(?<![\w.])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\w)/g;

/** As people write it elsewhere: +44 20 7946 0958, +49 (30) 901-820. */
const GROUPED = /\+[1-9]\d{0,2}(?:[ .-]?\(?\d{2,5}\)?){2,5}(?![\w•])/g;

/** E.164 has at most 15 digits. */
const [FEWEST, MOST] = [7, 15];

const LAST = 2;

function maskDigits(digits: string): string {
  const first = digits.length >= 10 ? 4 : 2;
  return digits.slice(0, first) + DOT.repeat(digits.length - first - LAST) + digits.slice(-LAST);
}

function maskFormatted(number: string): string {
  const total = number.replace(/\D/g, '').length;
  let seen = 0;
  return number.replace(/\d/g, (digit) => {
    seen += 1;
    return seen <= 3 || seen > total - LAST ? digit : DOT;
  });
}

function maskGrouped(number: string): string {
  const total = number.replace(/\D/g, '').length;
  return total < FEWEST || total > MOST ? number : maskFormatted(number);
}

/** Keeps the first digits and the last two: `+15550100001` becomes `+1555•••••01`. What is masked stays as it is. */
export function maskPhoneNumbers(text: string): string {
  return text
    .replace(INTERNATIONAL, (_number, plus: string, digits: string) => plus + maskDigits(digits))
    .replace(GROUPED, maskGrouped)
    .replace(FORMATTED, maskFormatted)
    .replace(BARE, maskDigits);
}

/** A secret shorter than this would mask ordinary words. */
const SHORTEST = 4;

/** `encodeURIComponent` throws on half a character. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const inAscii = (text: string): string =>
  text.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const inHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** As a form and as an address have it: they differ in spaces and a few signs. */
const inAddresses = (text: string): string[] => {
  const whole = text.replace(LONE_SURROGATE, '');
  return [encodeURIComponent(whole), new URLSearchParams([['', whole]]).toString().slice(1)];
};

/** Base64 of something short is any word. */
const SHORTEST_IN_BASE64 = 8;

/** Somewhere within a longer text, as in the header of basic authentication: three bytes are four signs, from one of three places. */
function inBase64(text: string): string[] {
  if (text.length < SHORTEST_IN_BASE64) return [];
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((before) => {
    const signs = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const whole = (before + bytes.length) % 3 === 0;
    // What shares a sign with its neighbours differs with them.
    return signs.slice(before === 0 ? 0 : before + 1, whole ? undefined : -1);
  });
}

function spellings(secret: string): string[] {
  const json = inJson(secret);
  const told = [secret, json, inJson(json), inAscii(json), inHtml(secret), inHtml(secret).replaceAll("'", '&#39;')];
  return [...told, ...inAddresses(secret), ...inAddresses(json), ...inBase64(secret)];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** The longest go first, so that none is cut in half. Flows like to change the case of what they are told. */
function patternOf(secrets: readonly string[]): RegExp | undefined {
  const all = secrets.map((secret) => secret.trim()).filter((secret) => secret.length >= SHORTEST);
  const longestFirst = [...new Set(all.flatMap(spellings))].sort((a, b) => b.length - a.length);
  return longestFirst.length > 0 ? new RegExp(longestFirst.map(escaped).join('|'), 'gi') : undefined;
}

type Known = { count: number; pattern: RegExp | undefined };

/** Each text of a report is masked with the same secrets. Lists of them grow, but never change. */
const known = new WeakMap<readonly string[], Known>();

/** Replaces each secret, as it is or encoded for an address, JSON, HTML or base64, by dots. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let found = known.get(secrets);
  if (found?.count !== secrets.length) {
    found = { count: secrets.length, pattern: patternOf(secrets) };
    known.set(secrets, found);
  }
  return found.pattern ? text.replace(found.pattern, DOT.repeat(6)) : text;
}
