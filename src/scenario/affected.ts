// Finds the scenarios that a mistake affects: those that use the part in which it is, otherwise the whole file.
import type { Place, Problem } from '../errors.ts';
import { entriesOf, itemsOf, type Tree } from './tree.ts';

/** What a mistake can affect: a scenario, or one row of its table. */
export type Owner<Draft> = { drafts: readonly Draft[]; parts: readonly Tree[] };

const keyOf = ({ line, column }: Place): string => `${line}:${column}`;

/** Calls `visit` for each place of a tree: its values and its keys. */
function eachPlace(tree: Tree, visit: (place: Place) => void): void {
  visit(tree.at);
  if (tree.written) visit(tree.written.at);
  for (const item of itemsOf(tree)) eachPlace(item, visit);
  for (const { at, value } of entriesOf(tree)) {
    visit(at);
    eachPlace(value, visit);
  }
}

export type Affected<Draft> = {
  of: (problem: Problem) => readonly Draft[];
  /** Whether the mistake is in the defaults or in a section for anchors. */
  isShared: (problem: Problem) => boolean;
};

const isAfter = (a: Place, b: Place): boolean => a.line > b.line || (a.line === b.line && a.column >= b.column);

type Start<Draft> = { at: Place; key?: string; drafts?: readonly Draft[] };

/** The part of a file that contains a place: the last one that starts at or before it. They are sorted, and may be thousands. */
function segmentOf<Draft>(starts: readonly Start<Draft>[], at: Place): Start<Draft> | undefined {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = starts[middle];
    if (start && isAfter(at, start.at)) low = middle + 1;
    else high = middle;
  }
  return starts[low - 1];
}

const SHARED = /^defaults$|^x-/;

type File<Draft> = {
  file: string;
  root: Tree;
  /** Each entry of `scenarios`, with the scenarios that it expands to. */
  written: readonly { item: Tree; drafts: readonly Draft[] }[];
  owners: readonly Owner<Draft>[];
};

export function affectedIn<Draft>({ file, root, written, owners }: File<Draft>): Affected<Draft> {
  const byPlace = new Map<string, Set<Owner<Draft>>>();
  for (const owner of owners) {
    const add = (place: Place): void => {
      const key = keyOf(place);
      const known = byPlace.get(key);
      if (known) known.add(owner);
      else byPlace.set(key, new Set([owner]));
    };
    for (const part of owner.parts) eachPlace(part, add);
  }
  const starts: Start<Draft>[] = [
    ...entriesOf(root).map(({ at, key }) => ({ at, key })),
    ...written.map(({ item, drafts }) => ({ at: item.at, drafts })),
  ].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const all = written.flatMap(({ drafts }) => drafts);
  return {
    of: ({ at }) => {
      if (!at || at.file !== file) return all;
      const made = [...(byPlace.get(keyOf(at)) ?? [])].flatMap(({ drafts }) => drafts);
      return made.length > 0 ? [...new Set(made)] : (segmentOf(starts, at)?.drafts ?? all);
    },
    isShared: ({ at }) => at?.file === file && SHARED.test(segmentOf(starts, at)?.key ?? ''),
  };
}

const MAX_NAMED = 5;

/** `a`, `b` and 3 more. */
export function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
}
