// Makes replacements for personal data: of the same length and character classes, and always the same for a value.
import { createHmac } from 'node:crypto';
import type { PersonalKind } from './personal-data.ts';

/** Country calling codes of two digits; 1 and 7 have one digit, and all others three. Source: ITU-T E.164. */
const TWO_DIGITS = /^(2[07]|3[0123469]|4[0134-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

export function callingCode(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(0, 1);
  return digits.slice(0, TWO_DIGITS.test(digits) ? 2 : 3);
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

export type Replacements = {
  /** A text of the same length: letters become letters, digits digits, and all other characters stay. */
  text: (value: string) => string;
  /** Keeps the country code, however the number is written. */
  phone: (value: string) => string;
  /** Keeps `@`, the dots and the top-level domain. */
  email: (value: string) => string;
  of: (kind: PersonalKind | 'listed', value: string) => string;
};

/** Without the key, neither the replacements nor the values behind them can be guessed. */
export function createReplacements(key: string | Buffer): Replacements {
  const cache = new Map<string, Buffer>();
  /** As many bytes as a text has characters, always the same for a text. */
  const bytesFor = (seed: string, length: number): Buffer => {
    const known = cache.get(seed);
    if (known && known.length >= length) return known;
    const parts: Buffer[] = [];
    for (let part = 0; part * 32 < length; part += 1) {
      parts.push(createHmac('sha256', key).update(`${part}:${seed}`).digest());
    }
    const bytes = Buffer.concat(parts);
    if (cache.size > 100_000) cache.clear();
    cache.set(seed, bytes);
    return bytes;
  };

  const substitute = (value: string, seed: string): string => {
    const characters = [...value];
    const bytes = bytesFor(seed, characters.length);
    return characters
      .map((character, index) => {
        const byte = bytes[index] ?? 0;
        if (/\d/.test(character)) return DIGITS[byte % 10] ?? '0';
        if (!/\p{L}/u.test(character)) return character;
        const letter = LOWER[byte % 26] ?? 'a';
        return character === character.toLowerCase() ? letter : letter.toUpperCase();
      })
      .join('');
  };

  // Flows may change the case of their inputs, so the replacement must not depend on it.
  const text = (value: string): string => substitute(value, value.toLowerCase());

  const phone = (value: string): string => {
    const encoded = /^%2B/i.exec(value)?.[0] ?? '';
    const digits = value.slice(encoded.length).replace(/\D/g, '');
    const isInternational = encoded !== '' || value.startsWith('+') || value.startsWith('00');
    const bare = value.startsWith('00') ? digits.slice(2) : digits;
    // A national number of ten digits is North American: it has one replacement, with and without its country code.
    const whole = !isInternational && bare.length === 10 ? `1${bare}` : bare;
    const code = callingCode(whole);
    const bytes = bytesFor(`phone:${whole}`, whole.length);
    const made = [...whole]
      .map((digit, index) => {
        if (index < code.length) return digit;
        const byte = bytes[index] ?? 0;
        // The first digit of a national number is 2 to 9, since trunk prefixes and area codes begin otherwise.
        return index === code.length ? String(2 + (byte % 8)) : String(byte % 10);
      })
      .join('');
    const kept = digits.length - bare.length;
    const source = [...(digits.slice(0, kept) + made.slice(whole.length - bare.length))];
    return encoded + value.slice(encoded.length).replace(/\d/g, () => source.shift() ?? '0');
  };

  const email = (value: string): string => {
    const end = value.lastIndexOf('.');
    return text(value.slice(0, end)) + value.slice(end);
  };

  return {
    text,
    phone,
    email,
    of: (kind, value) => (kind === 'phone' ? phone(value) : kind === 'email' ? email(value) : text(value)),
  };
}
