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

/** Keeps the first digits and the last two: `+15550100001` becomes `+1555•••••01`. What is masked stays as it is. */
export function maskPhoneNumbers(text: string): string {
  return text
    .replace(INTERNATIONAL, (_number, plus: string, digits: string) => plus + maskDigits(digits))
    .replace(FORMATTED, maskFormatted)
    .replace(BARE, maskDigits);
}

/** A secret shorter than this would mask ordinary words. */
const SHORTEST = 4;

/** `encodeURIComponent` throws on half a character. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

const spellings = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret.replace(LONE_SURROGATE, '')),
  JSON.stringify(secret).slice(1, -1),
];

/** Replaces each secret, as it is or encoded for a URL or JSON, by dots. The longest go first, so that none is cut in half. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const all = secrets.filter((secret) => secret.length >= SHORTEST).flatMap(spellings);
  const longestFirst = [...new Set(all)].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((masked, secret) => masked.replaceAll(secret, DOT.repeat(6)), text);
}
