// The coverage page: one HTML file that opens from disk, with each flow's picture and what no scenario covers.
import { createHash } from 'node:crypto';
import process from 'node:process';
import { changeText } from '../coverage/change-text.ts';
import { percent } from '../coverage/coverage.ts';
import { exploreCommand } from '../coverage/explore-hint.ts';
import type { CoveredFlow, FlowCoverage, Tallies, Tally } from '../coverage/result.ts';
import { MEASURES, uncovered } from '../coverage/thresholds.ts';
import { drawFlow } from '../map/draw.ts';
import { drawLegend } from '../map/legend.ts';
import { escapeXml as safe } from '../xml.ts';
import type { FlowChanges } from './coverage-changes.ts';
import type { CoverageReport } from './coverage-json.ts';
import { itemsOf, type PageItem } from './coverage-page-items.ts';
import { PAGE_SCRIPT } from './coverage-page-script.ts';
import { PAGE_STYLE } from './coverage-page-style.ts';

type Shown = { flow: FlowCoverage; index: number; items: readonly PageItem[]; picture: string };

const meter = (tally: Tally): string =>
  tally.total === 0
    ? '<td class="n">-</td>'
    : `<td class="n">${tally.covered} of ${tally.total} <meter min="0" max="100" value="${percent(tally)}" aria-label="${percent(tally)} percent"></meter> ${percent(tally)}%</td>`;

const tallyCells = (tallies: Tallies) => MEASURES.map((measure) => meter(tallies[measure])).join('');

function summary({ coverage }: CoverageReport): string {
  const rows = coverage.flows.map(
    ({ name, tallies, scenarios }, index) =>
      `<tr><td><a href="#flow-${index}">${safe(name)}</a></td>${tallyCells(tallies)}<td class="n">${scenarios.length}</td></tr>`,
  );
  const total = `<tr><th>all flows</th>${tallyCells(coverage.total)}<td class="n">${coverage.scenarios.length}</td></tr>`;
  const heads = MEASURES.map((measure) => `<th class="n">${measure}</th>`).join('');
  return `<table><tr><th>flow</th>${heads}<th class="n">scenarios</th></tr>${rows.join('')}${total}</table>`;
}

function notesPart({ notes, shortfalls }: CoverageReport): string {
  const below = shortfalls.map(
    ({ flow, measure, wanted, ...tally }) => `${flow}: ${measure} ${percent(tally)}%, wanted ${wanted}%`,
  );
  const lines = [...below.map((text) => `Below its threshold: ${text}`), ...notes];
  return lines.length === 0 ? '' : `<div class="notes">${lines.map((text) => `<p>${safe(text)}</p>`).join('')}</div>`;
}

const mutationPart = ({ mutation }: CoverageReport): string =>
  mutation === undefined
    ? ''
    : `<p><a href="mutation.html">Faults that no scenario detects</a>: ${mutation}% are detected.</p>`;

const scenarioLines = (scenarios: FlowChanges['failing']) =>
  scenarios
    .map(({ name, file, line }) => `<li>${safe(name)} <span class="soft">${safe(file)}:${line}</span></li>`)
    .join('');

function changesPart(changes: readonly FlowChanges[], flow: string): string {
  return changes
    .filter((change) => change.flow === flow)
    .map(({ changes: made, failing, passing }) => {
      const list = made.map((change) => `<li>${safe(changeText(change))}</li>`).join('');
      const red = failing.length === 0 ? '' : `<p>Fail now:</p><ul>${scenarioLines(failing)}</ul>`;
      const green = passing.length === 0 ? '' : `<p class="soft">${passing.length} still pass.</p>`;
      return `<div class="changes"><h3>Changed since the last passing run</h3><ul>${list}</ul>${red}${green}</div>`;
    })
    .join('');
}

/** The name of a measure is a plural. */
const counted = (count: number, measure: string): string => `${count} ${count === 1 ? measure.slice(0, -1) : measure}`;

function neverPart(flow: FlowCoverage): string {
  const lists = MEASURES.map((measure) => ({ measure, names: uncovered(flow, measure) })).filter(
    ({ names }) => names.length > 0,
  );
  if (lists.length === 0) return '<p>Everything is covered.</p>';
  const parts = lists.map(
    ({ measure, names }) =>
      `<h3>${counted(names.length, measure)}</h3><ul>${names.map((name) => `<li>${safe(name)}</li>`).join('')}</ul>`,
  );
  const command = exploreCommand(flow, process.cwd());
  const how = command ? `<p>To write scenarios for them: <code>${safe(command)}</code></p>` : '';
  return `<details open><summary>Not covered by any scenario</summary>${how}${parts.join('')}</details>`;
}

