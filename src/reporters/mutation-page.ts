// The mutation page: each flow's picture, the faults that no scenario detects, and the expectation that would, ready to copy.
import { createHash } from 'node:crypto';
import type { FlowDefinition } from '../flow/types.ts';
import { drawFlow } from '../map/draw.ts';
import { escapeXml as safe } from '../xml.ts';
import { PAGE_STYLE } from './coverage-page-style.ts';

export type ShownMutant = {
  widget: string;
  /** The index of the transition with the fault. */
  transition?: number;
  operator: string;
  description: string;
  place: string;
  status: 'survived' | 'notCovered';
  /** The expectation that would detect it, and in which scenario. */
  scenario?: string;
  expect?: string;
};

type Numbers = {
  total: number;
  killed: number;
  timedOut: number;
  survived: number;
  notCovered: number;
  equivalent: number;
};

export type MutationPage = {
  generatedAt: string;
  total: { counts: Numbers; score: number };
  flows: readonly {
    name: string;
    file: string;
    definition: FlowDefinition;
    counts: Numbers;
    score: number;
    mutants: readonly ShownMutant[];
  }[];
};

const STYLE = `${PAGE_STYLE}
pre{margin:6px 0;padding:8px 12px;background:var(--pane);border:1px solid var(--line);border-radius:6px;overflow:auto;font:13px/1.45 ui-monospace,monospace}
.map .weak{filter:drop-shadow(0 0 4px var(--open))}.map .picked{filter:drop-shadow(0 0 7px var(--fg))}
`;

const SCRIPT = `
'use strict';
const drawn = (section) => [...section.querySelectorAll('.map :is([data-widget],[data-from])')];
function isAt(element, { widget, transition }) {
  return transition === undefined ? element.dataset.widget === widget : element.dataset.from === widget && element.dataset.index === transition;
}
for (const section of document.querySelectorAll('section[data-flow]'))
  for (const row of section.querySelectorAll('tr[data-widget]'))
    for (const element of drawn(section)) if (element.dataset.widget === row.dataset.widget) element.classList.add('weak');
document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  const row = event.target.closest('tr[data-widget]');
  if (!button || !row) return;
  if (button.dataset.copy !== undefined) {
    getSelection().selectAllChildren(row.querySelector('pre'));
    document.execCommand('copy');
    button.textContent = 'copied';
    return;
  }
  for (const before of document.querySelectorAll('.picked')) before.classList.remove('picked');
  row.classList.add('picked');
  const mine = drawn(row.closest('section')).filter((element) => isAt(element, row.dataset));
  for (const element of mine) element.classList.add('picked');
  if (mine[0]) mine[0].scrollIntoView({ block: 'center', inline: 'center' });
});
`;

const POLICY = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'; base-uri 'none'; form-action 'none'`;

const cells = ({ total, killed, timedOut, survived, notCovered, equivalent }: Numbers, score: number): string =>
  [total, killed, timedOut, survived, notCovered, equivalent].map((count) => `<td class="n">${count}</td>`).join('') +
  `<td class="n"><meter min="0" max="100" value="${score}" aria-label="${score} percent"></meter> ${score}%</td>`;

function summary({ flows, total }: MutationPage): string {
  const heads = ['mutants', 'killed', 'timed out', 'survived', 'not covered', 'equivalent', 'score'];
  const rows = flows.map(
    ({ name, counts, score }, index) =>
      `<tr><td><a href="#flow-${index}">${safe(name)}</a></td>${cells(counts, score)}</tr>`,
  );
  const head = `<tr><th>flow</th>${heads.map((text) => `<th class="n">${text}</th>`).join('')}</tr>`;
  return `<table>${head}${rows.join('')}<tr><th>all flows</th>${cells(total.counts, total.score)}</tr></table>`;
}

function advice({ status, scenario, expect }: ShownMutant): string {
  if (status === 'notCovered')
    return '<p>No scenario reaches it: <code>npx flowproof explore --uncovered</code> writes one.</p>';
  if (!scenario || !expect) return '<p>Scenarios reach it, but none of them fails: add one that does.</p>';
  return `<p>Would be detected with, in <strong>${safe(scenario)}</strong>: <button type="button" data-copy>copy</button></p><pre>${safe(expect)}</pre>`;
}

function mutantRow(mutant: ShownMutant): string {
  const { widget, transition, operator, description, place, status } = mutant;
  const at = transition === undefined ? '' : ` data-transition="${transition}"`;
  const title = `<button type="button" class="never">${safe(description)}</button>`;
  const kind = status === 'survived' ? 'survived' : 'not covered';
  return `<tr data-widget="${safe(widget)}"${at}><td>${title} <span class="soft">${safe(operator)}, ${safe(place)}</span>${advice(mutant)}</td><td class="n">${kind}</td></tr>`;
}

function flowPart({ name, file, definition, mutants }: MutationPage['flows'][number], index: number): string {
  const picture = drawFlow(definition, { title: name, bare: true });
  const rows = mutants.map(mutantRow).join('');
  const table =
    mutants.length === 0
      ? '<p>Every fault is detected.</p>'
      : `<table><tr><th>fault that no scenario detects</th><th class="n">why</th></tr>${rows}</table>`;
  return `<section id="flow-${index}" data-flow="${index}"><h2>${safe(name)}</h2><p class="soft">${safe(file)}</p><div class="map">${picture}</div>${table}</section>`;
}

/** The page as text; it loads nothing. */
export function mutationPage(page: MutationPage): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">',
    `<title>Faults that no scenario detects</title><style>${STYLE}</style></head><body>`,
    `<h1>Faults that no scenario detects</h1><p class="soft">${safe(page.generatedAt)} · <a href="index.html">coverage</a></p>${summary(page)}`,
    ...page.flows.map(flowPart),
    `<script>${SCRIPT}</script></body></html>`,
  ].join('');
}
