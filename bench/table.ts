// Prints the rows of benchmarks as a Markdown table, for the terminal and for docs/benchmarks.md.
import { isWithin, type Row } from './measured.ts';

const HEAD = ['what', 'measured', 'baseline', 'ratio', 'allowed', ''];

const allowedOf = ({ allowed }: Row): string => ('atMost' in allowed ? `≤ ${allowed.atMost}` : `≥ ${allowed.atLeast}`);

const cellsOf = (row: Row): string[] => [
  row.what,
  row.measured,
  row.baseline,
  row.ratio.toFixed(2),
  allowedOf(row),
  isWithin(row) ? 'ok' : 'OVER',
];

export function tableOf(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(4, ...lines.map((cells) => cells[column]?.length ?? 0)));
  const lineOf = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [head = '', ...body] = lines.map(lineOf);
  return [head, lineOf(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}
