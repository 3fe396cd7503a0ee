// Finds what looks like personal data or a secret in a text: phone numbers, e-mail addresses, cards, tokens.

export type PersonalKind = 'phone' | 'email' | 'secret';

export type PersonalData = { kind: PersonalKind; start: number; text: string };

/** As Twilio writes numbers, also as addresses encode the plus. */
const INTERNATIONAL = /(?<![\w.])(?:\+|%2B)[1-9]\d{6,14}(?!\d)/gi;
/** A number of country code 1 has 11 digits and a national one 10; neither looks like a time since 1970. */
const BARE = /(?<![\w.+-])(?:1[2-9]\d{9}|[2-9]\d{9,14})(?![\w-]|\.\d)/g;
/** (415) 867-5308, 415-867-5308, +44 20 7946 0958, 0049 30 901820. */
const GROUPED = /(?<![\w.])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{1,4}\)[ .-]?)?\d{2,5}(?:[ .-]\d{2,5}){1,4}(?![\w.])/g;

const EMAIL = /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;

const SECRETS: readonly RegExp[] = [
  // JSON Web Tokens.
  /\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g,
  /(?<=\b(?:Bearer|Basic) )[\w.~+/=-]{8,}/g,
  /(?<=:\/\/[^\s/:@]*:)[^\s/@]{3,}(?=@)/g,
  /\b(?:sk|pk|rk|ghp|gho|xox[abpr]|AKIA|ASIA)[-_]?(?:live|test)?[-_]?[A-Za-z0-9]{12,}/g,
];

/** Long, of letters and digits, and no word: what generators of keys make. */
const LONG_TOKEN = /(?<![\w/.-])[A-Za-z0-9_+-]{24,}={0,2}(?![\w/.-])/g;

/** Twilio's own names of things are no secrets. */
const SID = /^[A-Z]{2}[0-9a-f]{32}$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const CARD = /(?<![\w.+])\d(?:[ -]?\d){12,18}(?!\w)/g;

/** The check digit of payment cards. */
export function isCardNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit : digit * 2;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** Names of widgets and files have few digits, and one case. */
const isMixed = (text: string): boolean =>
  (text.match(/\d/g)?.length ?? 0) >= 4 || (/\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text));

const isGenerated = (text: string): boolean =>
  !SID.test(text) && !UUID.test(text) && /[A-Za-z]/.test(text) && isMixed(text) && new Set(text).size >= 8;

const isPhoneSized = (text: string): boolean => {
  const digits = text.replace(/\D/g, '').length;
  return digits >= 9 && digits <= 15;
};

const DATE = /^\d{4}[.-]\d{2}[.-]\d{2}/;

type Finder = { kind: PersonalKind; pattern: RegExp; accept?: (text: string) => boolean };

const FINDERS: readonly Finder[] = [
  ...SECRETS.map((pattern) => ({ kind: 'secret' as const, pattern })),
  { kind: 'email', pattern: EMAIL },
  { kind: 'secret', pattern: CARD, accept: isCardNumber },
  { kind: 'phone', pattern: INTERNATIONAL },
  { kind: 'phone', pattern: BARE },
  { kind: 'phone', pattern: GROUPED, accept: (text) => isPhoneSized(text) && !DATE.test(text) },
  { kind: 'secret', pattern: LONG_TOKEN, accept: isGenerated },
];

/** Most texts of a context hold neither a run of digits, nor an `@`, nor anything as long as a key. */
const mayHold = (text: string): boolean => text.length >= 7 && (/@|\d[\d ().-]{6}/.test(text) || text.length >= 12);

/** What was found, in the order of the text; where two overlap, the first kind of the list wins. */
export function findPersonalData(text: string): PersonalData[] {
  if (!mayHold(text)) return [];
  const found: PersonalData[] = [];
  const overlaps = (start: number, end: number) =>
    found.some((one) => start < one.start + one.text.length && one.start < end);
  for (const { kind, pattern, accept } of FINDERS) {
    for (const { index, 0: match } of text.matchAll(pattern)) {
      if (overlaps(index, index + match.length) || (accept && !accept(match))) continue;
      found.push({ kind, start: index, text: match });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Names of fields whose value is a secret, whatever it looks like. */
const SECRET_NAME =
  /token|secret|passw|passcode|authorization|api[-_]?key|credential|(^|[-_])(pin|cvv|cvc|otp|ssn)([-_]|$)/i;

export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);