function itemTable({ items, index }: Shown): string {
  const rows = items.map(({ title, detail, times, scenarios, keys }, row) => {
    const name = `<button type="button" class="${times === 0 ? 'never' : 'covered'}" data-key="${safe(keys[0] ?? '')}">${safe(title)}</button>`;
    return `<tr data-item="${index}:${row}"><td>${name} <span class="soft">${safe(detail)}</span></td><td class="n">${times}</td><td class="n">${scenarios.length}</td></tr>`;
  });
  const head = '<tr><th>widget or transition</th><th class="n">times</th><th class="n">scenarios</th></tr>';
  return `<details><summary>All widgets and transitions</summary><table>${head}${rows.join('')}</table></details>`;
}

function unknownPart({ unknown }: FlowCoverage): string {
  if (unknown.length === 0) return '';
  const lines = unknown
    .map(({ from, event, to }) => `<li>${safe(`${from} —${event ?? '?'}→ ${to ?? 'end'}`)}</li>`)
    .join('');
  return `<div class="changes"><h3>Taken, but not in the definition</h3><p>The flow that ran is not the one that was read.</p><ul>${lines}</ul></div>`;
}

/** A wider map is shown in its own size and scrolled: otherwise its text would be too small to read. */
const LARGE = 1800;

const WHOLE = '<label><input type="checkbox" class="whole"> show all of it at once</label>';

function mapPart({ picture }: Shown): string {
  const isLarge = Number(/ width="(\d+)"/.exec(picture)?.[1] ?? 0) > LARGE;
  const head = `<div class="legend">${drawLegend()}${isLarge ? WHOLE : ''}</div>`;
  return `<div class="picture">${head}<div class="map${isLarge ? ' large' : ''}">${picture}</div></div>`;
}

function flowPart(shown: Shown, { changes }: CoverageReport): string {
  const { flow, index } = shown;
  return [
    `<section id="flow-${index}" data-flow="${index}"><h2>${safe(flow.name)}</h2>`,
    `<p class="soft">${safe(flow.definitionPath ?? '')} ${safe(flow.digest.slice(0, 12))}</p>`,
    changesPart(changes, flow.name),
    unknownPart(flow),
    `<div class="view">${mapPart(shown)}`,
    `<aside class="who" data-who="${index}" aria-live="polite"><p class="soft">Pick a widget or a transition to see the scenarios that cover it.</p></aside></div>`,
    neverPart(flow),
    itemTable(shown),
    '</section>',
  ].join('');
}

/** The data for the script; `<` is escaped so that no name can end the element. */
function dataOf({ coverage }: CoverageReport, shown: readonly Shown[]): string {
  const numbers = new Map(coverage.scenarios.map(({ id }, index) => [id, index]));
  const flows = shown.map(({ items }) =>
    items.map(({ title, keys, times, scenarios }) => ({
      title,
      keys,
      times,
      scenarios: scenarios.map((id) => numbers.get(id)),
    })),
  );
  const scenarios = coverage.scenarios.map(({ name, file, line }) => `${name} (${file}:${line})`);
  return JSON.stringify({ flows, scenarios }).replaceAll('<', '\\u003c');
}

const scriptHash = `sha256-${createHash('sha256').update(PAGE_SCRIPT).digest('base64')}`;
const POLICY = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`;

/** The page as text; it loads nothing. */
export function coveragePage(report: CoverageReport, flows: readonly CoveredFlow[]): string {
  const shown = report.coverage.flows.flatMap((flow, index): Shown[] => {
    const covered = flows[index];
    if (!covered) return [];
    const picture = drawFlow(covered.definition, { title: flow.name, coverage: flow, bare: true });
    return [{ flow, index, items: itemsOf(flow, covered), picture }];
  });
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">',
    `<title>Coverage of flows</title><style>${PAGE_STYLE}</style></head><body>`,
    `<h1>Coverage of flows</h1><p class="soft">${safe(report.generatedAt)}</p>${notesPart(report)}${mutationPart(report)}${summary(report)}`,
    ...shown.map((each) => flowPart(each, report)),
    `<script type="application/json" id="data">${dataOf(report, shown)}</script><script>${PAGE_SCRIPT}</script></body></html>\n`,
  ].join('\n');
}
