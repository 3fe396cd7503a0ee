// Finds one page of records among many: newest first from a position on, reading only what the page needs.

export type Window = {
  /** How many records to skip first. */
  offset: number;
  size: number;
  /** Only entries that are older than this position. */
  before?: number;
  /** Only entries that are newer than this position, the nearest first. */
  after?: number;
};

export type Order<T> = {
  /** Increases from record to record. */
  positionOf: (record: T, index: number) => number;
  isWanted?: (record: T) => boolean;
};

/** The index of the first record at or after this position. */
function indexOf<T>(records: readonly T[], position: number, positionOf: Order<T>['positionOf']): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const record = records[middle];
    if (record !== undefined && positionOf(record, middle) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Walk = { from: number; step: 1 | -1; offset: number; size: number };

function indexesInWindow<T>(
  records: readonly T[],
  { from, step, offset, size }: Walk,
  isWanted: (record: T) => boolean,
): number[] {
  const found: number[] = [];
  let skipped = 0;
  for (let index = from; index >= 0 && index < records.length && found.length < size; index += step) {
    const record = records[index];
    if (record === undefined || !isWanted(record)) continue;
    if (skipped < offset) skipped += 1;
    else found.push(index);
  }
  return found;
}

const all = (): boolean => true;

/** The indexes of the records in the window, newest first; `records` are in ascending order. */
export function newest<T>(records: readonly T[], window: Window, { positionOf, isWanted }: Order<T>): number[] {
  const { offset, size, before, after } = window;
  if (after !== undefined) {
    const at = indexOf(records, after, positionOf);
    const record = records[at];
    const from = record !== undefined && positionOf(record, at) === after ? at + 1 : at;
    return indexesInWindow(records, { from, step: 1, offset, size }, isWanted ?? all).reverse();
  }
  const last = (before === undefined ? records.length : indexOf(records, before, positionOf)) - 1;
  // Without a filter, no record has to be read to skip it.
  if (!isWanted) return indexesInWindow(records, { from: last - offset, step: -1, offset: 0, size }, all);
  return indexesInWindow(records, { from: last, step: -1, offset, size }, isWanted);
}
