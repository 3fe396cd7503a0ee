import {
  endOf
} from "./chunk-G4T2PZCL.js";
import {
  drawFlow,
  drawLegend,
  escapeXml
} from "./chunk-6KUCRYEN.js";
import "./chunk-NQHLJGWW.js";
import {
  changesOf,
  flowsBelow,
  greenRuns,
  readFlow
} from "./chunk-BGBV6CQ2.js";
import {
  changeText
} from "./chunk-YYDPGLEQ.js";
import "./chunk-7AT2BELM.js";
import "./chunk-WRP7SKUV.js";
import {
  loadScenarioFile
} from "./chunk-EXMZRU3J.js";
import "./chunk-SNBSOTXL.js";
import "./chunk-76K3XKFL.js";
import "./chunk-JELSUPZO.js";
import "./chunk-O5H2Q257.js";
import "./chunk-NYIUHXDA.js";
import "./chunk-LDRYS6VK.js";
import "./chunk-GNVAWXTY.js";
import "./chunk-3PHNQHMY.js";
import "./chunk-5FUMNITA.js";
import {
  MEASURES,
  coverageOf,
  isFiltered,
  percent,
  saying,
  shortfallsOf,
  unknownFlows,
  unwalked
} from "./chunk-DQC35M6H.js";
import "./chunk-MFTPX4FU.js";
import {
  readHistory,
  remember,
  replaceFile
} from "./chunk-EDGKRQEN.js";
import {
  linkKey,
  linksOf
} from "./chunk-YJIBMAP6.js";
import {
  isOnly
} from "./chunk-VOFORQE3.js";
import "./chunk-46E2GUX2.js";
import "./chunk-2PRBQFA4.js";
import "./chunk-U2ZCLBCZ.js";
import "./chunk-ZLAG2KWI.js";

// src/reporters/coverage-run.ts
import { join, relative as relative2 } from "node:path";

