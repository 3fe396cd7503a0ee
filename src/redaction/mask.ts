// Hides secrets of a list: what is left of the time before there was a Redactor, for the callers that still have lists.
import { createRedactor, type Redactor, withoutSecrets } from './redactor.ts';

type Known = { count: number; redactor: Redactor };

/** Each text of a report is masked with the same secrets. Lists of them grow, but never change. */
const known = new WeakMap<readonly string[], Known>();

export function redactorFor(secrets: readonly string[]): Redactor {
  const found = known.get(secrets) ?? { count: 0, redactor: createRedactor() };
  if (found.count < secrets.length) found.redactor.learn(secrets.slice(found.count));
  found.count = secrets.length;
  known.set(secrets, found);
  return found.redactor;
}

export const maskPhoneNumbers = (text: string): string => withoutSecrets.text(text);

export const maskSecrets = (text: string, secrets: readonly string[]): string => redactorFor(secrets).text(text);
