// Checks the path: shows expected and traversed side by side from the divergence, and why the flow turned there.
import { definitionAt } from '../../flow/subflows.ts';
import { comparePaths, type Row } from '../../path/diff.ts';
import { explainVisit } from '../../path/explain.ts';
import { type Divergence, type Expected, isWidget, matchPath } from '../../path/match.ts';
import type { Visit } from '../../path/path.ts';
import type { Trace } from '../../path/trace.ts';
import { divergingVisit } from '../../path/turn.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Failure, type Judged, traceOf } from '../evidence.ts';
import { columns } from '../render.ts';
import { whyUnreached } from '../unreached.ts';

const EQUAL_ROWS_SHOWN = 3;
const DIVERGED_SHOWN = 12;

/** The visits of a subflow are indented under the widget that runs it. */
const indentOf = (one: { within?: string } | undefined): string => (one?.within === undefined ? '' : '  ');

const lineText = (line: Expected | undefined): string => {
  if (!line) return '';
  if (line.kind === 'gap') return '...';
  return line.event ? `${line.widget}: ${line.event}` : line.widget;
};

const visitText = (visit: Visit | undefined): string => {
  if (!visit) return '';
  return visit.event ? `${visit.widget}: ${visit.event}` : `${visit.widget} (still there)`;
};

const tableRow = ({ expected, visit, same }: Row): string[] => [
  same ? ' ' : '✗',
  (expected ? indentOf(expected) : '') + (lineText(expected) || '-'),
  indentOf(visit) + (visitText(visit) || '-'),
];

const more = (count: number): string[] => (count > 0 ? [`    … and ${count} more`] : []);

/** The rows that agree: the last few and, further up, the visit after which a widget behind a gap was out of reach. */
function equalRows(agreed: readonly Row[], turn: Visit | undefined): string[][] {
  const first = Math.max(0, agreed.length - EQUAL_ROWS_SHOWN);
  const at = turn ? agreed.findIndex(({ visit }) => visit === turn) : -1;
  const rows = agreed.map((row, index): string[] => [index === at ? '→' : ' ', ...tableRow(row).slice(1)]);
  if (at < 0 || at >= first) return rows.slice(first);
  const between = first - at - 2;
  const left = between > 0 ? [[' ', '…', `(${between} more)`]] : [];
  return [...rows.slice(Math.max(0, at - 1), Math.min(at + 2, first)), ...left, ...rows.slice(first)];
}

type Shown = { divergence: Divergence; turn?: Visit };

/** The comparison as lines of text: some agreeing rows, the visit that explains the divergence, then all differing rows. */
export function sideBySide(lines: readonly Expected[], trace: Trace, { divergence, turn }: Shown): string[] {
  const { agreed, diverged, omitted } = comparePaths(lines, trace.path, divergence);
  const end: string[][] = trace.ended && diverged.length <= DIVERGED_SHOWN ? [[' ', '', '(ended)']] : [];
  const rows = [
    [' ', 'expected', 'traversed'],
    ...equalRows(agreed, turn),
    ...diverged.slice(0, DIVERGED_SHOWN).map(tableRow),
    ...end,
  ];
  return [
    ...columns(rows).map((text) => `  ${text}`.trimEnd()),
    ...more(Math.max(0, diverged.length - DIVERGED_SHOWN) + omitted),
  ];
}

/** The widget that the scenario expected after the turn, and the event if only that differs. */
function wantedAt(lines: readonly Expected[], { line: at }: Divergence, nearMiss: boolean) {
  const here = lines[at];
  const next = nearMiss ? lines[at + 1] : here;
  return {
    ...(next?.kind === 'widget' ? { wanted: next.widget } : {}),
    ...(nearMiss && here?.kind === 'widget' && here.event !== undefined ? { wantedEvent: here.event } : {}),
  };
}

type Question = { lines: readonly Expected[]; divergence: Divergence };

