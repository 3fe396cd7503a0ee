// Masks phone numbers and secrets in every text of a JSON value, before it is kept.
import type { Json } from '../flow/types.ts';
import { maskPhoneNumbers, maskSecrets } from '../mask.ts';

/** A number may be a phone number, too; one that is stays legible only as masked text. */
function maskNumber(value: number): Json {
  const text = String(value);
  const masked = maskPhoneNumbers(text);
  return masked === text ? value : masked;
}

const HIDDEN = '••••••';

/** A secret of two or three characters is no word to look for in texts, but a value that is the secret is hidden. */
export function masked(value: Json, secrets: readonly string[]): Json {
  if (value !== null && secrets.includes(String(value))) return HIDDEN;
  const text = (plain: string) => maskPhoneNumbers(maskSecrets(plain, secrets));
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return maskNumber(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), masked(item, secrets)]));
}
