import {
  failuresOf,
  record
} from "./chunk-FC2JFIJ4.js";
import {
  withoutValuesIn
} from "./chunk-7AT2BELM.js";
import {
  withoutShort
} from "./chunk-76K3XKFL.js";
import {
  color,
  secrets
} from "./chunk-3477H2RI.js";
import {
  ROOT
} from "./chunk-LTVF5HN4.js";
import {
  renderProblem
} from "./chunk-2PRBQFA4.js";
import {
  maskPhoneNumbers,
  maskSecrets
} from "./chunk-U2ZCLBCZ.js";

// src/playwright/shown.ts
function shownError(text) {
  const unlikeFrames = text.replace(/^(\s*)(?=at )/gm, "$1\u200B");
  const error = new Error(unlikeFrames);
  error.name = "";
  error.stack = unlikeFrames;
  return error;
}

// src/session/render.ts
import { stripVTControlCharacters } from "node:util";
var indented = (text, by) => text.split("\n").map((line) => line === "" ? "" : by + line).join("\n");
function renderFailure(failure, sources, rendering) {
  const { message, fix, ...rest } = withoutShort(failure, rendering.secrets ?? []);
  const [headline = "", ...details] = message.split("\n");
  const say = (text) => stripVTControlCharacters(maskPhoneNumbers(maskSecrets(text, rendering.secrets ?? [])));
  const parts = [renderProblem({ ...rest, message: headline }, sources, rendering)];
  if (details.length > 0) parts.push(say(details.join("\n")));
  if (fix) parts.push(`${details.length > 0 ? "\n" : ""}  fix: ${indented(say(fix), "       ").trimStart()}`);
  return parts.join("\n");
}
var renderFailures = (failures, sources, rendering) => failures.map((failure) => renderFailure(failure, sources, rendering)).join("\n\n");

// src/playwright/dry-run.ts
import process from "node:process";
import { test } from "@playwright/test";
var isHeldBack = (failures) => failures.length > 0 && failures.every(({ code }) => code === "dry-run");
var WORDS = {
  reply: ({ body, media }) => `a message from the contact: ${[body, ...media].join(" ")}`,
  press: ({ digits }) => `the keys ${digits}`,
  say: ({ speech }) => `the words ${speech}`,
  silence: () => "nothing",
  answer: ({ outcome }) => `the flow's call, taken so: ${outcome}`,
  hangUp: () => "the end of the call"
};
var HIDDEN = "\u2022\u2022\u2022\u2022\u2022\u2022";
function discreet(action) {
  if (!("sensitive" in action) || !action.sensitive) return action;
  if (action.kind === "reply") return { ...action, body: HIDDEN };
  return action.kind === "press" ? { ...action, digits: HIDDEN } : { ...action, speech: HIDDEN };
}
var wordsOf = (action) => WORDS[action.kind](discreet(action));
var asText = (value) => typeof value === "string" ? value : JSON.stringify(value);
function firstOf({ trigger }, { flow, inputs: used }) {
  const ends = `${asText(used.to)} to ${asText(used.from)}`;
  if (trigger === "incomingMessage") return `a message from ${ends}: ${asText(used.body)}`;
  if (trigger === "incomingCall") return `a call from ${ends}`;
  const contact = `${asText(used.to)} from ${asText(used.from)}`;
  return `an execution of ${flow.name} (${flow.sid}) for ${contact}, with ${asText(used.parameters)}`;
}
function planOf(scenario, evidence, secrets2) {
  const actions = scenario.contact.map((action) => `at \`${action.at}\`: ${wordsOf(action)}`);
  return [firstOf(scenario, evidence), ...actions].map((line) => maskPhoneNumbers(maskSecrets(line, secrets2)));
}
function tellPlan(plan, testInfo) {
  process.stdout.write(
    ["", `  would send, for ${testInfo.title}:`, ...plan.map((line) => `    ${line}`), ""].join("\n")
  );
  test.skip(true, "a dry run: nothing was sent");
}

// src/playwright/later.ts
var loading;
function backstage() {
  loading ??= import("./backstage-C4XGPS6T.js");
  return loading;
}

