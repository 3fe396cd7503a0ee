// Finds the first mistakes among many parts: a file of another kind has as many as it has parts.

/** No reader gets through more, and each did-you-mean has its price. */
const MOST = 100;

/** The mistakes of all items, up to as many as a reader gets through. */
export function firstMistakes<Item, Mistake>(
  items: Iterable<Item>,
  check: (item: Item) => readonly Mistake[],
): Mistake[] {
  const found: Mistake[] = [];
  for (const item of items) {
    found.push(...check(item).slice(0, MOST));
    if (found.length >= MOST) break;
  }
  return found.slice(0, MOST);
}
