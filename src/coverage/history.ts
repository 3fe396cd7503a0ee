// The definitions with which scenarios last passed, to show what has changed since when one fails.
import type { FlowDefinition } from '../flow/types.ts';

/** `green` maps each scenario on each target to the digest of the definition with which it last passed. */
export type History = {
  version: 1;
  definitions: Readonly<Record<string, FlowDefinition>>;
  green: Readonly<Record<string, string>>;
};

/** A scenario on a target, and the definition that it ran on. */
export type Ran = { scenario: string; target: string; digest: string };

export const NO_HISTORY: History = { version: 1, definitions: {}, green: {} };

const keyOf = ({ scenario, target }: Omit<Ran, 'digest'>) => `${target} ${scenario}`;

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** The history after a run: passed scenarios get the definition of this run, all others keep theirs. */
export function remember(
  history: History,
  passed: readonly Ran[],
  definitions: ReadonlyMap<string, FlowDefinition>,
): History {
  const known = passed.filter(({ digest }) => definitions.has(digest));
  const green = { ...history.green, ...Object.fromEntries(known.map((ran) => [keyOf(ran), ran.digest])) };
  const kept = [...new Set(Object.values(green))].sort().flatMap((digest) => {
    const definition = definitions.get(digest) ?? own(history.definitions, digest);
    return definition ? [[digest, definition] as const] : [];
  });
  return { version: 1, definitions: Object.fromEntries(kept), green };
}

/** The digest of the definition with which a scenario last passed on a target. */
export const lastPassing = (history: History, ran: Omit<Ran, 'digest'>): string | undefined =>
  own(history.green, keyOf(ran));

/** The digest with which most scenarios last passed, of those whose ids have a prefix, such as the name of their file. */
export function lastPassingAmong({ green }: History, prefix: string): string | undefined {
  const counts = new Map<string, number>();
  for (const [key, digest] of Object.entries(green))
    if (key.slice(key.indexOf(' ') + 1).startsWith(prefix)) counts.set(digest, (counts.get(digest) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The definition with this digest, if a scenario passed with it. */
export const definitionAt = ({ definitions }: History, digest: string): FlowDefinition | undefined =>
  own(definitions, digest);

/** An unreadable history is an empty one: it never fails a run. */
export function parseHistory(text: string): History {
  try {
    const read: unknown = JSON.parse(text);
    return isHistory(read) ? read : NO_HISTORY;
  } catch {
    return NO_HISTORY;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isHistory = (value: unknown): value is History =>
  isRecord(value) &&
  value.version === 1 &&
  isRecord(value.definitions) &&
  isRecord(value.green) &&
  Object.values(value.green).every((digest) => typeof digest === 'string') &&
  Object.values(value.definitions).every((definition) => isRecord(definition) && Array.isArray(definition.states));
