// The coverage of a run in the terminal: a short table, what is below its threshold, and what changed in failing flows.
import { changeText } from '../coverage/change-text.ts';
import { percent } from '../coverage/coverage.ts';
import type { Coverage, Tallies, Tally } from '../coverage/result.ts';
import { MEASURES, type Shortfall } from '../coverage/thresholds.ts';
import type { FlowChanges } from './coverage-changes.ts';

const cell = (tally: Tally): string =>
  tally.total === 0 ? '-' : `${tally.covered}/${tally.total} ${String(percent(tally)).padStart(3)}%`;

const rowOf = (name: string, tallies: Tallies, scenarios: number): string[] => [
  name,
  ...MEASURES.map((measure) => cell(tallies[measure])),
  String(scenarios),
];

/** Names are left-aligned, numbers right-aligned. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('   ')
      .trimEnd(),
  );
}

/** With more flows than this, completely covered ones are not listed. */
const MAX_LISTED_FLOWS = 12;

export function tableText({ flows, total, scenarios }: Coverage): string {
  const open = flows.filter(({ tallies }) => MEASURES.some((measure) => percent(tallies[measure]) < 100));
  const listed = flows.length > MAX_LISTED_FLOWS ? open : flows;
  const rows = [
    ['coverage', ...MEASURES, 'scenarios'],
    ...listed.map((flow) => rowOf(flow.name, flow.tallies, flow.scenarios.length)),
    ...(flows.length > 1 ? [rowOf(`all ${flows.length} flows`, total, scenarios.length)] : []),
  ];
  return aligned(rows).join('\n');
}

const MAX_NAMED = 8;

function named(names: readonly string[]): string[] {
  const more = names.length - MAX_NAMED;
  return [...names.slice(0, MAX_NAMED), ...(more > 0 ? [`and ${more} more`] : [])].map((name) => `    ${name}`);
}

export function shortfallText(shortfalls: readonly Shortfall[]): string {
  const lines = shortfalls.flatMap(({ flow, measure, wanted, missing, ...tally }) => [
    `  ${flow}: ${measure} ${percent(tally)}% (${tally.covered} of ${tally.total}), wanted ${wanted}%. Not covered by any scenario:`,
    ...named(missing),
  ]);
  return ['Coverage is below its thresholds:', ...lines].join('\n');
}

const MAX_CHANGES = 12;

export function changesText({ flow, changes, failing }: FlowChanges): string {
  const more = changes.length - MAX_CHANGES;
  return [
    `${flow} changed since these scenarios last passed:`,
    ...failing.map(({ name, file, line }) => `  ✘ ${name} (${file}:${line})`),
    ...changes.slice(0, MAX_CHANGES).map((change) => `  ~ ${changeText(change)}`),
    ...(more > 0 ? [`  ~ and ${more} more: see the coverage page`] : []),
  ].join('\n');
}