// src/reporters/coverage-flows.ts
function fromFile({ definitionPath, digest }, { folders }) {
  if (!definitionPath) return void 0;
  const candidates = folders.flatMap((folder) => readFlow(definitionPath, folder) ?? []);
  return candidates.find((found) => digest === void 0 || found.digest === digest);
}
function find(flow, sources) {
  const { name, digest, definitionPath } = flow;
  const attached = digest ? sources.attached.get(digest) : void 0;
  const found = digest && attached ? { digest, definition: attached } : fromFile(flow, sources);
  if (!found) return void 0;
  return {
    name,
    digest: found.digest,
    definition: found.definition,
    ...definitionPath ? { definitionPath } : {}
  };
}
function flowsOf(evidences, sources) {
  const asked = new Map(evidences.map(({ flow }) => [JSON.stringify([flow.name, flow.digest]), flow]));
  const flows = [...asked.values()].flatMap((flow) => find(flow, sources) ?? []);
  return { flows, notes: notesOn(evidences, flows) };
}
function notesOn(evidences, flows) {
  const known = new Set(flows.map(({ name }) => name));
  const without = new Set(evidences.map(({ flow }) => flow.name).filter((name) => !known.has(name)));
  return [...without].sort().map((name) => `${name}: its definition was not found, so its coverage is unknown.`);
}
function together(ran, others) {
  const keyOf = ({ name, digest }) => JSON.stringify([name, digest]);
  const all = new Map([...others, ...ran].map((flow) => [keyOf(flow), flow]));
  return [...all.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}

// src/reporters/coverage-json.ts
var share = (tally) => ({ ...tally, percent: percent(tally) });
var shares = ({ widgets, transitions, conditions }) => ({
  widgets: share(widgets),
  transitions: share(transitions),
  conditions: share(conditions)
});
var idsOf = (scenarios) => scenarios.map(({ id }) => id);
function coverageJson({ generatedAt, coverage, changes, shortfalls, notes }) {
  const document = {
    version: 1,
    generatedAt,
    total: shares(coverage.total),
    flows: coverage.flows.map(({ tallies, ...flow }) => ({ ...flow, tallies: shares(tallies) })),
    scenarios: coverage.scenarios,
    shortfalls: shortfalls.map((shortfall) => ({ ...shortfall, percent: percent(shortfall) })),
    changes: changes.map(({ flow, since, changes: made, failing, passing }) => ({
      flow,
      since,
      failing: idsOf(failing),
      passing: idsOf(passing),
      changes: made.map((change) => ({ ...change, text: changeText(change) }))
    })),
    notes
  };
  return `${JSON.stringify(document, null, 1)}
`;
}

// src/reporters/coverage-page.ts
import { createHash } from "node:crypto";

// src/reporters/coverage-page-items.ts
var transitionTitle = ({ from, event, to, conditions }) => `${from} \u2014${conditions ? `${event}: ${conditions.join(" / ")}` : event}\u2192 ${to ?? "the flow ends"}`;
function itemsOf(coverage, { definition }) {
  const indexes = new Map(linksOf(definition).map((link) => [linkKey(link), link.indexes]));
  const widgets = coverage.widgets.map(({ name, type, walks, scenarios }) => {
    return { group: "widgets", title: name, detail: type, keys: [`w ${name}`], walks, scenarios };
  });
  const ways = (group, items) => items.map((item) => {
    const keys = (indexes.get(linkKey(item)) ?? []).map((index) => `t ${index} ${item.from}`);
    return { group, title: transitionTitle(item), detail: "", keys, walks: item.walks, scenarios: item.scenarios };
  });
  return [...widgets, ...ways("transitions", coverage.transitions), ...ways("ends", coverage.ends)];
}

// src/reporters/coverage-page-script.ts
var PAGE_SCRIPT = `
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
function line(list, text) {
  const item = document.createElement('li');
  item.textContent = text;
  list.append(item);
}
function show(flow, item) {
  const view = document.querySelector('[data-who="' + flow + '"]');
  const title = document.createElement('strong');
  title.textContent = item.title;
  const count = document.createElement('p');
  const many = item.scenarios.length;
  count.textContent = many === 0 ? 'No scenario walks it.' : 'Walked ' + item.walks + (item.walks === 1 ? ' time' : ' times') + ', by ' + many + (many === 1 ? ' scenario:' : ' scenarios:');
  const list = document.createElement('ul');
  for (const index of item.scenarios) line(list, data.scenarios[index]);
  view.replaceChildren(title, count, list);
}
function mark(flow, item) {
  for (const before of document.querySelectorAll('.picked')) before.classList.remove('picked');
  const row = document.querySelector('tr[data-item="' + flow + ':' + data.flows[flow].indexOf(item) + '"]');
  if (row) row.classList.add('picked');
  const drawn = [...document.querySelectorAll('[data-flow="' + flow + '"] .map :is([data-widget],[data-from])')];
  const mine = drawn.filter((element) => item.keys.includes(keyOf(element)));
  for (const element of mine) element.classList.add('picked');
  return mine[0];
}
function pick(flow, key, listed) {
  const item = data.flows[flow] && data.flows[flow].find((entry) => entry.keys.includes(key));
  if (!item) return;
  show(flow, item);
  const drawn = mark(flow, item);
  if (drawn && listed) drawn.scrollIntoView({ block: 'center', inline: 'center' });
}
function keyOf(target) {
  const row = target.closest('button[data-key]');
  if (row) return row.dataset.key;
  const drawn = target.closest('[data-widget],[data-from]');
  if (!drawn) return undefined;
  if ('widget' in drawn.dataset) return 'w ' + drawn.dataset.widget;
  return 't ' + drawn.dataset.index + ' ' + drawn.dataset.from;
}
document.addEventListener('click', (event) => {
  const section = event.target.closest('section[data-flow]');
  const key = section && keyOf(event.target);
  if (key) pick(Number(section.dataset.flow), key, event.target.closest('button') !== null);
});
for (const map of document.querySelectorAll('.map.large')) {
  const start = map.querySelector('.start');
  if (!start) continue;
  const [card, view] = [start.getBoundingClientRect(), map.getBoundingClientRect()];
  map.scrollLeft = card.left - view.left - (map.clientWidth - card.width) / 2;
  map.scrollTop = card.top - view.top - 24;
}
`;

// src/reporters/coverage-page-style.ts
var PAGE_STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#18202b;--soft:#566173;--line:#d5dbe4;--pane:#f5f6f8;--open:#a84300;--done:#1b5cab;--pick:#fff3c4}
@media (prefers-color-scheme:dark){:root{--bg:#161b22;--fg:#eef2f7;--soft:#a9b4c4;--line:#364152;--pane:#12161c;--open:#ffb066;--done:#80b2ee;--pick:#4a3d10}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1500px;padding:24px;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
h1{font-size:24px;margin:0}h2{font-size:19px;margin:0}h3{font-size:15px;margin:18px 0 6px}
a{color:var(--done)}p{margin:6px 0}.soft{color:var(--soft)}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:6px 12px 6px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th.n,td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
meter{width:90px;height:10px;vertical-align:middle}
section{border-top:2px solid var(--line);margin-top:32px;padding-top:20px}
.never{color:var(--open)}.never::before{content:"\u25CB "}.walked::before{content:"\u25CF ";color:var(--done)}
.changes{border-left:4px solid var(--open);padding:2px 0 2px 14px;margin:12px 0}
.notes{border-left:4px solid var(--line);padding:2px 0 2px 14px;margin:12px 0}
.view{display:flex;gap:16px;align-items:flex-start;margin-top:12px}
.picture{flex:1 1 auto;min-width:0}.legend{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:center;margin-bottom:6px}.legend svg{max-width:100%}
.map{max-height:85vh;overflow:auto;border:1px solid var(--line);border-radius:8px;background:var(--pane)}
.map svg{display:block;width:100%;height:auto}.map.large svg{width:auto;height:auto;max-width:none}
.picture:has(.whole:checked) .map.large svg{width:100%;height:83vh}
.map [data-widget],.map [data-from]{cursor:pointer}.map .picked{filter:drop-shadow(0 0 5px var(--fg))}
.who{flex:0 0 300px;position:sticky;top:12px;max-height:85vh;overflow:auto;border:1px solid var(--line);border-radius:8px;padding:12px}
.who ul{padding-left:18px;margin:6px 0}
details{margin:10px 0}summary{cursor:pointer;font-weight:600}
button{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:left;cursor:pointer;text-decoration:underline dotted}
tr.picked{background:var(--pick)}
@media (max-width:900px){.view{display:block}.who{position:static;margin-top:12px}}
@media print{.map{max-height:none}}
`;

// src/reporters/coverage-page.ts
var meter = (tally) => tally.total === 0 ? '<td class="n">-</td>' : `<td class="n">${tally.walked} of ${tally.total} <meter min="0" max="100" value="${percent(tally)}" aria-label="${percent(tally)} percent"></meter> ${percent(tally)}%</td>`;
var tallyCells = (tallies) => MEASURES.map((measure) => meter(tallies[measure])).join("");
function summary({ coverage }) {
  const rows = coverage.flows.map(
    ({ name, tallies, scenarios }, index) => `<tr><td><a href="#flow-${index}">${escapeXml(name)}</a></td>${tallyCells(tallies)}<td class="n">${scenarios.length}</td></tr>`
  );
  const total = `<tr><th>all flows</th>${tallyCells(coverage.total)}<td class="n">${coverage.scenarios.length}</td></tr>`;
  const heads = MEASURES.map((measure) => `<th class="n">${measure}</th>`).join("");
  return `<table><tr><th>flow</th>${heads}<th class="n">scenarios</th></tr>${rows.join("")}${total}</table>`;
}
function notesPart({ notes, shortfalls }) {
  const below = shortfalls.map(
    ({ flow, measure, wanted, ...tally }) => `${flow}: ${measure} ${percent(tally)}%, wanted ${wanted}%`
  );
  const lines = [...below.map((text) => `Below its threshold: ${text}`), ...notes];
  return lines.length === 0 ? "" : `<div class="notes">${lines.map((text) => `<p>${escapeXml(text)}</p>`).join("")}</div>`;
}
var scenarioLines = (scenarios) => scenarios.map(({ name, file, line }) => `<li>${escapeXml(name)} <span class="soft">${escapeXml(file)}:${line}</span></li>`).join("");
function changesPart(changes, flow) {
  return changes.filter((change) => change.flow === flow).map(({ changes: made, failing, passing }) => {
    const list = made.map((change) => `<li>${escapeXml(changeText(change))}</li>`).join("");
    const red = failing.length === 0 ? "" : `<p>Fail now:</p><ul>${scenarioLines(failing)}</ul>`;
    const green = passing.length === 0 ? "" : `<p class="soft">${passing.length} still pass.</p>`;
    return `<div class="changes"><h3>Changed since the last green run</h3><ul>${list}</ul>${red}${green}</div>`;
  }).join("");
}
var counted = (count, measure) => `${count} ${count === 1 ? measure.slice(0, -1) : measure}`;
function neverPart(flow) {
  const lists = MEASURES.map((measure) => ({ measure, names: unwalked(flow, measure) })).filter(
    ({ names }) => names.length > 0
  );
  if (lists.length === 0) return "<p>Everything was walked.</p>";
  const parts = lists.map(
    ({ measure, names }) => `<h3>${counted(names.length, measure)}</h3><ul>${names.map((name) => `<li>${escapeXml(name)}</li>`).join("")}</ul>`
  );
  return `<details open><summary>Walked by no scenario</summary>${parts.join("")}</details>`;
}
function itemTable({ items, index }) {
  const rows = items.map(({ title, detail, walks, scenarios, keys }, row) => {
    const name = `<button type="button" class="${walks === 0 ? "never" : "walked"}" data-key="${escapeXml(keys[0] ?? "")}">${escapeXml(title)}</button>`;
    return `<tr data-item="${index}:${row}"><td>${name} <span class="soft">${escapeXml(detail)}</span></td><td class="n">${walks}</td><td class="n">${scenarios.length}</td></tr>`;
  });
  const head = '<tr><th>widget or transition</th><th class="n">walks</th><th class="n">scenarios</th></tr>';
  return `<details><summary>All widgets and transitions</summary><table>${head}${rows.join("")}</table></details>`;
}
function unknownPart({ unknown }) {
  if (unknown.length === 0) return "";
  const lines = unknown.map(({ from, event, to }) => `<li>${escapeXml(`${from} \u2014${event ?? "?"}\u2192 ${to ?? "end"}`)}</li>`).join("");
  return `<div class="changes"><h3>Walked, but not in the definition</h3><p>The flow that ran is not the one that was read.</p><ul>${lines}</ul></div>`;
}
var LARGE = 1800;
var WHOLE = '<label><input type="checkbox" class="whole"> show all of it at once</label>';
function mapPart({ picture }) {
  const isLarge = Number(/ width="(\d+)"/.exec(picture)?.[1] ?? 0) > LARGE;
  const head = `<div class="legend">${drawLegend()}${isLarge ? WHOLE : ""}</div>`;
  return `<div class="picture">${head}<div class="map${isLarge ? " large" : ""}">${picture}</div></div>`;
}
function flowPart(shown, { changes }) {
  const { flow, index } = shown;
  return [
    `<section id="flow-${index}" data-flow="${index}"><h2>${escapeXml(flow.name)}</h2>`,
    `<p class="soft">${escapeXml(flow.definitionPath ?? "")} ${escapeXml(flow.digest.slice(0, 12))}</p>`,
    changesPart(changes, flow.name),
    unknownPart(flow),
    `<div class="view">${mapPart(shown)}`,
    `<aside class="who" data-who="${index}" aria-live="polite"><p class="soft">Pick a widget or a transition to see the scenarios that walk it.</p></aside></div>`,
    neverPart(flow),
    itemTable(shown),
    "</section>"
  ].join("");
}
function dataOf({ coverage }, shown) {
  const numbers = new Map(coverage.scenarios.map(({ id }, index) => [id, index]));
  const flows = shown.map(
    ({ items }) => items.map(({ title, keys, walks, scenarios: scenarios2 }) => ({
      title,
      keys,
      walks,
      scenarios: scenarios2.map((id) => numbers.get(id))
    }))
  );
  const scenarios = coverage.scenarios.map(({ name, file, line }) => `${name} (${file}:${line})`);
  return JSON.stringify({ flows, scenarios }).replaceAll("<", "\\u003c");
}
var scriptHash = `sha256-${createHash("sha256").update(PAGE_SCRIPT).digest("base64")}`;
var POLICY = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`;
function coveragePage(report, flows) {
  const shown = report.coverage.flows.flatMap((flow, index) => {
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
    `<h1>Coverage of flows</h1><p class="soft">${escapeXml(report.generatedAt)}</p>${notesPart(report)}${summary(report)}`,
    ...shown.map((each) => flowPart(each, report)),
    `<script type="application/json" id="data">${dataOf(report, shown)}</script><script>${PAGE_SCRIPT}</script></body></html>
`
  ].join("\n");
}

// src/reporters/coverage-table.ts
var cell = (tally) => tally.total === 0 ? "-" : `${tally.walked}/${tally.total} ${String(percent(tally)).padStart(3)}%`;
var rowOf = (name, tallies, scenarios) => [
  name,
  ...MEASURES.map((measure) => cell(tallies[measure])),
  String(scenarios)
];
function aligned(rows) {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map(
    (row) => row.map((text, column) => column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)).join("   ").trimEnd()
  );
}
var MANY = 12;
function tableText({ flows, total, scenarios }) {
  const open = flows.filter(({ tallies }) => MEASURES.some((measure) => percent(tallies[measure]) < 100));
  const listed = flows.length > MANY ? open : flows;
  const rows = [
    ["coverage", ...MEASURES, "scenarios"],
    ...listed.map((flow) => rowOf(flow.name, flow.tallies, flow.scenarios.length)),
    ...flows.length > 1 ? [rowOf(`all ${flows.length} flows`, total, scenarios.length)] : []
  ];
  return aligned(rows).join("\n");
}
var MOST_NAMED = 8;
function named(names) {
  const more = names.length - MOST_NAMED;
  return [...names.slice(0, MOST_NAMED), ...more > 0 ? [`and ${more} more`] : []].map((name) => `    ${name}`);
}
function shortfallText(shortfalls) {
  const lines = shortfalls.flatMap(({ flow, measure, wanted, missing, ...tally }) => [
    `  ${flow}: ${measure} ${percent(tally)}% (${tally.walked} of ${tally.total}), wanted ${wanted}%. Walked by no scenario:`,
    ...named(missing)
  ]);
  return ["Coverage is below its thresholds:", ...lines].join("\n");
}
var MOST_CHANGES = 12;
function changesText({ flow, changes, failing }) {
  const more = changes.length - MOST_CHANGES;
  return [
    `${flow} changed since these scenarios were last green:`,
    ...failing.map(({ name, file, line }) => `  \u2718 ${name} (${file}:${line})`),
    ...changes.slice(0, MOST_CHANGES).map((change) => `  ~ ${changeText(change)}`),
    ...more > 0 ? [`  ~ and ${more} more: see the coverage page`] : []
  ].join("\n");
}

// src/reporters/coverage-unplayed.ts
import { basename, dirname, relative, resolve } from "node:path";
function flowOf(file, root) {
  const { sources } = loadScenarioFile(file, { env: {} });
  const [definition] = [...sources.keys()].filter((source) => source !== resolve(file));
  return definition === void 0 ? void 0 : readFlow(definition, root);
}
function unplayedOf({ location, title }, { status }, root) {
  const { file, line } = location;
  if (status === "passed" || status === "skipped" || !/\.ya?ml$/i.test(file)) return void 0;
  const flow = flowOf(file, root);
  if (!flow) return void 0;
  const short = `${basename(dirname(file))}/${basename(file)}`;
  const scenario = { id: `${short} \u203A ${title}`, name: title, file: relative(root, file), line };
  return { scenario, prefix: `${short} \u203A `, flow };
}

// src/reporters/coverage-run.ts
function partOf({ settings, config, tests, result: { status } }) {
  const { shard, argv, maxFailures } = config;
  if (shard)
    return `Shard ${shard.current} of ${shard.total}: thresholds are judged where the shards' reports are merged.`;
  const some = isFiltered(argv) || tests.some(isOnly);
  if (!settings.merging && some) return "Some of the scenarios only: thresholds were not judged.";
  const red = () => tests.filter((test) => test.outcome() === "unexpected").length;
  const stopped = status === "interrupted" || status === "timedout" || maxFailures > 0 && red() >= maxFailures;
  return stopped ? "The run was stopped before its end: thresholds were not judged." : void 0;
}
function findFlows(run, unplayed, partial) {
  const { configDir, flows: folder } = run.settings;
  const evidences = run.outcomes.map(({ evidence }) => evidence);
  const found = flowsOf(evidences, { attached: run.attached, folders: [configDir, run.config.rootDir] });
  const failed = unplayed.map(({ flow }) => flow);
  const known = [...evidences.map(({ flow }) => flow), ...failed];
  const others = folder && partial === void 0 ? flowsBelow(folder, configDir, known) : [];
  return { flows: together(found.flows, [...failed, ...others]), notes: found.notes };
}
function reportOf({ settings, outcomes, result }, judged) {
  const { flows, unplayed, partial } = judged;
  const { thresholds } = settings;
  const coverage = coverageOf(
    flows,
    outcomes.map(({ evidence }) => evidence)
  );
  const unknown = partial ? [] : unknownFlows(coverage, thresholds);
  return {
    generatedAt: endOf(result),
    coverage,
    changes: changesOf(readHistory(settings.history), { outcomes, unplayed, flows }),
    shortfalls: partial ? [] : shortfallsOf(coverage, thresholds),
    notes: [
      ...judged.notes,
      ...partial ? [partial] : [],
      ...unknown.map((name) => `thresholds.flows names ${name}, but there is no such flow.`)
    ]
  };
}
function write({ folder }, report, flows) {
  replaceFile(join(folder, "coverage.json"), coverageJson(report));
  replaceFile(join(folder, "index.html"), coveragePage(report, flows));
}
function print({ folder }, { coverage, changes, shortfalls, notes }) {
  const failing = changes.filter((change) => change.failing.length > 0);
  const parts = [
    tableText(coverage),
    ...notes.length > 0 ? [notes.join("\n")] : [],
    ...failing.map(changesText),
    ...shortfalls.length > 0 ? [shortfallText(shortfalls)] : [],
    `coverage page: ${relative2(process.cwd(), join(folder, "index.html"))}`
  ];
  process.stdout.write(`
${parts.join("\n\n")}
`);
}
function keepHistory({ settings, config, outcomes }, flows) {
  const { history: file } = settings;
  if (!file || config.shard) return;
  const definitions = new Map(flows.map(({ digest, definition }) => [digest, definition]));
  replaceFile(file, `${JSON.stringify(remember(readHistory(file), greenRuns(outcomes), definitions))}
`);
}
function conclude(run) {
  const { settings, outcomes, silent, result } = run;
  const unplayed = silent.flatMap(({ test, result: result2 }) => unplayedOf(test, result2, settings.configDir) ?? []);
  if (outcomes.length + unplayed.length === 0) return void 0;
  const partial = partOf(run);
  const found = findFlows(run, unplayed, partial);
  const report = reportOf(run, { ...found, unplayed, partial });
  write(settings, report, found.flows);
  print(settings, report);
  keepHistory(run, found.flows);
  if (report.shortfalls.length === 0) return void 0;
  if (settings.merging) throw saying("Coverage is below its thresholds: the merge has failed.");
  return { status: result.status === "passed" ? "failed" : result.status };
}
export {
  conclude
};
