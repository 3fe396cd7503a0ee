import {
  diffFlows
} from "./chunk-YYDPGLEQ.js";
import {
  masked
} from "./chunk-7AT2BELM.js";
import {
  digestOf
} from "./chunk-WRP7SKUV.js";
import {
  flowNameOf
} from "./chunk-O5H2Q257.js";
import {
  LARGEST_FLOW_FILE,
  readText
} from "./chunk-NYIUHXDA.js";
import {
  parseFlow
} from "./chunk-GNVAWXTY.js";
import {
  definitionAt,
  lastGreen,
  lastGreenAmong
} from "./chunk-EDGKRQEN.js";

// src/reporters/flows-at-hand.ts
import { readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
var isFlow = (value) => typeof value === "object" && value !== null && "states" in value && Array.isArray(value.states);
function shownFlow(definition, secrets = []) {
  const shown = masked(definition, secrets);
  return isFlow(shown) ? shown : void 0;
}
function readFlow(path, root) {
  const file = resolve(root, path);
  const read = readText(file, LARGEST_FLOW_FILE);
  const flow = "text" in read ? parseFlow(read.text, file).flow : void 0;
  const definition = "text" in read && flow ? shownFlow(JSON.parse(read.text)) : void 0;
  if (!flow || !definition) return void 0;
  return { name: flowNameOf(file), digest: digestOf(flow), definition, definitionPath: relative(root, file) };
}
var IGNORED = /* @__PURE__ */ new Set(["node_modules", ".git"]);
function definitionFiles(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : definitionFiles(join(folder, entry.name));
      return entry.name.endsWith(".json") ? [join(folder, entry.name)] : [];
    });
  } catch {
    return [];
  }
}
function flowsBelow(folder, root, ran) {
  const files = new Set(ran.flatMap(({ definitionPath }) => definitionPath ?? []));
  const names = new Set(ran.flatMap(({ name, definitionPath }) => definitionPath ? [] : name));
  return definitionFiles(folder).filter((file) => !files.has(relative(root, file)) && !names.has(flowNameOf(file))).sort().flatMap((file) => readFlow(file, root) ?? []);
}

// src/reporters/coverage-changes.ts
var ranAs = ({ scenario, target, flow }) => flow.digest ? { scenario: scenario.id, target, digest: flow.digest } : void 0;
function greenRuns(outcomes) {
  const keyOf = ({ scenario, target }) => JSON.stringify([scenario, target]);
  const ran = (passing) => outcomes.flatMap(({ evidence, passed }) => passed === passing ? ranAs(evidence) ?? [] : []);
  const red = new Set(ran(false).map(keyOf));
  return ran(true).filter((run) => !red.has(keyOf(run)));
}
function verdictsOf(history, outcomes, flows) {
  const keyOf = ({ name, digest }) => JSON.stringify([name, digest]);
  const byKey = new Map(flows.map((flow) => [keyOf(flow), flow]));
  return outcomes.flatMap(({ evidence, passed }) => {
    const ran = ranAs(evidence);
    const flow = ran && byKey.get(keyOf(evidence.flow));
    const since = ran && lastGreen(history, ran);
    const { id, name, file, line } = evidence.scenario;
    return flow && since ? [{ flow, since, passed, scenario: { id, name, file, line } }] : [];
  });
}
var unplayedVerdicts = (history, unplayed) => unplayed.flatMap(({ flow, prefix, scenario }) => {
  const since = lastGreenAmong(history, prefix);
  return since ? [{ flow, since, scenario, passed: false }] : [];
});
function changesSince(before, definition, secrets = []) {
  const shown = before && shownFlow(JSON.parse(JSON.stringify(before)), secrets);
  return shown ? diffFlows(shown, definition) : [];
}
function addTo({ failing, passing }, { scenario, passed }) {
  const has = (list) => list.some(({ id }) => id === scenario.id);
  if (has(failing) || passed && has(passing)) return;
  if (passed) passing.push(scenario);
  else {
    const before = passing.findIndex(({ id }) => id === scenario.id);
    if (before !== -1) passing.splice(before, 1);
    failing.push(scenario);
  }
}
function changesOf(history, { outcomes, unplayed, flows }) {
  const groups = /* @__PURE__ */ new Map();
  const verdicts = [...verdictsOf(history, outcomes, flows), ...unplayedVerdicts(history, unplayed)];
  for (const verdict of verdicts) {
    const { flow, since } = verdict;
    if (since === flow.digest) continue;
    const key = JSON.stringify([flow.name, since, flow.digest]);
    const known = groups.get(key) ?? {
      flow: flow.name,
      since,
      changes: changesSince(definitionAt(history, since), flow.definition),
      failing: [],
      passing: []
    };
    addTo(known, verdict);
    groups.set(key, known);
  }
  return [...groups.values()].filter(({ changes }) => changes.length > 0).sort((a, b) => b.failing.length - a.failing.length);
}

export {
  readFlow,
  flowsBelow,
  greenRuns,
  changesSince,
  changesOf
};
