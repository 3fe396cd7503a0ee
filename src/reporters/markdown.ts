// The summary of a run in Markdown: how many scenarios passed, and where each of the others diverged from its path.
import type { Evidence } from '../session/evidence.ts';
import { spentWords } from '../session/spent.ts';
import type { ChangedFlow, CoverageDigest } from './coverage-digest.ts';

export type FailedScenario = {
  flow: string;
  scenario: string;
  target: string;
  /** `file:line` in the YAML file. */
  place: string;
  /** Where and why, in one line. */
  reason: string;
};

export type Drift = { flow: string; revision?: number; differences: readonly string[] };

export type RunSummary = {
  passed: number;
  failed: readonly FailedScenario[];
  flaky: number;
  skipped: number;
  seconds: number;
  /** On a test account. */
  spent?: Evidence['spent'];
  /** Flows of the account that differ from those of the repository, with the differences. */
  drift?: readonly Drift[];
  digest?: CoverageDigest;
};

const MAX_ROWS = 50;

/** Text for a table cell: one line, without markup. */
const cell = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_|<>[\]#]/g, (mark) => `\\${mark}`);

const row = ({ flow, scenario, target, reason, place }: FailedScenario): string =>
  `| ${[flow, scenario, target, reason, place].map(cell).join(' | ')} |`;

function failures(failed: readonly FailedScenario[]): string[] {
  if (failed.length === 0) return [];
  const left = failed.length - MAX_ROWS;
  return [
    '',
    '| flow | scenario | target | where it diverged | place |',
    '| --- | --- | --- | --- | --- |',
    ...failed.slice(0, MAX_ROWS).map(row),
    ...(left > 0 ? ['', `… and ${left} more: see the report.`] : []),
  ];
}

const spending = (spent: RunSummary['spent']): string[] =>
  spent ? ['', `Spent on the test account: ${spentWords(spent)}.`] : [];

const MAX_CHANGES = 12;
const MAX_NAMED = 5;

const more = (all: readonly unknown[], most: number): string[] =>
  all.length > most ? [`and ${all.length - most} more`] : [];

const revisionOf = ({ revision }: Drift): string => (revision === undefined ? '' : ` (revision ${revision})`);

const driftLines = (drift: readonly Drift[]): string[] =>
  drift.flatMap((one) => [
    '',
    `**${cell(one.flow)}** on the account${revisionOf(one)} is not the definition in its file:`,
    '',
    ...one.differences.slice(0, MAX_CHANGES).map((line) => `- ${cell(line)}`),
    ...more(one.differences, MAX_CHANGES).map((line) => `- ${line}`),
  ]);

function changesOf({ flow, failing, changes }: ChangedFlow): string[] {
  const named = [...failing.slice(0, MAX_NAMED).map(cell), ...more(failing, MAX_NAMED)].join('; ');
  const lines = [...changes.slice(0, MAX_CHANGES).map(({ text }) => cell(text)), ...more(changes, MAX_CHANGES)];
  return [
    '',
    `**${cell(flow)}** has changed since these last passed: ${named}`,
    '',
    ...lines.map((line) => `- ${line}`),
  ];
}

function digestLines({ changed, short }: CoverageDigest): string[] {
  const lines = short.map(
    ({ flow, measure, percent, wanted }) => `- ${cell(flow)}: ${measure} ${percent}%, wanted ${wanted}%`,
  );
  return [
    ...changed.flatMap(changesOf),
    ...(lines.length > 0 ? ['', 'Coverage is below its thresholds:', '', ...lines] : []),
  ];
}

/** Markdown that GitHub shows on a run's page. */
export function renderSummary({
  passed,
  failed,
  flaky,
  skipped,
  seconds,
  spent,
  drift = [],
  digest,
}: RunSummary): string {
  const counts = [
    `${passed} passed`,
    `${failed.length} failed`,
    ...(flaky > 0 ? [`${flaky} flaky`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const title = failed.length > 0 ? 'Flowproof: scenarios failed' : 'Flowproof: all scenarios passed';
  return [
    `## ${title}`,
    '',
    `${counts.join(', ')} in ${seconds.toFixed(1)} s`,
    ...spending(spent),
    ...driftLines(drift),
    ...failures(failed),
    ...(digest ? digestLines(digest) : []),
    '',
  ].join('\n');
}