/** The index of the visit after which the widget behind a gap was out of reach; undefined without a gap. */
export function turnBeforeGap(
  lines: readonly Expected[],
  { path, definition }: Pick<Judged, 'path' | 'definition'>,
  divergence: Divergence,
): number | undefined {
  const isAfterGap = lines[divergence.line]?.kind === 'widget' && lines[divergence.line - 1]?.kind === 'gap';
  if (!definition || !isAfterGap || isWidget(lines[divergence.line], path[divergence.index])) return undefined;
  return divergingVisit(definition, { lines, path, divergence });
}

/** Lines that explain why the flow turned; none if that is unknown. */
export function whyDiverged({ lines, divergence }: Question, evidence: Judged): string[] {
  const { path, definition } = evidence;
  const turn = divergingVisit(definition, { lines, path, divergence });
  const visit = turn === undefined ? undefined : path[turn];
  if (!definition || turn === undefined || !visit) return [];
  const own = definitionAt(definition, visit);
  const next = path.slice(turn + 1).find(({ within }) => within === visit.within)?.widget;
  const context = evidence.contextAfter?.(visit) ?? evidence.context;
  if (!own) return [];
  const line = lines[divergence.line];
  if (line?.kind === 'widget' && turnBeforeGap(lines, evidence, divergence) !== undefined) {
    const why = whyUnreached(line, evidence);
    if (why.length > 0) return why;
  }
  const wanted = wantedAt(lines, divergence, turn === divergence.index);
  const ended = evidence.status === 'ended' && turn === path.length - 1;
  return explainVisit({
    definition: own,
    visit,
    context,
    ...(next ? { next } : {}),
    ...(ended ? { ended } : {}),
    ...wanted,
  });
}

/** One sentence: where the execution left the path. */
export function headline(lines: readonly Expected[], trace: Trace, { index, line }: Divergence): string {
  const [wanted, visit] = [lines[line], trace.path[index]];
  const last = trace.path.at(-1);
  if (!visit && wanted?.kind === 'widget') {
    const where = trace.ended ? 'ended' : last ? `is at \`${last.widget}\`` : 'has not begun';
    return `expected \`${lineText(wanted)}\`, but the execution ${where}`;
  }
  if (!wanted || wanted.kind === 'gap')
    return `expected the path to end, but the execution continued to \`${visit?.widget}\``;
  if (wanted.widget === visit?.widget) {
    return visit.event
      ? `expected \`${wanted.widget}\` to be left by \`${wanted.event}\`, but it was left by \`${visit.event}\``
      : `expected \`${wanted.widget}\` to be left by \`${wanted.event}\`, but the execution is still there`;
  }
  return `expected \`${lineText(wanted)}\`, but the execution went to \`${visit?.widget}\``;
}

export type Compared = { message: string; divergence: Divergence };

/** The message of a failed comparison, for YAML and TypeScript; undefined if the path is as expected. */
export function comparePath(lines: readonly Expected[], evidence: Judged): Compared | undefined {
  const match = matchPath(lines, evidence.path);
  if (match.matches) return undefined;
  const { divergence } = match;
  const trace = traceOf(evidence);
  const why = whyDiverged({ lines, divergence }, evidence);
  const because =
    why.length > 0 ? ['', ...why.map((text, index) => (index === 0 ? `  why: ${text}` : `       ${text}`))] : [];
  const turn = turnBeforeGap(lines, evidence, divergence);
  const shown = { divergence, ...(turn === undefined ? {} : { turn: evidence.path[turn] }) };
  const message = [headline(lines, trace, divergence), '', ...sideBySide(lines, trace, shown), ...because];
  return { message: message.join('\n'), divergence };
}

export function checkPath({ expect }: Scenario, evidence: Judged): Failure[] {
  if (!expect.path) return [];
  const { steps, place } = expect.path;
  const compared = comparePath(steps, evidence);
  if (!compared) return [];
  const at = steps[compared.divergence.line]?.place ?? steps.at(-1)?.place ?? place;
  return [{ kind: 'path', code: 'path-differs', message: compared.message, at }];
}
