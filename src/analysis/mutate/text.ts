// The result for people: a table of flows, and each fault that no scenario detects, with the expectation that would.
import { relative } from 'node:path';
import { formatPlace } from '../../errors.ts';
import { literal } from '../../scenario/write.ts';
import { entryYaml, inlineYaml } from '../../scenario/yaml-style.ts';
import type { Hint } from './judge-mutants.ts';
import type { FlowResult, Judged } from './mutate.ts';
import { type Counts, countsOf, scoreOf } from './score.ts';

const HEAD = ['flow', 'mutants', 'killed', 'timed out', 'survived', 'not covered', 'equivalent', 'score'];

const cells = (name: string, counts: Counts, score: number): string[] => [
  name,
  ...[counts.total, counts.killed, counts.timedOut, counts.survived, counts.notCovered, counts.equivalent].map(String),
  `${score}%`,
];

/** The first column left-aligned, numbers right-aligned. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}

/** The lines to add to a scenario. */
export function hintYaml({ key, value }: Hint): string {
  const style = { steps: ['scenarios', 0, 'expect'], column: 2 };
  return `expect:\n  ${entryYaml(key, literal(value), style).replaceAll('\n', '\n  ')}`;
}

function survivorText({ mutant, status, coveredBy, hint, span }: Judged, root: string): string {
  const place = formatPlace({ ...span.start, file: relative(root, span.start.file) });
  const head = `${place} ${status === 'survived' ? 'survived' : 'not covered'}: ${mutant.description} (${mutant.operator})`;
  if (status === 'notCovered')
    return `${head}\n  no scenario reaches it: npx flowproof explore --uncovered writes one for each event that leads to a widget`;
  const reached = coveredBy.length === 1 ? '1 scenario reaches it, but does not fail' : undefined;
  if (!hint)
    return `${head}\n  ${reached ?? `${coveredBy.length} scenarios reach it, but none of them fails`}: add one that does`;
  return `${head}\n  would be detected with, in ${inlineYaml(hint.scenario)}:\n    ${hintYaml(hint).replaceAll('\n', '\n    ')}`;
}

export type TextOptions = { root: string; details: boolean };

export const totalOf = (results: readonly FlowResult[]): { counts: Counts; score: number } => {
  const counts = countsOf(results.flatMap(({ verdicts }) => verdicts));
  return { counts, score: scoreOf(counts) };
};

export function mutationText(results: readonly FlowResult[], { root, details }: TextOptions): string {
  const total = totalOf(results);
  const rows = [
    HEAD,
    ...results.map(({ flow, counts, score }) => cells(flow.name, counts, score)),
    ...(results.length > 1 ? [cells('all', total.counts, total.score)] : []),
  ];
  const left = results.flatMap(({ verdicts }) =>
    verdicts.filter(({ status }) => status === 'survived' || status === 'notCovered'),
  );
  const shown = details ? left.map((verdict) => survivorText(verdict, root)) : [];
  const failing = results.flatMap(({ failing: list }) =>
    list.map(
      ({ scenario, failures }) => `${scenario} fails on the unchanged flow, so it is not used: ${failures[0]?.code}`,
    ),
  );
  return [...shown, ...failing, table(rows)].join('\n\n');
}
