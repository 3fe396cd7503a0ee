// Expands a written scenario: merges the defaults, and makes one scenario for each row of its table.
import type { Place, Problem } from '../errors.ts';
import { createRedactor, HIDDEN, withoutSecrets } from '../redaction/redactor.ts';
import { filling, fillTree, type Supply } from './fill.ts';
import { withDefaults } from './merge.ts';
import { secretsOf } from './secrets.ts';
import { entriesOf, itemsOf, partOf, sizeOf, type Table, type Tree, textOf, toJson, wordOf } from './tree.ts';

export type Expanded = {
  tree: Tree;
  name: string;
  place: Place;
  declaredAt: Place;
  problems: Problem[];
  unfilled: ReadonlySet<Tree>;
};

type Row = { row: Tree; names: ReadonlySet<string>; supply: Supply };

/** A test's title is a single line, and goes into every report as it is. */
export const titled = (text: string, tree: Tree, secrets: readonly string[] = secretsOf(tree)): string =>
  (secrets.length > 0 ? createRedactor({ secrets }) : withoutSecrets)
    .text(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

const nameOf = (tree: Tree): string => titled(textOf(partOf(tree, 'name')) ?? '', tree);

function expandRow(written: Table, { row, names, supply }: Row): Expanded {
  const rowFill = filling(supply);
  const fill = filling(supply, fillTree(rowFill, row), names);
  const tree = fillTree(fill, written);
  return {
    tree,
    name: nameOf(tree),
    place: row.at,
    declaredAt: written.at,
    problems: [...rowFill.problems, ...fill.problems],
    unfilled: fill.unfilled,
  };
}

/** A short secret is hidden only if it is the whole value. */
const rowText = (row: Tree, secrets: readonly string[]): string =>
  entriesOf(row)
    .map(({ value }) => (value.kind === 'scalar' ? wordOf(value) : JSON.stringify(toJson(value))))
    .map((text) => (secrets.includes(text) ? HIDDEN : text))
    .join(', ');

/** Adds their values to rows with equal names. */
function distinct(scenarios: readonly Expanded[], rows: readonly Tree[]): Expanded[] {
  const uses = new Map<string, number>();
  for (const { name } of scenarios) uses.set(name, (uses.get(name) ?? 0) + 1);
  return scenarios.map((scenario, index) => {
    const row = rows[index];
    return row && (uses.get(scenario.name) ?? 0) > 1
      ? { ...scenario, name: `${scenario.name} [${titled(rowText(row, secretsOf(scenario.tree)), scenario.tree)}]` }
      : scenario;
  });
}

const withoutRows = (table: Table): Table => ({ ...table, entries: table.entries.filter(({ key }) => key !== 'each') });

/** The number of places that could receive a list or object of a row. */
function placeholdersIn(tree: Tree): number {
  if (tree.kind === 'scalar') return typeof tree.value === 'string' && tree.value.includes('${') ? 1 : 0;
  const parts = tree.kind === 'list' ? tree.items : tree.entries.map(({ value }) => value);
  return parts.reduce((sum, part) => sum + placeholdersIn(part), 0);
}

/** An upper limit for the number of values in the expanded scenarios. */
export function expandedSize(written: Table, defaults: Tree | undefined): number {
  const bare = withoutRows(written);
  const shared = defaults ? sizeOf(defaults) : 0;
  const rows = itemsOf(partOf(written, 'each'));
  const large = rows.flatMap((row) => entriesOf(row).filter(({ value }) => value.kind !== 'scalar'));
  const filled = large.reduce((sum, { value }) => sum + sizeOf(value), 0);
  return (
    Math.max(1, rows.length) * (sizeOf(bare) + shared) +
    filled * (placeholdersIn(bare) + (defaults ? placeholdersIn(defaults) : 0))
  );
}

/** The expanded scenarios: the written one, or one for each row of `each`. */
export function expandScenario(written: Table, defaults: Tree | undefined, supply: Supply): Expanded[] {
  const whole = withDefaults(defaults, written);
  const bare = withoutRows(whole);
  const rows = itemsOf(partOf(whole, 'each')).filter((row) => row.kind === 'table');
  if (rows.length > 0) {
    const names = new Set(rows.flatMap((row) => entriesOf(row).map(({ key }) => key)));
    const scenarios = rows.map((row) => expandRow(bare, { row, names, supply }));
    return distinct(scenarios, rows);
  }
  const fill = filling(supply);
  const tree = fillTree(fill, bare);
  const name = nameOf(tree);
  return [{ tree, name, place: written.at, declaredAt: written.at, problems: fill.problems, unfilled: fill.unfilled }];
}
