import {
  partingText
} from "./chunk-NQHLJGWW.js";
import {
  digestOf
} from "./chunk-WRP7SKUV.js";
import {
  widgetType
} from "./chunk-LDRYS6VK.js";
import {
  hopsOf
} from "./chunk-MFTPX4FU.js";
import {
  conditionTexts,
  isTrigger,
  linkKey,
  linksOf
} from "./chunk-YJIBMAP6.js";

// src/map/text.ts
var ENTITIES = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
};
var FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
var escapeXml = (text) => text.replace(new RegExp("\\p{Surrogate}", "gu"), "\uFFFD").replace(FORBIDDEN, "\uFFFD").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
var WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;
var NARROW = /[iljtfrI.,:;'|!()[\] ]/;
var BROAD = /[mwMWA-Z@%&#]/;
function widthOf(character) {
  if (WIDE.test(character)) return 1.05;
  if (NARROW.test(character)) return 0.38;
  return BROAD.test(character) ? 0.82 : 0.6;
}
var textWidth = (text, size) => {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * size;
};
function fit(text, room, size) {
  if (text.length * size * 1.05 <= room) return text;
  let width = size * 0.9;
  let kept = "";
  for (const character of text) {
    width += widthOf(character) * size;
    if (width > room) return textWidth(text, size) <= room ? text : `${kept.trimEnd()}\u2026`;
    kept += character;
  }
  return text;
}
function fitMiddle(text, room, size) {
  const whole = fit(text, room, size);
  if (whole === text) return text;
  const tail = [...text].slice(-KEPT_TAIL).join("");
  return fit(text, room - textWidth(tail, size), size) + tail;
}
var KEPT_TAIL = 6;
var LONGEST_NAME = 200;
var breaksOf = (text) => [...text.slice(0, LONGEST_NAME).matchAll(/[_\-. ]+|[a-z0-9](?=[A-Z])/g)].map((match) => match.index + match[0].length).filter((at) => at < text.length);
function twoLines(text, room, size) {
  if (textWidth(text, size) <= room) return [text];
  const widths = (at2) => [textWidth(text.slice(0, at2), size), textWidth(text.slice(at2), size)];
  const fitting = breaksOf(text).filter((at2) => widths(at2)[0] <= room);
  const both = fitting.filter((at2) => widths(at2)[1] <= room);
  const [even] = both.sort((a, b) => Math.max(...widths(a)) - Math.max(...widths(b)));
  const at = even ?? fitting.at(-1);
  if (at === void 0) return [fitMiddle(text, room, size)];
  return [text.slice(0, at).trimEnd(), fitMiddle(text.slice(at), room, size)];
}

// src/map/style.ts
var LIGHT = {
  canvas: "#f5f6f8",
  card: "#ffffff",
  edge: "#b8c0cc",
  text: "#18202b",
  muted: "#566173",
  line: "#7d8899",
  quiet: "#c2c9d4",
  walked: "#0b57d0",
  expected: "#a84300",
  wrong: "#b3261e",
  onMark: "#ffffff",
  ramp: ["#5b8fce", "#3677c4", "#1b5cab", "#0a3c7d"],
  categories: {
    start: "#46505f",
    message: "#0b6bcb",
    voice: "#0f7660",
    logic: "#8a5a00",
    "call-out": "#6b3fa0",
    agent: "#a8326a",
    unknown: "#6b7280"
  }
};
var DARK = {
  canvas: "#12161c",
  card: "#1d242e",
  edge: "#48546a",
  text: "#eef2f7",
  muted: "#a9b4c4",
  line: "#7c89a0",
  quiet: "#3b4556",
  walked: "#7db1ff",
  expected: "#ffb066",
  wrong: "#ff8a80",
  onMark: "#0c1118",
  ramp: ["#4175b5", "#5a94d8", "#80b2ee", "#bddcff"],
  categories: {
    start: "#7d8899",
    message: "#3b8fe6",
    voice: "#2fa488",
    logic: "#c08a2a",
    "call-out": "#9a72d2",
    agent: "#d3639a",
    unknown: "#8b93a1"
  }
};
var categoryRules = ({ categories }) => Object.entries(categories).map(([category, colour]) => `.fp .${category} .i{fill:${colour}}`).join("");
var rampRules = ({ ramp }) => ramp.map((colour, index) => `.fp .h${index + 1} path{stroke:${colour}}.fp .h${index + 1} .a{fill:${colour}}`).join("");
var colours = (palette) => [
  `.fp .bg,.fp .ph{fill:${palette.canvas}}`,
  `.fp .k{fill:${palette.card};stroke:${palette.edge}}`,
  `.fp text{fill:${palette.text}}.fp .t,.fp .o{fill:${palette.muted}}`,
  `.fp .g{fill:${palette.card}}.fp .v{stroke:${palette.edge}}`,
  `.fp .l path{stroke:${palette.line}}.fp .l .a{fill:${palette.line}}.fp .d{fill:${palette.canvas};stroke:${palette.line}}`,
  `.fp .q path{stroke:${palette.quiet}}.fp .q .a{fill:${palette.quiet}}`,
  `.fp .w path{stroke:${palette.walked}}.fp .w .a,.fp .b.w rect{fill:${palette.walked}}.fp .cw .k{stroke:${palette.walked}}`,
  `.fp .e path{stroke:${palette.expected}}.fp .e .a,.fp .b.e rect{fill:${palette.expected}}.fp .ce .k{stroke:${palette.expected}}`,
  `.fp .x path{stroke:${palette.wrong}}.fp .x .a,.fp .b.x rect,.fp .b.x path{fill:${palette.wrong}}.fp .cx .k{stroke:${palette.wrong}}`,
  `.fp .n path{stroke:${palette.expected}}.fp .n .a,.fp .b.n rect{fill:${palette.expected}}.fp .cn .k{stroke:${palette.expected}}`,
  `.fp .b rect{fill:${palette.walked}}.fp .b text{fill:${palette.onMark}}`,
  rampRules(palette),
  categoryRules(palette)
].join("");
var FORMS = [
  '.fp{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}',
  ".fp .k{stroke-width:1.5}.fp .v{stroke-width:1}.fp .l path{fill:none;stroke-width:2}.fp .l .a{stroke:none}.fp .d{stroke-width:1.5}",
  ".fp .m{font-size:17px;font-weight:600}.fp .t{font-size:12.5px}.fp .o{font-size:12px;text-anchor:middle}",
  ".fp .b text{font-size:13px;font-weight:700;text-anchor:middle}",
  ".fp .q path{stroke-width:1.5}.fp .cq{opacity:.65}",
  ".fp .w path{stroke-width:4}.fp .cw .k{stroke-width:3.5}",
  ".fp .x path{stroke-width:4}.fp .cx .k{stroke-width:3.5}",
  ".fp .e path{stroke-width:3.5;stroke-dasharray:11 7}.fp .ce .k{stroke-width:3.5;stroke-dasharray:11 7}",
  ".fp .n path{stroke-width:1.8;stroke-dasharray:3 5}.fp .cn .k{stroke-width:2;stroke-dasharray:3 5}",
  ".fp .h1 path{stroke-width:2.5}.fp .h2 path{stroke-width:3.5}.fp .h3 path{stroke-width:5}.fp .h4 path{stroke-width:7}",
  ".fp .l .a{stroke-dasharray:none}.fp .u{font-size:22px;font-weight:700}.fp .y{font-size:15px}"
].join("");
var STYLE = `${FORMS}${colours(LIGHT)}@media (prefers-color-scheme:dark){${colours(DARK)}}`;

// src/map/strokes.ts
var RADIUS = 9;
function towards(from, to, distance) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(distance, length / 2) / length;
  return { x: round(from.x + (to.x - from.x) * part), y: round(from.y + (to.y - from.y) * part) };
}
var round = (value) => Math.round(value * 10) / 10;
function wayOf(points) {
  const [first] = points;
  if (!first) return "";
  let way = `M${first.x} ${first.y}`;
  for (const [index, point] of points.slice(1).entries()) {
    const before = points[index] ?? first;
    const after = points[index + 2];
    if (!after) return `${way}L${point.x} ${point.y}`;
    const near = towards(point, before, RADIUS);
    const far = towards(point, after, RADIUS);
    way += `L${near.x} ${near.y}Q${point.x} ${point.y} ${far.x} ${far.y}`;
  }
  return way;
}
var headAt = ({ x, y }, size) => `M${x} ${y}l${-size} ${-size * 1.6}h${2 * size}z`;
var MOST_NUMBERS = 3;
function numbersText(steps) {
  if (steps.length <= MOST_NUMBERS) return steps.join(",");
  return `${steps.slice(0, MOST_NUMBERS - 1).join(",")}\u2026${steps.at(-1)}`;
}
function badge({ x, y }, text, kind) {
  const width = Math.max(22, Math.ceil(textWidth(text, 14) + 16));
  const left = round(x - width / 2);
  const shape = `<rect x="${left}" y="${y - 11}" width="${width}" height="22" rx="11"/>`;
  return `<g class="b ${kind}">${shape}<text x="${round(x)}" y="${y + 4.5}">${escapeXml(text)}</text></g>`;
}
var cross = ({ x, y }) => `<g class="b x"><path d="M${x} ${y - 16}l16 16-16 16-16-16z"/><text x="${x}" y="${y + 4.5}">\u2715</text></g>`;

// src/map/legend.ts
var sampleLine = (kind) => `<g class="l ${kind}"><path d="M0 0H44"/></g>`;
var some = (marks, holds) => [...marks.lines.values(), ...marks.cards.values()].some(holds);
function pathEntries(marks) {
  const entries = [
    { kind: "w", text: "step taken, in order", sample: sampleLine("w") + badge({ x: 22, y: 0 }, "1", "w") }
  ];
  if (some(marks, ({ wrong }) => wrong))
    entries.push({ kind: "x", text: "left the expected path", sample: sampleLine("x") + cross({ x: 22, y: 0 }) });
  if (some(marks, ({ expected }) => expected) || marks.strays.some(({ expected }) => expected))
    entries.push({ kind: "e", text: "expected", sample: sampleLine("e") });
  return entries;
}
var COVERAGE = [
  { kind: "n", text: "walked by no scenario", sample: sampleLine("n") },
  { kind: "h1", text: "walked \xD71", sample: sampleLine("h1") },
  { kind: "h2", text: "\xD73", sample: sampleLine("h2") },
  { kind: "h3", text: "\xD710", sample: sampleLine("h3") },
  { kind: "h4", text: "\xD730 and more", sample: sampleLine("h4") }
];
function entriesOf(marks) {
  if (marks.kind === "plain") return [];
  return marks.kind === "coverage" ? COVERAGE : pathEntries(marks);
}
function rowOf(all, y) {
  let x = 0;
  const entries = all.map(({ text, sample }) => {
    const drawn = `<g transform="translate(${Math.round(x)} ${y})">${sample}<text class="y" x="54" y="5">${escapeXml(text)}</text></g>`;
    x += 54 + textWidth(text, 15) + 28;
    return drawn;
  });
  return { drawn: entries.join(""), width: Math.ceil(x) };
}
var legendWidth = (marks) => rowOf(entriesOf(marks), 0).width;
function legendOf({ title, marks, at, scale, room }) {
  const name = `<text class="u" x="0" y="18">${escapeXml(fit(title, room, 24))}</text>`;
  return `<g transform="translate(${at.x} ${at.y}) scale(${scale})">${name}${rowOf(entriesOf(marks), 44).drawn}</g>`;
}
function drawLegend() {
  const { drawn, width } = rowOf(COVERAGE, 14);
  const named = 'aria-label="Dotted: walked by no scenario. Solid: walked, the thicker the more often."';
  return `<svg xmlns="http://www.w3.org/2000/svg" class="fp" role="img" ${named} width="${width}" height="28" viewBox="0 0 ${width} 28"><style>${STYLE}</style>${drawn}</svg>`;
}

// src/map/card.ts
var CARD = { width: 260, height: 100, outletRow: 26, label: 12, narrowest: 68, widest: 120 };
var triggerLabel = (event) => event.replace(/^incoming(?=[A-Z])/, "").replace(/^ConversationMessage$/, "Conversation") || event;
function outletLabel(state, transition) {
  if (isTrigger(state)) return triggerLabel(transition.event);
  return conditionTexts(transition) || transition.event;
}
function roomsOf(labels, narrow) {
  const wanted = labels.map(
    (label) => Math.min(CARD.widest, Math.max(CARD.narrowest, textWidth(label, CARD.label) + 12))
  );
  const total = wanted.reduce((sum, room) => sum + room, 0);
  const width = narrow ? CARD.width : Math.max(CARD.width, total);
  return wanted.map((room) => room + (width - total) / labels.length);
}
function cardOf(state, narrow = false) {
  const labels = (state.transitions ?? []).map((transition) => outletLabel(state, transition));
  const rooms = roomsOf(labels, narrow);
  let right = 0;
  const outlets = labels.map((label, index) => {
    const room = rooms[index] ?? 0;
    right += room;
    return { index, label, centre: Math.round(right - room / 2), room };
  });
  return { state, width: Math.round(right) || CARD.width, height: CARD.height, outlets };
}

// src/map/category.ts
var categoryOf = (type) => widgetType(type)?.category ?? "unknown";
var SIGNS = {
  start: "M6 4l10 6-10 6z",
  message: "M3 5h14v9H9l-4 3v-3H3z",
  voice: "M5 3l3 1 1 4-2 1c1 2 2 3 4 4l1-2 4 1 1 3c-1 2-3 2-5 1-4-2-7-5-8-9 0-2 0-3 1-4z",
  logic: "M10 2l8 8-8 8-8-8z",
  "call-out": "M3 8h8V4l7 6-7 6v-4H3z",
  agent: "M10 3a3.5 3.5 0 110 7 3.5 3.5 0 010-7zM3 17c0-4 3-6 7-6s7 2 7 6z",
  unknown: "M4 4h12v12H4z"
};

// src/map/draw-card.ts
var NAME = { size: 18.4, left: 52, line: 20 };
function cardKind(mark, { kind }) {
  if (kind === "plain") return "";
  if (kind === "coverage") return mark?.walks === 0 ? "cn" : "";
  if (mark?.wrong) return "cx";
  if (mark && mark.steps.length > 0) return "cw";
  return mark?.expected ? "ce" : "cq";
}
function nameOf({ state, width }) {
  const lines = twoLines(state.name, width - NAME.left - 12, NAME.size);
  const top = lines.length === 1 ? 30 : 22;
  const spans = lines.map(
    (line, index) => `<text class="m" x="${NAME.left}" y="${top + index * NAME.line}">${escapeXml(line)}</text>`
  );
  const type = `<text class="t" x="${NAME.left}" y="${top + lines.length * NAME.line - 1}">${escapeXml(fit(state.type, width - NAME.left - 12, 12.5))}</text>`;
  return spans.join("") + type;
}
function outletOf({ label, centre, room }, height) {
  return `<text class="o" x="${centre}" y="${height - 9}">${escapeXml(fit(label, room - 6, 12))}</text>`;
}
function dividers({ outlets, width, height }) {
  const top = height - CARD.outletRow;
  if (outlets.length === 0) return "";
  const between = outlets.slice(1).map(({ centre, room }) => `M${Math.round(centre - room / 2)} ${top}V${height}`);
  return `<path class="v" d="M0 ${top}H${width}${between.join("")}"/>`;
}
function cardBadge({ width }, mark, { kind }) {
  if (mark?.waits) return badge({ x: width - 56, y: 0 }, "waits here", "w");
  if (kind !== "coverage" || mark?.walks === void 0) return "";
  return mark.walks === 0 ? badge({ x: 30, y: 0 }, "never", "n") : "";
}
function drawCard(card, marks) {
  const { state, x, y, width, height } = card;
  const mark = marks.cards.get(state.name);
  const kind = [categoryOf(state.type), cardKind(mark, marks)].filter(Boolean).join(" ");
  const sign = `<rect class="i" x="12" y="14" width="30" height="30" rx="7"/><path class="g" transform="translate(17 19)" d="${SIGNS[categoryOf(state.type)]}"/>`;
  return [
    `<g class="${kind}" transform="translate(${x} ${y})" data-widget="${escapeXml(state.name)}"><title>${escapeXml(`${state.name} (${state.type})`)}</title>`,
    `<rect class="k" width="${width}" height="${height}" rx="10"/>${sign}${nameOf(card)}${dividers(card)}`,
    ...card.outlets.map((outlet) => outletOf(outlet, height)),
    cardBadge(card, mark, marks),
    "</g>"
  ].join("");
}

// src/map/marks.ts
var lineKey = (from, index) => `${index} ${from}`;
var NOTHING = { steps: [], expected: false, first: false, wrong: false, waits: false };
function markAt(marks, key) {
  const mark = marks.get(key) ?? { ...NOTHING, steps: [] };
  marks.set(key, mark);
  return mark;
}
var linkMarks = (marks, { from, indexes }) => indexes.map((index) => markAt(marks.lines, lineKey(from, index)));
function markHops(definition, content, { marks, links, byKey }) {
  const walked = { path: content.path ?? [], ...content.trigger ? { trigger: content.trigger } : {} };
  for (const hop of hopsOf(definition, links, walked)) {
    const link = byKey.get(linkKey(hop));
    markAt(marks.cards, hop.from).steps.push(hop.number);
    for (const mark of link ? linkMarks(marks, link) : []) mark.steps.push(hop.number);
    if (!link && hop.to !== void 0)
      marks.strays.push({ from: hop.from, to: hop.to, steps: [hop.number], expected: false });
  }
}
function markVisits({ path = [] }, marks) {
  for (const [index, { widget, event }] of path.entries()) {
    const mark = markAt(marks.cards, widget);
    mark.steps.push(index + 1);
    mark.waits = event === void 0 && index === path.length - 1;
  }
}
function wantedFrom({ path = [], expectedPath = [], divergence }) {
  if (!divergence?.expected) return [];
  const { index, expected } = divergence;
  const before = path[index]?.widget === expected.widget ? void 0 : path[index - 1];
  const same = (visit) => visit?.widget === expected.widget && visit.event === expected.event;
  const at = same(expectedPath[index]) ? index : expectedPath.findIndex(same);
  const rest = at === -1 ? [expected] : expectedPath.slice(at);
  return [...before ? [{ widget: before.widget }] : [], ...rest];
}
function markExpected(content, { marks, links }) {
  const wanted = wantedFrom(content);
  for (const [index, { widget, event }] of wanted.entries()) {
    markAt(marks.cards, widget).expected = true;
    const next = wanted[index + 1];
    if (!next && event === void 0) continue;
    const ways = links.filter((link) => link.from === widget && (event === void 0 || link.event === event));
    const there = ways.filter((link) => !next || link.to === next.widget);
    const fitting = there.length > 0 || index > 0 || event === void 0 ? there : ways;
    for (const link of fitting.slice(0, 1))
      for (const [nth, mark] of linkMarks(marks, link).entries())
        Object.assign(mark, { expected: true, first: index + nth === 0 });
    if (fitting.length === 0 && next && index === 0)
      marks.strays.push({ from: widget, to: next.widget, steps: [], expected: true });
  }
}
function markWrong({ path = [], divergence }, marks) {
  if (!divergence) return;
  const { index, expected } = divergence;
  const here = path[index];
  if (here) markAt(marks.cards, here.widget).wrong = here.widget !== expected?.widget;
  const step = here && here.widget === expected?.widget ? index + 2 : index + 1;
  for (const mark of marks.lines.values()) mark.wrong = mark.steps.includes(step);
}
function markCoverage(coverage, { marks, byKey }) {
  for (const { name, walks } of coverage.widgets) markAt(marks.cards, name).walks = walks;
  for (const item of [...coverage.transitions, ...coverage.ends]) {
    const link = byKey.get(linkKey(item));
    for (const mark of link ? linkMarks(marks, link) : []) mark.walks = item.walks;
  }
}
function marksOf(definition, content) {
  const links = linksOf(definition);
  const byKey = new Map(links.map((link) => [linkKey(link), link]));
  const kind = content.coverage ? "coverage" : content.path ? "path" : "plain";
  const marks = { kind, cards: /* @__PURE__ */ new Map(), lines: /* @__PURE__ */ new Map(), strays: [] };
  const drawn = { marks, links, byKey };
  if (content.coverage) markCoverage(content.coverage, drawn);
  markHops(definition, content, drawn);
  markVisits(content, marks);
  markExpected(content, drawn);
  markWrong(content, marks);
  return marks;
}

// src/map/focus.ts
var LARGE = 2400;
var MARGIN = 150;
var edgesOf = ({ x, y, width, height }) => ({ left: x, top: y, right: x + width, bottom: y + height });
function around(boxes) {
  return {
    left: Math.min(...boxes.map(({ left }) => left)) - MARGIN,
    top: Math.min(...boxes.map(({ top }) => top)) - MARGIN,
    right: Math.max(...boxes.map(({ right }) => right)) + MARGIN,
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + MARGIN
  };
}
function focusOf({ cards, lines, bounds }, marks) {
  if (marks.kind !== "path" || Math.max(bounds.width, bounds.height) <= LARGE) return bounds;
  const shown = cards.filter(({ state }) => marks.cards.has(state.name));
  const ways = lines.filter(({ from, index }) => marks.lines.has(lineKey(from, index))).flatMap(({ points: points2 }) => points2);
  if (shown.length === 0) return bounds;
  const points = ways.map((point) => edgesOf({ ...point, width: 0, height: 0 }));
  const near = around([...shown.map(edgesOf), ...points]);
  const all = edgesOf(bounds);
  const left = Math.max(all.left, near.left);
  const top = Math.max(all.top, near.top);
  return {
    x: left,
    y: top,
    width: Math.min(all.right, near.right) - left,
    height: Math.min(all.bottom, near.bottom) - top
  };
}

// src/map/layered.ts
import dagre from "@dagrejs/dagre";
var SPACING = { rankdir: "TB", nodesep: 50, ranksep: 90, edgesep: 24 };
var LARGE2 = 40;
function edgesOf2(cards) {
  const indexes = new Map(cards.map(({ state }, index) => [state.name, index]));
  return cards.flatMap(
    ({ state }, from) => (state.transitions ?? []).flatMap(({ next }) => {
      const to = next ? indexes.get(next) : void 0;
      return to === void 0 || to === from ? [] : [[from, to]];
    })
  );
}
function firstWays(edges, count) {
  const seen = /* @__PURE__ */ new Set();
  const kept = [];
  for (let root = 0; root < count; root += 1) {
    const queue = seen.has(root) ? [] : [root];
    seen.add(root);
    for (const from of queue)
      for (const edge of edges.filter(([start, to]) => start === from && !seen.has(to))) {
        if (seen.has(edge[1])) continue;
        seen.add(edge[1]);
        kept.push(edge);
        queue.push(edge[1]);
      }
  }
  return kept;
}
function turned(edges, centres) {
  let against = 0;
  for (const [index, [from, to]] of edges.entries()) {
    const next = edges[index + 1];
    if (next && next[0] === from) against += Math.sign((centres[to] ?? 0) - (centres[next[1]] ?? 0));
  }
  return against > 0;
}
function layeredPositions(cards) {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ ...SPACING });
  graph.setDefaultEdgeLabel(() => ({}));
  const edges = edgesOf2(cards);
  for (const [index, { width, height }] of cards.entries()) graph.setNode(String(index), { width, height });
  for (const [from, to] of cards.length > LARGE2 ? firstWays(edges, cards.length) : edges)
    graph.setEdge(String(from), String(to));
  dagre.layout(graph, { disableOptimalOrderHeuristic: cards.length > LARGE2 });
  const centres = cards.map((_, index) => graph.node(String(index)).x ?? 0);
  const side = turned(edges, centres) ? -1 : 1;
  return cards.map(({ width, height }, index) => {
    const { y } = graph.node(String(index));
    return { x: Math.round(side * (centres[index] ?? 0) - width / 2), y: Math.round((y ?? 0) - height / 2) };
  });
}

