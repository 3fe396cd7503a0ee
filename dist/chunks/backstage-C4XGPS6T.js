import {
  openStudio
} from "./chunk-4XXZ756J.js";
import {
  actor,
  begin,
  checkMessages,
  checkNever,
  checkPath,
  checkStatus,
  checkValues,
  drive,
  observe,
  outOfPatience,
  reachVerdict,
  trying,
  unlistedEnd,
  watchedBy
} from "./chunk-EWEAZZJT.js";
import "./chunk-D53CA6BB.js";
import {
  spentWords
} from "./chunk-RQSYALLD.js";
import "./chunk-JL3F722Y.js";
import {
  drawFlow
} from "./chunk-6KUCRYEN.js";
import "./chunk-NQHLJGWW.js";
import {
  NOWHERE
} from "./chunk-NGMZZLBR.js";
import "./chunk-AKPABSFR.js";
import "./chunk-T7LARIW7.js";
import "./chunk-QV3VTVOG.js";
import {
  checkUnmocked,
  describeToAllure,
  explainStop,
  failuresOf,
  record
} from "./chunk-FC2JFIJ4.js";
import {
  masked
} from "./chunk-7AT2BELM.js";
import {
  digestOf
} from "./chunk-WRP7SKUV.js";
import "./chunk-5HD3QNP3.js";
import "./chunk-76K3XKFL.js";
import "./chunk-JELSUPZO.js";
import "./chunk-EJTDPZR6.js";
import "./chunk-LDRYS6VK.js";
import "./chunk-5FUMNITA.js";
import "./chunk-3477H2RI.js";
import "./chunk-LTVF5HN4.js";
import "./chunk-MFTPX4FU.js";
import "./chunk-YJIBMAP6.js";
import "./chunk-46E2GUX2.js";
import "./chunk-2PRBQFA4.js";
import "./chunk-U2ZCLBCZ.js";
import "./chunk-ZLAG2KWI.js";
import {
  EVIDENCE_ATTACHMENT,
  FLOW_ATTACHMENT
} from "./chunk-D74GJ7QX.js";

// src/session/checks/within.ts
function secondsTaken({ path }) {
  const begun = path[0]?.enteredAt;
  const last = path.at(-1);
  const over = last?.leftAt ?? last?.enteredAt;
  return begun && over ? (Date.parse(over) - Date.parse(begun)) / 1e3 : 0;
}
var slowest = ({ path }) => {
  const stays = path.map(({ widget, enteredAt, leftAt }) => ({
    widget,
    seconds: leftAt ? (Date.parse(leftAt) - Date.parse(enteredAt)) / 1e3 : 0
  }));
  const longest = stays.reduce((a, b) => b.seconds > a.seconds ? b : a, { widget: "", seconds: 0 });
  return longest.seconds > 0 ? `, ${longest.seconds} s of it at \`${longest.widget}\`` : "";
};
function checkWithin({ expect }, evidence) {
  const { within } = expect;
  const taken = secondsTaken(evidence);
  if (!within || taken <= within.seconds) return [];
  const message = `the execution should take at most ${within.seconds} s, but took ${taken} s${slowest(evidence)}`;
  return [{ kind: "timeout", code: "took-too-long", message, at: within.place }];
}

// src/session/judge.ts
var CHECKS = [
  (scenario, evidence) => checkUnmocked(scenario, evidence),
  checkPath,
  checkNever,
  checkStatus,
  checkMessages,
  checkValues,
  checkWithin
];
function judge(scenario, evidence) {
  const failures = CHECKS.flatMap((check) => check(scenario, evidence));
  return failures.length > 0 ? [...failures, ...explainStop(scenario, evidence)] : failures;
}

// src/session/play.ts
async function follow(scenario, following, progress) {
  const { target, setting } = following;
  const { seconds } = setting;
  const part = { actions: scenario.contact, perform: actor(following), watched: watchedBy(following), seconds };
  const course = await drive(part);
  const look = async () => {
    progress.observed = await observe(following, course);
    return progress.observed;
  };
  const acted = course.failures.length === 0;
  const looking = { target, look, judge: (evidence) => judge(scenario, evidence), mayBeLate: acted };
  try {
    const { failures, evidence } = await reachVerdict(looking);
    const isUnlisted = failures.length > 0 && acted && !target.simulatedTime;
    return [...course.failures, ...failures, ...isUnlisted ? unlistedEnd(scenario, evidence) : []];
  } catch (error) {
    if (acted) throw error;
    return [...course.failures, ...failuresOf(error, { what: "a call", kind: "refused", at: scenario.place })];
  }
}
async function attempt(scenario, playing, progress) {
  const following = await begin(scenario, playing, progress);
  return follow(scenario, following, progress).catch(trying(scenario)("a call", "refused"));
}
async function playToEnd(scenario, playing, progress) {
  const at = scenario.place;
  const failures = await attempt(scenario, playing, progress).catch(
    (error) => failuresOf(error, { what: "the scenario", kind: "refused", at })
  );
  const left = await progress.contact?.finish().then(
    () => [],
    (error) => failuresOf(error, { what: "hanging up", kind: "contact", at })
  );
  return [...failures, ...left ?? []];
}
async function play(scenario, playing) {
  const { target, root, secrets } = playing;
  const progress = {};
  const failures = await Promise.race([playToEnd(scenario, playing, progress), outOfPatience(scenario.place, playing)]);
  const { contact: _, ...known } = progress;
  const evidence = record({ scenario, target, ...known, failures, calls: playing.calls(), root, secrets });
  const definition = progress.flow?.definition ?? scenario.flow.definition;
  return {
    failures,
    evidence,
    sensitiveInputs: progress.observed?.sensitiveInputs ?? [],
    ...definition ? { definition } : {}
  };
}

