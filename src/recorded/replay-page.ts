// The result of a replay as an HTML page: the flow with its old and new traffic, what changed, and two paths of one contact.

import type { FlowDefinition } from '../flow/types.ts';
import { drawFlow } from '../map/draw.ts';
import { drawLegend } from '../map/legend.ts';
import { comparePaths, type Row } from '../path/diff.ts';
import type { Expected } from '../path/match.ts';
import type { Path } from '../path/path.ts';
import { escapeXml as safe } from '../xml.ts';
import type { Traversal } from './compare.ts';
import type { Group, TwoPaths } from './replay.ts';
import { groupText, type ReplayReport, type Verdict } from './replay-text.ts';

const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#18202b;--soft:#566173;--line:#d5dbe4;--pane:#f5f6f8;--bad:#b3261e;--good:#0f7660}
@media (prefers-color-scheme:dark){:root{--bg:#161b22;--fg:#eef2f7;--soft:#a9b4c4;--line:#364152;--pane:#12161c;--bad:#ff8a80;--good:#6fd3b8}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1400px;padding:24px;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
h1{font-size:24px;margin:0}h2{font-size:19px;margin:32px 0 8px;border-top:2px solid var(--line);padding-top:20px}h3{font-size:16px;margin:20px 0 6px}
p{margin:6px 0}.soft{color:var(--soft)}.bad{color:var(--bad)}.good{color:var(--good)}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th.n,td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
tr.differs td{font-weight:600}tr.differs td:first-child::before{content:"≠ "}
.numbers{display:flex;flex-wrap:wrap;gap:12px;margin:16px 0}
.numbers div{border:1px solid var(--line);border-radius:8px;padding:10px 18px;background:var(--pane)}.numbers b{display:block;font-size:22px}
.map{max-height:85vh;overflow:auto;border:1px solid var(--line);border-radius:8px;background:var(--pane)}
.map svg{display:block;min-width:100%;height:auto}
details{margin:8px 0}summary{cursor:pointer;font-weight:600}code{font:13px ui-monospace,monospace}
`;

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const number = (value: number): string => value.toLocaleString('en-US');

function numbers({ replayed }: ReplayReport): string {
  const { executions, unchanged, changed, cannotContinue, notReproduced } = replayed;
  const all = [
    ['executions', executions],
    ['unchanged', unchanged],
    ['changed', changed],
    ['cannot continue', cannotContinue],
    ['not reproduced', notReproduced],
  ] as const;
  return `<div class="numbers">${all.map(([name, count]) => `<div><b>${number(count)}</b>${name}</div>`).join('')}</div>`;
}

const expectedOf = ({ from, event }: Traversal): Expected => ({ kind: 'widget', widget: from, event });

const visitsOf = (traversals: readonly Traversal[]): Path =>
  traversals.map(({ from, event }) => ({ widget: from, event, enteredAt: '', leftAt: '' }));

const lineText = (line: Expected | undefined): string =>
  line?.kind === 'widget' ? `${safe(line.widget)} <span class="soft">${safe(line.event ?? '')}</span>` : '';

function pathRow({ expected, visit, same }: Row): string {
  const is = visit ? `${safe(visit.widget)} <span class="soft">${safe(visit.event ?? '')}</span>` : '';
  return `<tr${same ? '' : ' class="differs"'}><td>${lineText(expected)}</td><td>${is}</td></tr>`;
}

function endRow({ was, is, end }: TwoPaths): string {
  const before = was.stoppedAt
    ? `stopped at ${safe(was.stoppedAt)}`
    : was.traversals.length > 0
      ? 'the flow ended'
      : '';
  const ends = {
    ended: 'the flow ends',
    stopped: 'stopped, as in the recording',
    failed: 'cannot continue',
    'not-recorded': 'waits for input that was not recorded',
  } as const;
  const at = 'at' in end && end.at ? ` at ${safe(end.at)}` : '';
  return `<tr><td class="soft">${before}</td><td class="soft">${is.length > 0 ? ends[end.how] + at : ''}</td></tr>`;
}

/** Row by row, including the common part. */
function twoPaths(sample: TwoPaths): string {
  const { was, is, index, sid } = sample;
  const lines = was.traversals.map(expectedOf);
  const { agreed, diverged, omitted } = comparePaths(lines, visitsOf(is), { index, line: index });
  const more = omitted > 0 ? `<tr><td colspan="2" class="soft">and ${omitted} more</td></tr>` : '';
  const rows = [...agreed, ...diverged].map(pathRow).join('');
  const head = '<tr><th>recorded</th><th>with this definition</th></tr>';
  return `<details><summary>The two paths of ${safe(sid)}</summary><table>${head}${rows}${more}${endRow(sample)}</table></details>`;
}

function groupPart(group: Group, executions: number): string {
  const reasons = [...group.reasons].sort(([, a], [, b]) => b - a).slice(0, 10);
  const waits = [...group.waitsAt].map(([widget, count]) => `${safe(widget)} (${number(count)})`).join(', ');
  const rows = reasons
    .map(([why, count]) => `<tr><td>${safe(why)}</td><td class="n">${number(count)}</td></tr>`)
    .join('');
  const examples = group.examples
    .map(({ sid, createdAt }) => `<code>${safe(sid)}</code> ${safe(createdAt)}`)
    .join('<br>');
  return [
    `<h3>${safe(groupText(group, executions))}</h3>`,
    ...group.changes.map((change) => `<p>Edit: ${safe(change)}</p>`),
    `<table><tr><th>why</th><th class="n">executions</th></tr>${rows}</table>`,
    waits && group.event !== 'waits' ? `<p>Then they wait for input that was not recorded, at ${waits}.</p>` : '',
    `<p class="soft">For example: ${examples}</p>`,
    twoPaths(group.sample),
  ].join('');
}

function section(title: string, groups: readonly Group[], executions: number): string {
  if (groups.length === 0) return '';
  return `<h2>${title}</h2>${groups.map((group) => groupPart(group, executions)).join('')}`;
}

function summaryTable({ replayed: { divergences } }: ReplayReport): string {
  if (divergences.length === 0) return '<p class="good">No execution takes another path.</p>';
  const rows = divergences.map(
    ({ widget, event, was, count, kind }) =>
      `<tr><td>${safe(widget)}</td><td>${safe(was)}</td><td>${safe(event)}</td><td>${kind === 'changed' ? 'changed' : 'cannot continue'}</td><td class="n">${number(count)}</td></tr>`,
  );
  const head = '<tr><th>widget</th><th>was</th><th>is</th><th></th><th class="n">executions</th></tr>';
  return `<table>${head}${rows.join('')}</table>`;
}

function notCompared({ replayed: { replacedFields }, unchecked }: ReplayReport): string {
  const lines = [
    ...[...replacedFields].map(
      ([field, count]) => `${number(count)}: their path depends on ${field}, which was replaced (--keep ${field})`,
    ),
    ...(unchecked.expired > 0 ? [`${number(unchecked.expired)}: no longer on the account`] : []),
    ...(unchecked.incomplete > 0 ? [`${number(unchecked.incomplete)}: the account does not list all steps`] : []),
  ];
  if (lines.length === 0) return '';
  return `<h2>Not compared</h2><ul>${lines.map((line) => `<li>${safe(line)}</li>`).join('')}</ul>`;
}

function picture({ flow, replayed: { traffic } }: ReplayReport, definition: FlowDefinition): string {
  const map = drawFlow(definition, { title: flow, traffic, bare: true });
  return `<h2>Traffic</h2>${drawLegend('traffic')}<div class="map">${map}</div>`;
}

/** The page loads nothing and runs no script. */
export function replayPage(report: ReplayReport, definition: FlowDefinition, verdict: Verdict): string {
  const { flow, against, replayed } = report;
  const { executions, questions, divergences } = replayed;
  const of = (kind: Group['kind']) => divergences.filter((group) => group.kind === kind);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">',
    `<title>Replay of ${safe(flow)}</title><style>${STYLE}</style></head><body>`,
    `<h1>Replay of ${safe(flow)}</h1><p class="soft">Recorded executions against ${safe(against)}</p>`,
    ...verdict.reasons.map((reason) => `<p class="bad">${safe(reason)}</p>`),
    numbers(report),
    section('Not reproduced by the definition that ran', questions, executions),
    summaryTable(report),
    picture(report, definition),
    section('Changed', of('changed'), executions),
    section('Cannot continue', of('cannot-continue'), executions),
    notCompared(report),
    '</body></html>\n',
  ].join('\n');
}
