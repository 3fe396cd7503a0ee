// Finds personal data and secrets in a text: phone numbers, e-mail addresses, cards, tokens.

import { mayHoldPhones, phonesIn } from '../redaction/phones.ts';

export type PersonalKind = 'phone' | 'email' | 'secret';

export type PersonalData = { kind: PersonalKind; start: number; text: string };

const EMAIL = /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;

const SECRETS: readonly RegExp[] = [
  // JSON Web Tokens.
  /\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g,
  /(?<=\b(?:Bearer|Basic) )[\w.~+/=-]{8,}/g,
  /(?<=:\/\/[^\s/:@]*:)[^\s/@]{3,}(?=@)/g,
  /\b(?:sk|pk|rk|ghp|gho|xox[abpr]|AKIA|ASIA)[-_]?(?:live|test)?[-_]?[A-Za-z0-9]{12,}/g,
];

/** Long, with letters and digits, and not a word: typical for generated keys. */
const LONG_TOKEN = /(?<![\w/.-])[A-Za-z0-9_+-]{24,}={0,2}(?![\w/.-])/g;

/** Twilio's SIDs are not secrets. */
const SID = /^[A-Z]{2}[0-9a-f]{32}$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const CARD = /(?<![\w.+])\d(?:[ -]?\d){12,18}(?!\w)/g;

/** Whether the check digit of a payment card is right. */
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

type Finder = { kind: PersonalKind; pattern: RegExp; accept?: (text: string) => boolean };

const FINDERS: readonly Finder[] = [
  ...SECRETS.map((pattern) => ({ kind: 'secret' as const, pattern })),
  { kind: 'email', pattern: EMAIL },
  { kind: 'secret', pattern: CARD, accept: isCardNumber },
  { kind: 'secret', pattern: LONG_TOKEN, accept: isGenerated },
];

/** Most texts of a context have neither many digits, nor an `@`, nor the length of a key. */
const mayHold = (text: string): boolean => text.length >= 12 || text.includes('@') || mayHoldPhones(text);

const phonesOf = (text: string): PersonalData[] =>
  phonesIn(text).map(({ start, end }) => ({ kind: 'phone', start, text: text.slice(start, end) }));

const matchesOf = (text: string, { kind, pattern, accept = () => true }: Finder): PersonalData[] =>
  [...text.matchAll(pattern)].flatMap(({ index, 0: match }) =>
    accept(match) ? [{ kind, start: index, text: match }] : [],
  );

/** All matches, in text order; where two overlap, the first kind wins, and within a kind the longest. */
export function findPersonalData(text: string): PersonalData[] {
  if (!mayHold(text)) return [];
  const [secrets, tokens] = [FINDERS.slice(0, -1), FINDERS.slice(-1)];
  const phones = phonesOf(text).sort((a, b) => b.text.length - a.text.length);
  const all = [
    ...secrets.flatMap((one) => matchesOf(text, one)),
    ...phones,
    ...tokens.flatMap((one) => matchesOf(text, one)),
  ];
  const found: PersonalData[] = [];
  for (const one of all) {
    const end = one.start + one.text.length;
    if (!found.some(({ start, text: other }) => start < end && one.start < start + other.length)) found.push(one);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Names of fields whose value is always a secret. */
const SECRET_NAME =
  /token|secret|passw|passcode|authorization|api[-_]?key|credential|(^|[-_])(pin|cvv|cvc|otp|ssn)([-_]|$)/i;

export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);