// src/map/layout.ts
var GAP = { x: 40, y: 64 };
var COMFORT = { x: 48, y: 90 };
var SQUEEZES = [0.7, 0.8, 0.9, 1];
var STRETCHES = [1, 1.15, 1.3, 1.5, 1.75, 2, 2.5];
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function offsetOf(card) {
  const offset = isObject(card.state.properties) ? card.state.properties.offset : void 0;
  if (!isObject(offset)) return void 0;
  const { x, y } = offset;
  return typeof x === "number" && typeof y === "number" && Number.isFinite(x + y) ? { x, y } : void 0;
}
var place = (cards, positions) => cards.map((card, index) => ({ ...card, ...positions[index] ?? { x: 0, y: 0 } }));
function isCrowded(placed, gap) {
  const sorted = [...placed].sort((a, b) => a.y - b.y);
  return sorted.some((upper, index) => {
    for (const lower of sorted.slice(index + 1)) {
      if (lower.y >= upper.y + upper.height + gap.y) return false;
      if (lower.x < upper.x + upper.width + gap.x && upper.x < lower.x + lower.width + gap.x) return true;
    }
    return false;
  });
}
function stretched(cards, offsets, [sx, sy]) {
  return place(
    cards,
    offsets.map(({ x, y }) => ({ x: Math.round(x * sx), y: Math.round(y * sy) }))
  );
}
var byArea = (factors) => factors.flatMap((sx) => factors.map((sy) => [sx, sy])).sort((a, b) => a[0] * a[1] - b[0] * b[1]);
var SQUEEZED = byArea(SQUEEZES);
var STRETCHED = byArea(STRETCHES);
var ATTEMPTS = [
  { narrow: false, factors: SQUEEZED, gap: COMFORT },
  { narrow: false, factors: STRETCHED.slice(0, 12), gap: GAP },
  { narrow: true, factors: STRETCHED, gap: GAP }
];
function studioCanvas(definition) {
  for (const { narrow, factors, gap } of ATTEMPTS) {
    const cards = definition.states.map((state) => cardOf(state, narrow));
    const offsets = cards.map(offsetOf).filter((offset) => offset !== void 0);
    if (offsets.length < cards.length) return void 0;
    for (const factor of factors) {
      const placed = stretched(cards, offsets, factor);
      if (!isCrowded(placed, gap)) return placed;
    }
  }
  return void 0;
}
function layoutOf(definition) {
  const canvas = studioCanvas(definition);
  if (canvas) return canvas;
  const cards = definition.states.map((state) => cardOf(state));
  return place(cards, layeredPositions(cards));
}

