import {
  hopsOf
} from "./chunk-MFTPX4FU.js";
import {
  HISTORY_FILE
} from "./chunk-EDGKRQEN.js";
import {
  isTrigger,
  linkKey,
  linksOf
} from "./chunk-YJIBMAP6.js";
import {
  isMerge,
  readPlaywrightArguments
} from "./chunk-VOFORQE3.js";
import {
  nearest
} from "./chunk-46E2GUX2.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";

// src/coverage/coverage.ts
function count(counter, key, scenario) {
  const entry = counter.get(key) ?? { walks: 0, scenarios: /* @__PURE__ */ new Set() };
  entry.walks += 1;
  entry.scenarios.add(scenario);
  counter.set(key, entry);
}
var walksOf = (counter, key) => {
  const entry = counter.get(key);
  return { walks: entry?.walks ?? 0, scenarios: [...entry?.scenarios ?? []].sort() };
};
var tally = (items) => ({
  walked: items.filter(({ walks }) => walks > 0).length,
  total: items.length
});
function countPaths(flow, links, evidences) {
  const counts = { widgets: /* @__PURE__ */ new Map(), links: /* @__PURE__ */ new Map(), hops: /* @__PURE__ */ new Map() };
  for (const evidence of evidences) {
    for (const { widget } of evidence.path) count(counts.widgets, widget, evidence.scenario.id);
    for (const hop of hopsOf(flow.definition, links, evidence)) {
      count(counts.links, linkKey(hop), evidence.scenario.id);
      counts.hops.set(linkKey(hop), hop);
    }
  }
  return counts;
}
var linkWalks = ({ from, event, to, conditions }, walks) => ({
  from,
  event,
  ...to === void 0 ? {} : { to },
  ...conditions.length > 0 ? { conditions } : {},
  ...walks
});
function unknownHops({ hops, links: counter }, links) {
  const known = new Set(links.map(linkKey));
  return [...hops].filter(([key, hop]) => hop.to !== void 0 && !known.has(key)).map(([key, { from, event, to }]) => ({
    from,
    ...event === void 0 ? {} : { event },
    ...to === void 0 ? {} : { to },
    ...walksOf(counter, key)
  }));
}
var widgetsOf = ({ definition }, { widgets }) => definition.states.filter((state) => !isTrigger(state)).map(({ name, type }) => ({ name, type, ...walksOf(widgets, name) }));
function conditionsOf(walked) {
  return walked.flatMap(
    ({ from, to, conditions, walks, scenarios }) => conditions ? [{ widget: from, conditions, ...to === void 0 ? {} : { to }, walks, scenarios }] : []
  );
}
function coverFlow(flow, evidences) {
  const { name, digest, definition, definitionPath } = flow;
  const links = linksOf(definition);
  const starts = new Set(definition.states.filter(isTrigger).map((state) => state.name));
  const counts = countPaths(flow, links, evidences);
  const walked = links.map((link) => linkWalks(link, walksOf(counts.links, linkKey(link))));
  const transitions = walked.filter(({ to }) => to !== void 0);
  const widgets = widgetsOf(flow, counts);
  const conditions = conditionsOf(walked);
  return {
    name,
    digest,
    ...definitionPath ? { definitionPath } : {},
    tallies: { widgets: tally(widgets), transitions: tally(transitions), conditions: tally(conditions) },
    scenarios: [...new Set(evidences.map(({ scenario }) => scenario.id))].sort(),
    widgets,
    transitions,
    conditions,
    ends: walked.filter(({ from, to }) => to === void 0 && !starts.has(from)),
    unknown: unknownHops(counts, links)
  };
}
var sum = (tallies) => ({
  walked: tallies.reduce((total, { walked }) => total + walked, 0),
  total: tallies.reduce((total, next) => total + next.total, 0)
});
var totalOf = (all) => ({
  widgets: sum(all.map(({ widgets }) => widgets)),
  transitions: sum(all.map(({ transitions }) => transitions)),
  conditions: sum(all.map(({ conditions }) => conditions))
});
var ranOn = (flow, { flow: ran }) => ran.name === flow.name && (ran.digest === void 0 || ran.digest === flow.digest);
function scenariosOf(evidences) {
  const byId = /* @__PURE__ */ new Map();
  for (const { scenario, flow, target } of evidences) {
    const { id, name, file, line } = scenario;
    const targets = /* @__PURE__ */ new Set([...byId.get(id)?.targets ?? [], target]);
    byId.set(id, { id, name, file, line, flow: flow.name, targets: [...targets].sort() });
  }
  return [...byId.values()].sort((a, b) => a.id < b.id ? -1 : 1);
}
function coverageOf(flows, evidences) {
  const covered = flows.map(
    (flow) => coverFlow(
      flow,
      evidences.filter((evidence) => ranOn(flow, evidence))
    )
  );
  return { total: totalOf(covered.map(({ tallies }) => tallies)), flows: covered, scenarios: scenariosOf(evidences) };
}
var percent = ({ walked, total }) => total === 0 ? 100 : Math.floor(walked / total * 100);

