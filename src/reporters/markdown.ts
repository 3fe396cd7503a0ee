// The summary of a run in Markdown: how many scenarios held, and for each that did not, where it left its path.
import type { Evidence } from '../play/evidence.ts';
import { spentWords } from '../play/spent.ts';

export type FailedScenario = {
  flow: string;
  scenario: string;
  target: string;
  /** `file:line` in the YAML. */
  place: string;
  /** Where and why, in one line. */
  reason: string;
};

export type RunSummary = {
  passed: number;
  failed: readonly FailedScenario[];
  flaky: number;
  skipped: number;
  seconds: number;
  /** On a test account. */
  spent?: Evidence['spent'];
};

const MAX_ROWS = 50;

/** Text for a table cell: one line, no markup of its own. */
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
    '| flow | scenario | target | where it left its path | place |',
    '| --- | --- | --- | --- | --- |',
    ...failed.slice(0, MAX_ROWS).map(row),
    ...(left > 0 ? ['', `… and ${left} more: see the report.`] : []),
  ];
}

const spending = (spent: RunSummary['spent']): string[] =>
  spent ? ['', `Spent on the test account: ${spentWords(spent)}.`] : [];

/** Markdown that GitHub shows on a run's page. */
export function renderSummary({ passed, failed, flaky, skipped, seconds, spent }: RunSummary): string {
  const counts = [
    `${passed} passed`,
    `${failed.length} failed`,
    ...(flaky > 0 ? [`${flaky} flaky`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const title = failed.length > 0 ? 'Flowproof: a flow left its path' : 'Flowproof: every flow kept its path';
  return [
    `## ${title}`,
    '',
    `${counts.join(', ')} in ${seconds.toFixed(1)} s`,
    ...spending(spent),
    ...failures(failed),
    '',
  ].join('\n');
}
