// Merges a scenario with the defaults of its file: its own values win, some objects are merged, some lists are concatenated.
import { type Entry, entryOf, itemsOf, partOf, type Table, type Tree } from './tree.ts';

/** Merged key by key; `true` also merges the objects below. */
const JOINED: Readonly<Record<string, boolean>> = { inputs: true, mocks: false, expect: false };
const ADDED: readonly string[] = ['tags', 'sensitive'];

function joined(under: Tree, over: Tree, deep: boolean): Tree {
  if (under.kind !== 'table' || over.kind !== 'table') return over;
  const kept = under.entries.filter(({ key }) => !entryOf(over, key));
  const own = over.entries.map((entry) => {
    const below = deep ? partOf(under, entry.key) : undefined;
    return below ? { ...entry, value: joined(below, entry.value, deep) } : entry;
  });
  return { ...over, entries: [...kept, ...own] };
}

function added(under: Tree, over: Tree): Tree {
  if (under.kind !== 'list' || over.kind !== 'list') return over;
  return { ...over, items: [...itemsOf(under), ...itemsOf(over)] };
}

function mergedEntry(under: Table, entry: Entry): Entry {
  const below = partOf(under, entry.key);
  if (!below) return entry;
  if (ADDED.includes(entry.key)) return { ...entry, value: added(below, entry.value) };
  if (!Object.hasOwn(JOINED, entry.key)) return entry;
  return { ...entry, value: joined(below, entry.value, JOINED[entry.key] ?? false) };
}

/** The scenario with the missing parts from the defaults. Each part keeps its position. */
export function withDefaults(defaults: Tree | undefined, scenario: Table): Table {
  if (defaults?.kind !== 'table') return scenario;
  const kept = defaults.entries.filter(({ key }) => !entryOf(scenario, key));
  return { ...scenario, entries: [...kept, ...scenario.entries.map((entry) => mergedEntry(defaults, entry))] };
}