// src/coverage/thresholds.ts
var MEASURES = ["widgets", "transitions", "conditions"];
var arrow = ({ from, event, to, conditions }) => `${from} \u2014${conditions ? conditions.join(" / ") : event}\u2192 ${to ?? "end"}`;
function unwalked(flow, measure) {
  if (measure === "widgets") return flow.widgets.filter(({ walks }) => walks === 0).map(({ name }) => name);
  if (measure === "transitions") return flow.transitions.filter(({ walks }) => walks === 0).map(arrow);
  return flow.conditions.filter(({ walks }) => walks === 0).map(({ widget, conditions }) => `${widget}: ${conditions.join(" / ")}`);
}
function limitsOf({ flows, ...limits }, flow) {
  const own = flows && Object.hasOwn(flows, flow) ? flows[flow] : void 0;
  return { ...limits, ...own };
}
var isBelow = (tally2, wanted) => wanted !== void 0 && percent(tally2) < wanted;
function flowShortfalls(flow, limits) {
  return MEASURES.flatMap((measure) => {
    const wanted = limits[measure];
    const tally2 = flow.tallies[measure];
    if (!isBelow(tally2, wanted)) return [];
    return [{ ...tally2, flow: flow.name, measure, wanted, missing: unwalked(flow, measure) }];
  });
}
function shortfallsOf({ flows }, thresholds) {
  return flows.flatMap((flow) => flowShortfalls(flow, limitsOf(thresholds, flow.name)));
}
function unknownFlows({ flows }, thresholds) {
  const names = new Set(flows.map(({ name }) => name));
  return Object.keys(thresholds.flows ?? {}).filter((name) => !names.has(name));
}

// src/reporters/coverage-checks.ts
var OPTIONS = ["outputFolder", "history", "flows", "thresholds"];
var isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function unknownKeys(table, known, where) {
  return Object.keys(table).filter((key) => !known.includes(key)).map((key) => {
    const meant = nearest(key, known);
    const fix = meant ? `did you mean \`${meant}\`?` : `choose from ${known.map((name) => `\`${name}\``).join(", ")}`;
    return { code: "unknown-option", message: `${where} has no \`${key}\`.`, fix };
  });
}
function wrongLimits(limits, where) {
  const fix = "give numbers from 0 to 100: `thresholds: { transitions: 80 }`";
  if (!isTable(limits)) return [{ code: "wrong-option", message: `${where} is no table of percentages.`, fix }];
  return MEASURES.filter((measure) => {
    const limit = limits[measure];
    return limit !== void 0 && !(typeof limit === "number" && limit >= 0 && limit <= 100);
  }).map((measure) => ({ code: "wrong-option", message: `${where}.${measure} is no percentage.`, fix }));
}
function wrongThresholds(thresholds) {
  if (thresholds === void 0) return [];
  const problems = wrongLimits(thresholds, "thresholds");
  if (!isTable(thresholds)) return problems;
  const { flows = {} } = thresholds;
  const own = isTable(flows) ? Object.entries(flows) : [];
  return [
    ...problems,
    ...unknownKeys(thresholds, [...MEASURES, "flows"], "thresholds"),
    ...own.flatMap(([name, limits]) => [
      ...wrongLimits(limits, `thresholds.flows['${name}']`),
      ...isTable(limits) ? unknownKeys(limits, MEASURES, `thresholds.flows['${name}']`) : []
    ])
  ];
}
function saying(words) {
  const error = new Error(words);
  error.stack = words;
  return error;
}
function checkOptions(options) {
  const given = Object.fromEntries(Object.entries(options).filter(([key]) => !key.startsWith("_")));
  const problems = [
    ...unknownKeys(given, [...OPTIONS, "configDir"], "The coverage reporter"),
    ...wrongThresholds(given.thresholds)
  ];
  if (problems.length > 0) throw saying(new FlowproofError(problems).message);
}

// src/reporters/coverage-options.ts
import { resolve } from "node:path";
function settingsOf(given) {
  checkOptions(given);
  const { configDir = ".", ...options } = given;
  const { outputFolder = "reports/coverage", history = HISTORY_FILE, flows = "scenarios", thresholds = {} } = options;
  return {
    folder: resolve(configDir, outputFolder),
    ...history === false ? {} : { history: resolve(configDir, history) },
    ...flows === false ? {} : { flows: resolve(configDir, flows) },
    thresholds,
    configDir: resolve(configDir),
    merging: isMerge(given)
  };
}
var isFiltered = (argv) => readPlaywrightArguments(argv).filtered;

export {
  coverageOf,
  percent,
  MEASURES,
  unwalked,
  shortfallsOf,
  unknownFlows,
  saying,
  settingsOf,
  isFiltered
};
