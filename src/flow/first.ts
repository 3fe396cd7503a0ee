// Collects the first mistakes of many parts: a file of the wrong kind has one for each of its parts.

/** More than anyone reads, and each did-you-mean takes time. */
const MAX = 100;

/** The mistakes of all items, up to a maximum. */
export function firstMistakes<Item, Mistake>(
  items: Iterable<Item>,
  check: (item: Item) => readonly Mistake[],
): Mistake[] {
  const found: Mistake[] = [];
  for (const item of items) {
    found.push(...check(item).slice(0, MAX));
    if (found.length >= MAX) break;
  }
  return found.slice(0, MAX);
}