// src/map/obstacles.ts
var CELL = 300;
var LANE = 7;
var cellOf = (value) => Math.floor(value / CELL);
var cellKey = (column, row) => column * 1000003 + row;
var touches = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
function regionOf({ vertical, at, from, to }) {
  const start = Math.min(from, to);
  const length = Math.abs(to - from);
  return vertical ? { x: at - 5, y: start, width: 10, height: length } : { x: start, y: at - 5, width: length, height: 10 };
}
function visitCells({ x, y, width, height }, visit) {
  const [right, bottom] = [cellOf(x + width), cellOf(y + height)];
  for (let column = cellOf(x); column <= right; column += 1)
    for (let row = cellOf(y); row <= bottom; row += 1) visit(cellKey(column, row));
}
function gridOf(boxes) {
  const grid = /* @__PURE__ */ new Map();
  for (const box of boxes)
    visitCells(box, (key) => {
      const held = grid.get(key);
      if (held) held.push(box);
      else grid.set(key, [box]);
    });
  return grid;
}
function boxesIn(grid, region) {
  const found = [];
  visitCells(region, (key) => {
    for (const box of grid.get(key) ?? []) if (touches(region, box) && !found.includes(box)) found.push(box);
  });
  return found;
}
var laneKey = (vertical, lane) => lane * 2 + (vertical ? 1 : 0);
function shared(piece, other) {
  if (Math.abs(other.at - piece.at) >= LANE) return 0;
  const start = Math.max(Math.min(piece.from, piece.to), Math.min(other.from, other.to));
  const end = Math.min(Math.max(piece.from, piece.to), Math.max(other.from, other.to));
  return Math.max(0, end - start);
}
var END = { height: 28, hit: 0.05 };
function rowsOf(ends) {
  const rows = /* @__PURE__ */ new Map();
  for (const end of ends)
    for (const y of [end.y, end.y + END.height]) {
      const row = Math.floor(y / END.height);
      rows.set(row, [...rows.get(row) ?? [], end]);
    }
  return rows;
}
function crossed({ vertical, at, from, to }, rows) {
  if (vertical) return 0;
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const near = rows.get(Math.floor(at / END.height)) ?? [];
  return near.filter(({ x, y }) => x > left && x < right && at > y && at < y + END.height).length;
}
function obstaclesOf(boxes, ends = []) {
  const grid = gridOf(boxes);
  const rows = rowsOf(ends);
  const lanes = /* @__PURE__ */ new Map();
  return {
    near: (region) => boxesIn(grid, region),
    hits: (piece) => boxesIn(grid, regionOf(piece)).length + END.hit * crossed(piece, rows),
    overlap: (piece) => {
      const lane = Math.floor(piece.at / LANE);
      let sum = 0;
      for (let next = lane - 1; next <= lane + 1; next += 1)
        for (const other of lanes.get(laneKey(piece.vertical, next)) ?? []) sum += shared(piece, other);
      return sum;
    },
    take: (piece) => {
      const key = laneKey(piece.vertical, Math.floor(piece.at / LANE));
      const held = lanes.get(key);
      if (held) held.push(piece);
      else lanes.set(key, [piece]);
    }
  };
}

