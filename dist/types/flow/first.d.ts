/** The mistakes of all items, up to a number that somebody may read. */
export declare function firstMistakes<Item, Mistake>(items: Iterable<Item>, check: (item: Item) => readonly Mistake[]): Mistake[];
