// Makes of one written scenario those that are played: its defaults joined, one for each row of its table.
import type { Place, Problem } from '../errors.ts';
import { maskPhoneNumbers, maskSecrets } from '../mask.ts';
import { type Environment, filling, fillTree } from './fill.ts';
import { withDefaults } from './merge.ts';
import { secretsOf } from './secrets.ts';
import { entriesOf, itemsOf, partOf, type Table, type Tree, textOf, toJson, wordOf } from './tree.ts';

export type Expanded = {
  tree: Tree;
  name: string;
  place: Place;
  declaredAt: Place;
  problems: Problem[];
  unfilled: ReadonlySet<Tree>;
};

type Row = { row: Tree; names: ReadonlySet<string>; env: Environment };

/** A test's title goes into every report as it is, and is one line. */
const titled = (text: string, tree: Tree): string =>
  maskPhoneNumbers(maskSecrets(text, secretsOf(tree)))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

const nameOf = (tree: Tree): string => titled(textOf(partOf(tree, 'name')) ?? '', tree);

function expandRow(written: Table, { row, names, env }: Row): Expanded {
  const rowFill = filling(env);
  const fill = filling(env, fillTree(rowFill, row), names);
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

const rowText = (row: Tree): string =>
  entriesOf(row)
    .map(({ value }) => (value.kind === 'scalar' ? wordOf(value) : JSON.stringify(toJson(value))))
    .join(', ');

/** Rows whose names are alike are told apart by their values. */
function distinct(scenarios: readonly Expanded[], rows: readonly Tree[]): Expanded[] {
  const uses = new Map<string, number>();
  for (const { name } of scenarios) uses.set(name, (uses.get(name) ?? 0) + 1);
  return scenarios.map((scenario, index) => {
    const row = rows[index];
    return row && (uses.get(scenario.name) ?? 0) > 1
      ? { ...scenario, name: `${scenario.name} [${titled(rowText(row), scenario.tree)}]` }
      : scenario;
  });
}

/** The scenarios that a written one stands for: itself, or one for each row of `each`. */
export function expandScenario(written: Table, defaults: Tree | undefined, env: Environment): Expanded[] {
  const whole = withDefaults(defaults, written);
  const bare: Table = { ...whole, entries: whole.entries.filter(({ key }) => key !== 'each') };
  const rows = itemsOf(partOf(whole, 'each')).filter((row) => row.kind === 'table');
  if (rows.length > 0) {
    const names = new Set(rows.flatMap((row) => entriesOf(row).map(({ key }) => key)));
    const scenarios = rows.map((row) => expandRow(bare, { row, names, env }));
    return distinct(scenarios, rows);
  }
  const fill = filling(env);
  const tree = fillTree(fill, bare);
  const name = nameOf(tree);
  return [{ tree, name, place: written.at, declaredAt: written.at, problems: fill.problems, unfilled: fill.unfilled }];
}
