// Finds the known name that was most likely meant, for every did-you-mean.

/** Longer names are not compared: they are not typing mistakes, and the cost is the product of the lengths. */
const LONGEST = 100;

type Rows = { before: number[]; above: number[] };

/** One row of the edit distance table: insert, delete, replace, or swap two neighbours. */
function nextRow(a: string, b: string, { i, rows }: { i: number; rows: Rows }): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const same = a[i - 1] === b[j - 1] ? 0 : 1;
    const plain = Math.min((rows.above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows.above[j - 1] ?? 0) + same);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    row.push(swapped ? Math.min(plain, (rows.before[j - 2] ?? 0) + 1) : plain);
  }
  return row;
}

/** The number of edits between two names; any number above `most` if there are more. */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let rows: Rows = { before: [], above: Array.from({ length: b.length + 1 }, (_, j) => j) };
  for (let i = 1; i <= a.length; i++) {
    rows = { before: rows.above, above: nextRow(a, b, { i, rows }) };
    if (Math.min(...rows.above) > most && Math.min(...rows.before) > most) return most + 1;
  }
  return rows.above[b.length] ?? 0;
}

/** Differences in case, hyphens and underscores are the most frequent mistakes: they cost nothing. */
const plain = (name: string) => name.toLowerCase().replace(/[-_\s]/g, '');

/** The candidate nearest to `name`, if it is near enough. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const wanted = plain(name);
  const allowed = wanted.length < 3 ? 0 : Math.max(1, Math.floor(wanted.length / 3));
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > allowed + 4) continue;
    const edits = editsBetween(wanted, plain(candidate), Math.min(allowed, (best?.edits ?? allowed + 1) - 1));
    if (edits <= allowed && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { candidate, edits };
  }
  return best?.candidate;
}

const MAX_LISTED = 8;

/** "did you mean `reply`?", otherwise the choices if they are few. */
export function didYouMean(name: string, candidates: readonly string[]): string | undefined {
  const meant = nearest(name, candidates);
  if (meant !== undefined) return `did you mean \`${meant}\`?`;
  if (candidates.length === 0 || candidates.length > MAX_LISTED) return undefined;
  const listed = candidates.map((candidate) => `\`${candidate}\``).join(', ');
  return candidates.length === 1 ? `the only one is ${listed}` : `choose from ${listed}`;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a list has the word itself, one that starts with it, or one with a typing mistake. */
const hasWord = (known: readonly string[], word: string): boolean =>
  known.some((one) => one === word || (word.length > 2 && one.startsWith(word))) ||
  (word.length > 2 && nearest(word, known) !== undefined);

/** The significant words: no articles and the like, and none that all candidates contain. */
function telling(asked: string, candidates: readonly string[][]): string[] {
  const words = wordsOf(asked.slice(0, LONGEST));
  const long = words.filter((word) => word.length > 2);
  const own = long.filter((word) => candidates.length === 1 || !candidates.every((known) => known.includes(word)));
  return own.length > 0 ? own : words;
}

/** A smaller share of matching words is chance. */
const SHARED = 0.5;

/** The candidates that a few words may mean, the most likely first; `textOf` gives the name of a candidate. */
export function nearestFew<One>(asked: string, candidates: readonly One[], textOf: (one: One) => string): One[] {
  const known = candidates.map((candidate) => wordsOf(textOf(candidate)));
  const words = telling(asked, known);
  const rated = candidates.map((candidate, index) => {
    const whole = nearest(asked, [textOf(candidate)]) === undefined ? 0 : 1;
    const shared = words.filter((word) => hasWord(known[index] ?? [], word)).length;
    return { candidate, rate: whole + (words.length > 0 ? shared / words.length : 0) };
  });
  return rated
    .filter(({ rate }) => rate >= SHARED)
    .sort((a, b) => b.rate - a.rate)
    .map(({ candidate }) => candidate);
}
