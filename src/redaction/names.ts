// Tells from its name whether an environment variable or a field contains a secret.

/** How a word ends that says so by itself: `TWILIO_AUTH_TOKEN`, `clientSecret`, `AWS_SECRET_ACCESS_KEY`, `accesstoken`. */
const ENDING = /(?:token|secret|password|passwd|passphrase|passcode|credential|apikey)s?$/;

const WORDS: ReadonlySet<string> = new Set(['authorization', 'pin', 'otp', 'cvv', 'cvc', 'ssn']);

/** Last words of longer secret names: `DB_PWD` is a password, `PWD` a folder. */
const SECRET_LAST_WORDS: ReadonlySet<string> = new Set(['pwd', 'pass', 'key', 'keys', 'auth', 'dsn', 'cookie']);

/** Keys that are not secret. */
const PUBLIC_WORDS: ReadonlySet<string> = new Set(['public', 'sort', 'partition', 'primary', 'foreign']);

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Whether the value of a variable or field with this name is a secret. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => WORDS.has(word) || ENDING.test(word))) return true;
  const last = words.at(-1) ?? '';
  return words.length > 1 && SECRET_LAST_WORDS.has(last) && !words.some((word) => PUBLIC_WORDS.has(word));
}

/** Shorter values are switches or words. */
const SHORTEST = 6;

/** The password of a URL such as `postgres://user:password@host`. */
function passwordIn(value: string): string[] {
  if (!value.includes('://') || !value.includes('@')) return [];
  const { password = '' } = URL.canParse(value) ? new URL(value) : {};
  return password === '' ? [] : [password];
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** Whether this is a pattern for names: `ACME_ID`, or `ACME_*` for all that start so. Stars alone would make everything secret. */
export const isNamePattern = (text: unknown): text is string =>
  typeof text === 'string' && /^[\w.*-]+$/.test(text) && /[a-z]/i.test(text);

const patternOf = (name: string): RegExp => new RegExp(`^${name.replaceAll('.', '\\.').replace(/\*+/g, '.*')}$`, 'i');

/** The secrets in environment variables: by their names, by further `names` (with `*` for any characters), and the passwords in URLs. */
export function secretsAmong(variables: Variables, names: readonly string[] = []): string[] {
  const patterns = names.filter(isNamePattern).map(patternOf);
  return Object.entries(variables).flatMap(([name, value = '']) => {
    const isNamed = patterns.some((pattern) => pattern.test(name));
    const isSecret = isNamed || (isSecretName(name) && value.trim().length >= SHORTEST);
    return isSecret && value.trim() !== '' ? [value] : passwordIn(value);
  });
}
