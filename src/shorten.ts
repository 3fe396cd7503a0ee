// Shortens texts for display. Two texts that are compared keep the part in which they differ.

export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

function differAt(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

/** Of texts that differ late, a part of what they have in common is left out: cut at their end, they would look equal. */
export function shortenPair(one: string, other: string, most: number): [string, string] {
  const at = one === other ? 0 : differAt(one, other);
  const isLong = Math.max(one.length, other.length) > most;
  const from = isLong && at > most / 2 ? at - Math.floor(most / 4) : 0;
  const part = (text: string) => shorten(from > 0 ? `…${text.slice(from)}` : text, most);
  return [part(one), part(other)];
}