// src/map/route.ts
var STUB = 30;
var SHIFTS = [0, -8, 8, 16, 24];
var UPWARDS = [0, 8, -8, -16, -24];
var LAST = 22;
var AIR = 20;
var NEAR = { aside: 2 * AIR, lanes: 14 };
var FAR = { aside: 2400, lanes: 80 };
var MOST_ROWS = 10;
var COST = { bend: 45, hit: 6e3, overlap: 4 };
var samePoint = (a, b) => a.x === b.x && a.y === b.y;
function corners({ start, end }, turns) {
  const all = [start];
  for (const [index, turn] of turns.entries()) {
    const last = all.at(-1) ?? start;
    all.push(index % 2 === 0 ? { x: last.x, y: turn } : { x: turn, y: last.y });
  }
  all.push({ x: end.x, y: all.at(-1)?.y ?? end.y }, end);
  const distinct = all.filter((point, index) => index === 0 || !samePoint(point, all[index - 1] ?? point));
  return distinct.filter((point, index) => {
    const before = distinct[index - 1];
    const after = distinct[index + 1];
    if (!before || !after) return true;
    const straight = before.x === point.x && point.x === after.x || before.y === point.y && point.y === after.y;
    return !straight;
  });
}
function piecesOf(points) {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return from.x === to.x ? { vertical: true, at: from.x, from: from.y, to: to.y } : { vertical: false, at: from.y, from: from.x, to: to.x };
  });
}
function costOf(points, obstacles, best) {
  const pieces = piecesOf(points);
  let cost = pieces.length * COST.bend;
  for (const piece of pieces) cost += Math.abs(piece.to - piece.from);
  if (cost >= best) return cost;
  for (const [index, piece] of pieces.entries()) {
    const first = index === 0 ? { ...piece, from: piece.from + 6 } : piece;
    const cut = index === pieces.length - 1 ? { ...first, to: first.to - 6 } : first;
    cost += obstacles.hits(cut) * COST.hit + obstacles.overlap(cut) * COST.overlap;
    if (cost >= best) return cost;
  }
  return cost;
}
function lanesOf({ start, end, source, target }, obstacles, reach) {
  const top = Math.min(start.y, end.y);
  const left = Math.min(source.x, target.x) - reach.aside;
  const right = Math.max(source.x + source.width, target.x + target.width) + reach.aside;
  const between = obstacles.near({ x: left, y: top, width: right - left, height: Math.abs(end.y - start.y) + 1 });
  const sides = [source, target, ...between].flatMap(({ x, width }) => [x - AIR, x + width + AIR]);
  const away2 = (x) => Math.abs(x - start.x) + Math.abs(x - end.x);
  const sorted = [...new Set(sides)].sort((a, b) => away2(a) - away2(b));
  return [start.x, end.x, ...sorted.slice(0, reach.lanes)];
}
function quiet(vertical, at, [from, to, obstacles, shifts = SHIFTS]) {
  for (const shift of shifts) if (obstacles.overlap({ vertical, at: at + shift, from, to }) === 0) return at + shift;
  return at;
}
function atLeast({ start, end }, lanes) {
  let length = Math.abs(end.y - start.y) + 3 * COST.bend;
  let x = start.x;
  for (const lane of [...lanes, end.x]) {
    length += Math.abs(lane - x);
    x = lane;
  }
  return length;
}
var doublesBack = ({ start, end }, points) => (points[1]?.y ?? start.y) <= start.y || (points.at(-2)?.y ?? end.y) >= end.y;
function consider(found, ends, { turns, obstacles }) {
  const points = corners(ends, turns);
  if (doublesBack(ends, points)) return;
  const cost = costOf(points, obstacles, found.cost);
  if (cost < found.cost) Object.assign(found, { points, cost });
}
function byOneLane(found, ends, { obstacles, reach }) {
  const { start, end } = ends;
  for (const base of lanesOf(ends, obstacles, reach)) {
    if (atLeast(ends, [base]) >= found.cost) continue;
    const onEnd = base === start.x || base === end.x;
    const lane = onEnd ? base : quiet(true, base, [start.y, end.y, obstacles]);
    const row = quiet(false, start.y + STUB, [start.x, lane, obstacles]);
    const lastRow = quiet(false, end.y - LAST, [lane, end.x, obstacles, UPWARDS]);
    consider(found, ends, { turns: [row, lane, lastRow], obstacles });
    if (!onEnd) continue;
    const middle = quiet(false, Math.round((start.y + end.y) / 2), [start.x, end.x, obstacles]);
    if (middle > start.y + STUB && middle < end.y - 14)
      consider(found, ends, { turns: [middle, lane, middle], obstacles });
  }
}
function rowsOf2({ start, end, source, target }, obstacles) {
  const left = Math.min(source.x, target.x) - 2 * AIR;
  const width = Math.max(source.x + source.width, target.x + target.width) + 2 * AIR - left;
  const top = Math.min(start.y, end.y) - source.height;
  const between = obstacles.near({ x: left, y: top, width, height: Math.abs(end.y - start.y) + 2 * source.height });
  return [...new Set(between.flatMap(({ y, height }) => [y - AIR, y + height + STUB]))].slice(0, MOST_ROWS);
}
var beside = ({ x, width }, over) => [over, x - AIR, x + width + AIR];
function byTwoLanes(found, ends, obstacles) {
  const { start, end, source, target } = ends;
  const lanes = beside(source, start.x).flatMap(
    (first) => beside(target, end.x).map((second) => [first, second])
  );
  const nearby = lanes.filter((pair) => atLeast(ends, pair) < found.cost);
  for (const base of rowsOf2(ends, obstacles))
    for (const [first, second] of nearby) {
      const out = first === start.x ? first : quiet(true, first, [start.y, base, obstacles]);
      const home = second === end.x ? second : quiet(true, second, [base, end.y, obstacles]);
      const leave = quiet(false, start.y + STUB, [start.x, out, obstacles]);
      const arrive = quiet(false, end.y - LAST, [home, end.x, obstacles, UPWARDS]);
      const row = quiet(false, base, [out, home, obstacles]);
      consider(found, ends, { turns: [leave, out, row, home, arrive], obstacles });
    }
}
function routeOf(ends, obstacles) {
  const found = { points: [ends.start, ends.end], cost: Number.POSITIVE_INFINITY };
  byOneLane(found, ends, { obstacles, reach: NEAR });
  if (found.cost >= COST.hit) byTwoLanes(found, ends, obstacles);
  if (found.cost >= COST.hit) byOneLane(found, ends, { obstacles, reach: FAR });
  for (const piece of piecesOf(found.points)) obstacles.take(piece);
  return found.points;
}

