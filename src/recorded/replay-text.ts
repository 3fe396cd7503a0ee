// The result of a replay as text for a terminal.
import { type Group, percentChanged, type Replayed } from './replay.ts';

/** Executions that could not be compared. */
export type Unchecked = { expired: number; incomplete: number };

export type ReplayReport = {
  flow: string;
  /** The compared definition: `flow.json`, `the draft, revision 12`. */
  against: string;
  replayed: Replayed;
  unchecked: Unchecked;
};

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const percent = (count: number, of: number): string => (of === 0 ? '' : ` (${((count / of) * 100).toFixed(1)} %)`);

/** One sentence: `212 of 5,000 would leave check_reply by noMatch, they left it by match`. */
export function groupText({ kind, widget, event, was, count }: Group, executions: number): string {
  const many = `${count} of ${executions}`;
  if (kind === 'not-reproduced')
    return `${many} differ at ${widget || 'the start'}: ${event}, but the recording has ${was}`;
  if (event === 'waits') return `${many} would wait at ${widget}; the recording has no input for it (was: ${was})`;
  if (event === 'stops') return `${many} would stop at ${widget} (was: ${was})`;
  return `${many} would leave ${widget} by ${event} (was: ${was})`;
}

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** A reason that several executions share says more than one of a single execution. */
function reasonLines(group: Group): string[] {
  const reasons = [...group.reasons].sort(([, a], [, b]) => b - a);
  const shown = reasons.slice(0, 3).map(([why, count]) => (reasons.length === 1 ? why : `${count} × ${why}`));
  const more = reasons.length - shown.length;
  return more > 0 ? [...shown, `and ${plural(more, 'other reason')}`] : shown;
}

function groupLines(group: Group, executions: number): string[] {
  const waits = group.waitsAt.size > 0 && group.event !== 'waits' ? listed(group.waitsAt) : '';
  return [
    `  ${groupText(group, executions)}`,
    ...reasonLines(group).map((why) => `    why: ${why}`),
    ...group.changes.map((change) => `    edit: ${change}`),
    ...(waits ? [`    then they wait for input that was not recorded, at: ${waits}`] : []),
    `    for example: ${group.examples
      .slice(0, 3)
      .map(({ sid }) => sid)
      .join(', ')}`,
  ];
}

const section = (title: string, groups: readonly Group[], executions: number): string[] =>
  groups.length === 0 ? [] : ['', title, ...groups.flatMap((group) => groupLines(group, executions))];

function replacedLines({ replacedFields }: Replayed): string[] {
  return [...replacedFields].map(
    ([field, count]) =>
      `  ${plural(count, 'execution')}: the path depends on ${field}, which was replaced; --keep ${field} compares them`,
  );
}

function uncheckedLines({ expired, incomplete }: Unchecked): string[] {
  return [
    ...(expired > 0 ? [`  ${plural(expired, 'execution')}: no longer on the account`] : []),
    ...(incomplete > 0 ? [`  ${plural(incomplete, 'execution')}: the account does not list all steps`] : []),
  ];
}

/** Fidelity comes first: a recording that the old definition does not reproduce cannot test the new one. */
export function replayText({ flow, against, replayed, unchecked }: ReplayReport): string {
  const { executions, unchanged, changed, cannotContinue, notReproduced, divergences, questions } = replayed;
  const compared = executions - notReproduced;
  const asides = [...replacedLines(replayed), ...uncheckedLines(unchecked)];
  const fidelity = section(
    'Not reproduced by the definition that ran (differences between the embedded Studio and the account):',
    questions,
    executions,
  );
  const lines = [
    `${flow}: ${plural(executions, 'execution')} replayed against ${against}`,
    ...(asides.length > 0 ? ['', 'Not compared:', ...asides] : []),
    ...fidelity,
    ...section(
      'Changed:',
      divergences.filter(({ kind }) => kind === 'changed'),
      executions,
    ),
    ...section(
      'Cannot continue:',
      divergences.filter(({ kind }) => kind === 'cannot-continue'),
      executions,
    ),
    '',
    `  unchanged        ${String(unchanged).padStart(6)}${percent(unchanged, compared)}`,
    `  changed          ${String(changed).padStart(6)}${percent(changed, compared)}`,
    `  cannot continue  ${String(cannotContinue).padStart(6)}${percent(cannotContinue, compared)}`,
    `  not reproduced   ${String(notReproduced).padStart(6)}`,
  ];
  return `${lines.join('\n')}\n`;
}

export type Verdict = { passes: boolean; reasons: readonly string[] };

/** Whether publishing is safe: by the share of changed paths and, with `strict`, whether everything was checked. */
export function verdictOf(
  { replayed, unchecked }: ReplayReport,
  { failAbove, strict }: { failAbove?: number; strict: boolean },
): Verdict {
  const reasons: string[] = [];
  const share = percentChanged(replayed);
  if (failAbove !== undefined && share > failAbove)
    reasons.push(
      `${share.toFixed(2)} % of the executions change or cannot continue; --fail-above allows ${failAbove} %`,
    );
  if (!strict) return { passes: reasons.length === 0, reasons };
  const { executions, notReproduced } = replayed;
  const missing = unchecked.expired + unchecked.incomplete;
  if (executions === 0) reasons.push('--strict: there was no execution to compare');
  if (notReproduced > 0) reasons.push(`--strict: ${plural(notReproduced, 'execution')} could not be compared`);
  if (missing > 0) reasons.push(`--strict: ${plural(missing, 'execution')} could not be read from the account`);
  return { passes: reasons.length === 0, reasons };
}