// src/playwright/span.ts
var LEASE_SECONDS = 120;
var PATIENCE_SECONDS = 10;
var MARGIN_SECONDS = 20;
var ALL_DAY = 86400;
var secondsOf = (own, testInfo) => own ?? (testInfo.timeout === 0 ? ALL_DAY : testInfo.timeout / 1e3);
function makeRoom(seconds, testInfo) {
  const room = seconds + LEASE_SECONDS + PATIENCE_SECONDS + MARGIN_SECONDS;
  if (testInfo.timeout !== 0) testInfo.setTimeout(room * 1e3);
}

// src/playwright/playing.ts
function skipElsewhere({ targets }, studio, testInfo) {
  const elsewhere = !targets.includes(studio.target.name);
  testInfo.skip(elsewhere, `it runs on ${targets.join(" and ")} only`);
}
var reasonOf = ({ fixme = "", secrets: own }) => maskPhoneNumbers(maskSecrets(fixme, [...secrets, ...own]));
function expectFailure(scenario, { target }, testInfo) {
  if (scenario.fixme === void 0) return;
  testInfo.fixme(target.name !== "emulator", reasonOf(scenario));
  testInfo.fail(true, reasonOf(scenario));
}
function endWithoutFailure(scenario, testInfo) {
  if (scenario.fixme === void 0) return;
  testInfo.expectedStatus = "passed";
  const message = `It passes now: remove \`fixme\` (${reasonOf(scenario)}).`;
  const problem = { code: "passes-now", message, fix: "remove the line `fixme: \u2026`", at: scenario.place };
  throw shownError(renderProblem(problem, void 0, { root: ROOT, color }));
}
async function playWith({ parties }, scenario, { studio, leftovers, seconds }) {
  const { target, calls } = studio;
  const { play } = await backstage();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), (seconds + PATIENCE_SECONDS) * 1e3);
  const inputs = { ...scenario.inputs, to: parties.contact, from: parties.flowNumber };
  try {
    const playing = { target, parties, seconds, root: ROOT, secrets, calls: calls.all, witness: leftovers };
    return await play({ ...scenario, inputs }, { ...playing, patience: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}
function unplayed(error, scenario, { target, calls }) {
  const failures = failuresOf(error, {
    what: "the search for a contact",
    kind: "contact",
    at: scenario.place
  });
  const { definition } = scenario.flow;
  return {
    failures,
    sensitiveInputs: [],
    ...definition ? { definition } : {},
    evidence: record({ scenario, target, failures, calls: calls.all(), root: ROOT, secrets })
  };
}
async function perform(scenario, stage) {
  const { studio, leftovers } = stage;
  const cast = await studio.cast(scenario.inputs, LEASE_SECONDS).catch((error) => ({ error }));
  if ("error" in cast) return unplayed(cast.error, scenario, studio);
  try {
    const played = await playWith(cast, scenario, stage);
    const { status, executionSid } = played.evidence;
    if (status === "ended" && executionSid) leftovers.ended(executionSid);
    return played;
  } finally {
    await leftovers.end().catch(() => void 0);
    await cast.release();
  }
}
function playAsTest(scenario, sources) {
  return async ({ openedStudio: studio, evidence, leftovers }, testInfo) => {
    skipElsewhere(scenario, studio, testInfo);
    expectFailure(scenario, studio, testInfo);
    const seconds = secondsOf(scenario.timeout, testInfo);
    makeRoom(seconds, testInfo);
    studio.calls.begin();
    const played = await perform(scenario, { studio, leftovers, seconds }).finally(studio.calls.end);
    const { failures, definition } = played;
    const hidden = [...secrets, ...scenario.secrets, ...played.sensitiveInputs];
    if (isHeldBack(failures)) tellPlan(planOf(scenario, played.evidence, hidden), testInfo);
    const exchanges = failures.length > 0 ? withoutValuesIn(studio.calls.exchanges(), hidden) : [];
    await evidence(played.evidence, { secrets: hidden, exchanges, ...definition ? { definition } : {} });
    if (failures.length === 0) return endWithoutFailure(scenario, testInfo);
    throw shownError(renderFailures(failures, sources, { root: ROOT, secrets: hidden, color }));
  };
}

export {
  renderFailures,
  backstage,
  shownError,
  LEASE_SECONDS,
  PATIENCE_SECONDS,
  MARGIN_SECONDS,
  secondsOf,
  skipElsewhere,
  playAsTest
};
