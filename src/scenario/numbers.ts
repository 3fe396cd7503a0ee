// Finds numbers that YAML would change: `01234` becomes 1234, and twenty digits are rounded.
import type { Problem } from '../errors.ts';
import { firstMistakes } from '../flow/first.ts';
import { inQuotationMarks } from './schema-words.ts';
import { entriesOf, itemsOf, type Scalar, type Tree } from './tree.ts';

const INTEGER = /^[-+]?\d+$/;

const isChanged = ({ value, source }: Scalar): boolean =>
  typeof value === 'number' &&
  source !== undefined &&
  (!Number.isFinite(value) || (INTEGER.test(source) && String(value) !== source));

function changed(part: Scalar): Problem[] {
  if (!isChanged(part)) return [];
  const { value, source = '', at, width } = part;
  const becomes = Number.isFinite(value) ? `the number \`${value}\`` : 'a number that cannot be sent';
  const message = `YAML reads \`${source}\` as ${becomes}.`;
  return [{ code: 'needs-quotes', message, fix: inQuotationMarks(source), at, width }];
}

/** Every number of a tree that would not be sent as it is written. */
export function changedNumbers(tree: Tree): Problem[] {
  if (tree.kind === 'scalar') return changed(tree);
  const parts = tree.kind === 'list' ? itemsOf(tree) : entriesOf(tree).map(({ value }) => value);
  return firstMistakes(parts, changedNumbers);
}