// src/map/plan.ts
var PADDING = 44;
function joinsOf(cards) {
  const byName = new Map(cards.map((card) => [card.state.name, card]));
  return cards.flatMap(
    (source) => source.outlets.flatMap((outlet) => {
      const next = source.state.transitions[outlet.index]?.next;
      const target = next ? byName.get(next) : void 0;
      const start = { x: source.x + outlet.centre, y: source.y + source.height };
      return target ? [{ source, target, outlet, start }] : [];
    })
  );
}
var MOST_ASIDE = 24;
function kinkOf(joins, arrivals2) {
  const kinks = joins.flatMap(
    ({ start, target }, index) => start.y < target.y ? [start.x - (arrivals2[index] ?? start.x)] : []
  );
  const nearest = kinks.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
  return Math.abs(nearest) <= MOST_ASIDE ? nearest : 0;
}
function arrivals(joins) {
  const places = /* @__PURE__ */ new Map();
  const byTarget = /* @__PURE__ */ new Map();
  for (const join of joins) byTarget.set(join.target, [...byTarget.get(join.target) ?? [], join]);
  for (const [target, incoming] of byTarget) {
    const room = Math.min(22, (target.width - 60) / incoming.length);
    const sorted = [...incoming].sort((a, b) => a.start.x - b.start.x || a.start.y - b.start.y);
    const evenly = sorted.map(
      (_, index) => Math.round(target.x + target.width / 2 + (index - (sorted.length - 1) / 2) * room)
    );
    const aside = kinkOf(sorted, evenly);
    for (const [index, join] of sorted.entries()) places.set(join, { x: (evenly[index] ?? 0) + aside, y: target.y });
  }
  return places;
}
var away = ({ start, target }) => Math.abs(start.x - target.x) + Math.abs(start.y - target.y);
function linesOf(joins, obstacles) {
  const places = arrivals(joins);
  return [...joins].sort((a, b) => away(a) - away(b)).map((join) => {
    const { source, target, outlet, start } = join;
    const points = routeOf({ start, end: places.get(join) ?? start, source, target }, obstacles);
    const event = source.state.transitions[outlet.index]?.event ?? "";
    return { from: source.state.name, event, to: target.state.name, index: outlet.index, outlet, points };
  });
}
function looseEnds(cards, joined) {
  return cards.flatMap(
    (card) => card.outlets.filter((outlet) => !joined.has(outlet)).map((outlet) => {
      const start = { x: card.x + outlet.centre, y: card.y + card.height };
      const event = card.state.transitions[outlet.index]?.event ?? "";
      return {
        from: card.state.name,
        event,
        index: outlet.index,
        outlet,
        points: [start, { ...start, y: start.y + 12 }]
      };
    })
  );
}
function boundsOf(cards, lines) {
  const points = [
    ...cards.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height + 30 }
    ]),
    ...lines.flatMap((line) => line.points)
  ];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  if (points.length === 0) return { x: 0, y: 0, width: 400, height: 120 };
  return { x: left - PADDING, y: top - PADDING, width: right - left + 2 * PADDING, height: bottom - top + 2 * PADDING };
}
function draft(definition) {
  const cards = layoutOf(definition);
  const joins = joinsOf(cards);
  const loose = looseEnds(cards, new Set(joins.map(({ outlet }) => outlet)));
  const obstacles = obstaclesOf(
    cards,
    loose.flatMap(({ points }) => points.slice(0, 1))
  );
  const lines = [...linesOf(joins, obstacles), ...loose];
  return { cards, lines, bounds: boundsOf(cards, lines), obstacles };
}
var remembered = /* @__PURE__ */ new Map();
var MOST_REMEMBERED = 50;
function planOf(definition) {
  const digest = digestOf(definition);
  const before = remembered.get(digest);
  if (before) return before;
  const plan = draft(definition);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(digest, plan);
  return plan;
}