// src/playwright/report.ts
import { test } from "@playwright/test";

// src/map/path.ts
var drawPath = (evidence, definition) => drawFlow(definition, {
  title: `${evidence.flow.name}: ${evidence.scenario.name}`,
  path: evidence.path ?? [],
  ...evidence.trigger ? { trigger: evidence.trigger } : {},
  ...evidence.expectedPath ? { expectedPath: evidence.expectedPath } : {},
  ...evidence.divergence ? { divergence: evidence.divergence } : {}
});

// src/playwright/report.ts
function push({ attachments }, name, contentType, body) {
  attachments.push({ name, contentType, body: Buffer.from(body) });
}
var pushJson = (testInfo, name, value) => push(testInfo, name, "application/json", JSON.stringify(value));
var asText = (value) => typeof value === "string" ? value : JSON.stringify(value);
function annotate({ target, simulatedTime, flow, inputs, executionSid, spent, logged = [] }, { annotations }) {
  const revision = flow.revision === void 0 ? "" : `, revision ${flow.revision}`;
  const facts = [
    ["target", simulatedTime ? `${target} (time is simulated)` : target],
    ["flow", `${flow.name} (${flow.sid}${revision})`],
    ...executionSid ? [["execution", executionSid]] : [],
    ...spent ? [["spent", spentWords(spent)]] : [],
    ...logged.map((line) => ["Studio would log", line]),
    ...Object.entries(inputs).map(([name, value]) => [name, asText(value)])
  ];
  for (const [type, description] of facts) annotations.push({ type, description });
}
var timeOf = (moment) => moment.slice(11, 19);
var visitLine = ({ widget, event, enteredAt, leftAt }) => event ? `${timeOf(leftAt ?? enteredAt)}  ${widget}: ${event}` : `${timeOf(enteredAt)}  ${widget} (still there)`;
var LONGEST = 100;
async function tell(heading, lines) {
  const more = lines.length - LONGEST;
  const shown = [...lines.slice(0, LONGEST), ...more > 0 ? [`\u2026 and ${more} more: see ${EVIDENCE_ATTACHMENT}`] : []];
  const at = { location: NOWHERE };
  await test.step(heading, () => Promise.all(shown.map((line) => test.step(line, () => void 0, at))), at);
}
var count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
async function tellPath({ path, status }) {
  if (path.length === 0 && !status) return;
  const lines = path.map(visitLine);
  await tell(`path: ${count(path.length, "widget")}, ${status ?? "not started"}`, lines);
}
async function tellMessages({ messages }) {
  if (messages.length === 0) return;
  const lines = messages.map(({ direction, body, media, at }) => {
    const arrow = direction === "to-contact" ? "flow \u2192 contact" : "contact \u2192 flow";
    return `${timeOf(at)}  ${arrow}: ${[body, ...media].join(" ")}`;
  });
  await tell(count(messages.length, "message"), lines);
}
function leavesOf(value, path) {
  const isBranch = typeof value === "object" && value !== null && Object.keys(value).length > 0;
  if (!isBranch) return [`${path}: ${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, path === "" ? key : `${path}.${key}`));
}
var WIDEST = 300;
var shortened = (line) => line.length > WIDEST ? `${line.slice(0, WIDEST)}\u2026` : line;
async function tellContext({ context, executionSid }) {
  if (executionSid) await tell("context at the end", leavesOf(context, "").map(shortened));
}
function attachDefinition(definition, { testInfo, attached, secrets = [] }) {
  const digest = digestOf(definition);
  const known = attached.get(digest);
  if (known) return known;
  const shown = masked(definition, secrets);
  attached.set(digest, shown);
  const flow = { version: 1, digest, definition: shown };
  push(testInfo, FLOW_ATTACHMENT, "application/json", JSON.stringify(flow));
  return shown;
}
async function tellChanges(evidence, definition, { testInfo, secrets = [] }) {
  if (evidence.failures.length === 0) return;
  const { changesSinceGreen } = await import("./since-green-XY4V2OQN.js");
  const lines = changesSinceGreen({ evidence, definition, secrets }, testInfo.config);
  if (lines.length > 0) await tell("the flow has changed since this scenario was last green", lines);
}
async function showFlow(evidence, told) {
  if (!told.definition) return;
  const definition = attachDefinition(told.definition, told);
  await tellChanges(evidence, definition, told);
  push(told.testInfo, "path.svg", "image/svg+xml", drawPath(evidence, definition));
}
var MOST_EXCHANGES = 50;
function attachExchanges({ testInfo, exchanges = [], secrets = [] }) {
  if (exchanges.length === 0) return;
  pushJson(testInfo, "API calls", masked(exchanges.slice(-MOST_EXCHANGES), secrets));
}
async function report(evidence, told) {
  const { testInfo } = told;
  annotate(evidence, testInfo);
  await tellPath(evidence);
  await tellMessages(evidence);
  await tellContext(evidence);
  await showFlow(evidence, told);
  attachExchanges(told);
  pushJson(testInfo, EVIDENCE_ATTACHMENT, evidence);
  const { name, contentType, body } = describeToAllure(evidence);
  push(testInfo, name, contentType, body);
}
export {
  openStudio,
  play,
  report
};