// src/map/words.ts
var MOST_STEPS = 200;
function describePath({ path = [], divergence }) {
  const steps = path.slice(0, MOST_STEPS).map(({ widget, event }, index) => `${index + 1} ${widget} (${event ?? "waits"})`);
  const more = path.length > MOST_STEPS ? ` and ${path.length - MOST_STEPS} more` : "";
  const broke = divergence ? ` The path broke at step ${divergence.index + 1}: ${partingText(path, divergence)}.` : "";
  return `The path of the execution: ${steps.join(", ") || "no widget was entered"}${more}.${broke}`;
}
function inWords({ states }, content) {
  const size = `A flow of ${states.length} widgets.`;
  const { coverage } = content;
  if (coverage) {
    const { widgets, transitions } = coverage.tallies;
    return `${size} Walked: ${widgets.walked} of ${widgets.total} widgets, ${transitions.walked} of ${transitions.total} transitions.`;
  }
  return content.path ? `${size} ${describePath(content)}` : size;
}

// src/map/draw.ts
var HEADS = { w: 8, x: 8, e: 8, h3: 8, h4: 10 };
function heat(walks) {
  if (walks >= 30) return "h4";
  if (walks >= 10) return "h3";
  return walks >= 3 ? "h2" : "h1";
}
function lineKind(mark, { kind }, { to }) {
  if (kind === "plain") return "";
  if (kind === "coverage") {
    if (mark?.walks) return heat(mark.walks);
    return to === void 0 ? "q" : "n";
  }
  if (mark?.wrong) return "x";
  if (mark && mark.steps.length > 0) return "w";
  return mark?.expected ? "e" : "q";
}
var LAYERS = { q: 0, "": 1, n: 1, h1: 2, h2: 3, h3: 4, h4: 5, e: 6, w: 7, x: 8 };
function lineTitle({ from, event, to, outlet }) {
  const how = outlet.label === event || event.endsWith(outlet.label) ? event : `${event}: ${outlet.label}`;
  return `${from} \u2014${how}\u2192 ${to ?? "the flow ends"}`;
}
function drawLine(line, kind) {
  const { points, to } = line;
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const size = HEADS[kind] ?? 5.5;
  const stop = { x: end.x, y: end.y - size };
  const way = to === void 0 ? wayOf(points) : wayOf([...points.slice(0, -1), stop]);
  const tip = to === void 0 ? `<circle class="d" cx="${end.x}" cy="${end.y + 4}" r="4"/>` : `<path class="a" d="${headAt(end, size)}"/>`;
  const data = `data-from="${escapeXml(line.from)}" data-index="${line.index}"`;
  return `<g class="l ${kind}" ${data}><title>${escapeXml(lineTitle(line))}</title><path d="${way}"/>${tip}</g>`;
}
function badgePoint({ points, index }) {
  const { x, y } = (index < 0 ? points.at(-1) : points[0]) ?? { x: 0, y: 0 };
  return { x, y: index < 0 ? y - 26 : y + 13 };
}
function lineBadges(line, mark, kind) {
  if (!mark) return "";
  const point = badgePoint(line);
  if (mark.walks) return badge(point, `\xD7${mark.walks}`, kind);
  if (mark.wrong) return badge(point, numbersText(mark.steps), "x") + cross({ x: point.x, y: point.y + 26 });
  if (mark.steps.length > 0)
    return badge(point, `${numbersText(mark.steps)}${line.to === void 0 ? " end" : ""}`, "w");
  return mark.first ? badge(point, "expected", "e") : "";
}
function strayLine({ from, to }, { cards, obstacles }) {
  const source = cards.find(({ state }) => state.name === from);
  const target = cards.find(({ state }) => state.name === to);
  if (!source || !target) return void 0;
  const start = { x: source.x + Math.round(source.width / 2) + 9, y: source.y + source.height };
  const end = { x: target.x + Math.round(target.width / 2) + 9, y: target.y };
  const outlet = { index: -1, label: "no transition in this definition", centre: 0, room: 0 };
  const points = routeOf({ start, end, source, target }, { ...obstacles, take: () => {
  } });
  return { from, event: "", to, index: -1, outlet, points };
}
function strokesOf(plan, marks) {
  const strokes = plan.lines.map((line) => {
    const mark = marks.lines.get(lineKey(line.from, line.index));
    return { line, kind: lineKind(mark, marks, line), mark };
  });
  const strays = marks.strays.flatMap((stray) => {
    const line = strayLine(stray, plan);
    const mark = { steps: stray.steps, expected: stray.expected, first: stray.expected, wrong: false, waits: false };
    return line ? [{ line, kind: stray.expected ? "e" : "x", mark }] : [];
  });
  return [...strokes, ...strays].sort((a, b) => (LAYERS[a.kind] ?? 0) - (LAYERS[b.kind] ?? 0));
}
var HEADER = { height: 64, side: 24 };
function frame({ x, y, width, height }, marks) {
  const scale = scaleOf(width);
  const wide = Math.max(width, legendWidth(marks) + 2 * HEADER.side);
  const above = HEADER.height * scale;
  return {
    x: Math.floor(x - (wide - width) / 2),
    y: Math.floor(y - above),
    width: Math.ceil(wide),
    height: Math.ceil(height + above)
  };
}
function drawHeader(title, marks, { x, y, width }) {
  const scale = scaleOf(width);
  const ground = `<rect class="bg" x="${x}" y="${y}" width="${width}" height="${Math.round(HEADER.height * scale)}"/>`;
  const room = width / scale - 2 * HEADER.side;
  return ground + legendOf({ title, marks, at: { x: x + HEADER.side, y: y + 18 }, scale, room });
}
var scaleOf = (width) => Math.min(2.5, Math.max(1, width / 1500));
function drawFlow(definition, content = {}) {
  const plan = planOf(definition);
  const marks = marksOf(definition, content);
  const strokes = strokesOf(plan, marks);
  const shown = content.embedded ? plan.bounds : focusOf(plan, marks);
  const framed = content.bare ? shown : frame(shown, marks);
  const { x, y, width, height } = framed;
  const isPart = shown.width * shown.height < plan.bounds.width * plan.bounds.height;
  const part = isPart ? " (the part of the flow around the path)" : "";
  const title = content.title ?? definition.description ?? "Flow";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="fp" role="img" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">`,
    `<title>${escapeXml(title)}</title><desc>${escapeXml(inWords(definition, content))}</desc>${content.embedded ? "" : `<style>${STYLE}</style>`}`,
    `<rect class="bg" x="${x}" y="${y}" width="${width}" height="${height}"/>`,
    ...strokes.map(({ line, kind }) => drawLine(line, kind)),
    ...plan.cards.map((card) => drawCard(card, marks)),
    ...strokes.map(({ line, mark, kind }) => lineBadges(line, mark, kind)),
    content.bare ? "" : drawHeader(`${title}${part}`, marks, framed),
    "</svg>"
  ].join("");
}

export {
  escapeXml,
  STYLE,
  drawLegend,
  drawFlow
};
