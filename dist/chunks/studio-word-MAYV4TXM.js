import {
  NO_EFFECT_FIX,
  act,
  actor,
  begin,
  callToAdd,
  checkMessages,
  checkNever,
  checkPath,
  checkValues,
  compareStatus,
  endsWith,
  inputsAt,
  observe,
  outOfPatience,
  reachVerdict,
  rest,
  trying,
  unlistedEnd,
  waitsWithoutAction,
  watchedBy,
  went,
  whereAndWhy
} from "./chunk-EWEAZZJT.js";
import "./chunk-D53CA6BB.js";
import "./chunk-JL3F722Y.js";
import "./chunk-AKPABSFR.js";
import "./chunk-T7LARIW7.js";
import "./chunk-QV3VTVOG.js";
import {
  executionOf,
  isOwnCode
} from "./chunk-4CGXF72A.js";
import {
  LEASE_SECONDS,
  MARGIN_SECONDS,
  PATIENCE_SECONDS,
  renderFailures,
  secondsOf,
  shownError,
  skipElsewhere
} from "./chunk-W2OJTDF5.js";
import {
  checkUnmocked,
  describeBadScenarioToAllure,
  explainStop,
  failuresOf,
  record
} from "./chunk-FC2JFIJ4.js";
import {
  withoutValuesIn
} from "./chunk-7AT2BELM.js";
import "./chunk-WRP7SKUV.js";
import "./chunk-5HD3QNP3.js";
import {
  buildScenario,
  checkFilled,
  checkScenario,
  chooseFlow,
  fillTree,
  filling,
  supplyOf,
  targetsOf
} from "./chunk-SNBSOTXL.js";
import {
  partOf,
  textOf,
  unknownSensitive,
  without
} from "./chunk-76K3XKFL.js";
import "./chunk-JELSUPZO.js";
import "./chunk-O5H2Q257.js";
import "./chunk-NYIUHXDA.js";
import "./chunk-EJTDPZR6.js";
import {
  findState,
  placesCall
} from "./chunk-LDRYS6VK.js";
import "./chunk-GNVAWXTY.js";
import "./chunk-3PHNQHMY.js";
import "./chunk-5FUMNITA.js";
import {
  color,
  environment,
  secrets
} from "./chunk-3477H2RI.js";
import {
  ROOT
} from "./chunk-LTVF5HN4.js";
import {
  didYouMean
} from "./chunk-46E2GUX2.js";
import {
  FlowproofError,
  formatPlace
} from "./chunk-2PRBQFA4.js";
import {
  maskPhoneNumbers,
  maskSecrets
} from "./chunk-U2ZCLBCZ.js";
import "./chunk-ZLAG2KWI.js";
import {
  traceOf
} from "./chunk-D74GJ7QX.js";

// src/playwright/studio-word.ts
import { basename, dirname, relative } from "node:path";
import { test as test2 } from "@playwright/test";

// src/playwright/act.ts
import { inspect } from "node:util";

// src/scenario/program.ts
var notJson = (at, error) => ({
  code: "wrong-type",
  message: `What is given cannot be written as JSON: ${error instanceof Error ? error.message.split("\n")[0] : "no value"}.`,
  fix: "give plain texts, numbers, lists and objects",
  at
});
function plain(value, at) {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (error) {
    throw new FlowproofError([notJson(at, error)]);
  }
}
function planted(value, at) {
  const span = { at, width: 1, filled: true };
  if (Array.isArray(value)) return { ...span, kind: "list", items: value.map((item) => planted(item, at)) };
  if (typeof value !== "object" || value === null) return { ...span, kind: "scalar", value };
  const entries = Object.entries(value).map(([key, item]) => ({ key, at, value: planted(item, at) }));
  return { ...span, kind: "table", entries };
}
var treeOf = (value, at) => planted(plain(value, at), at);
var once = (problems) => [
  ...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()
];
function scenarioOf(written, { runsOn, ...given }) {
  const { name, place, flow } = given;
  const whole = treeOf({ ...written, name }, place);
  const shape = checkFilled(whole);
  const tree = without(whole, shape.wrong);
  const subject = { tree, flow: flow.definition, runsOn };
  const problems = once([...shape.problems, ...checkScenario(subject), ...unknownSensitive([tree])]);
  if (problems.length > 0) throw new FlowproofError(problems);
  return buildScenario(tree, { ...given, declaredAt: place, targets: targetsOf(subject) });
}

// src/playwright/called.ts
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
var FRAME = /(?:\(|at (?:async )?)(?<url>(?:file:\/\/|\/|[a-z]:[\\/]).*?):(?<line>\d+):(?<column>\d+)\)?$/i;
function frameOf(text) {
  const { url = "", line, column } = FRAME.exec(text)?.groups ?? {};
  if (url === "") return [];
  const file = url.startsWith("file:") ? fileURLToPath(url) : url;
  return [{ file, line: Number(line), column: Number(column) }];
}
var isTheirs = ({ file }) => !isOwnCode(file) && !file.includes(`${sep}node_modules${sep}`);
function placeOfCall(otherwise) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  const { stack = "" } = new Error("where");
  Error.stackTraceLimit = limit;
  return stack.split("\n").flatMap(frameOf).find(isTheirs) ?? otherwise;
}
var isAt = (place, at) => !!at && formatPlace(at) === formatPlace(place);
function withoutPlace(failure, place) {
  if (!isAt(place, failure.at)) return failure;
  const { at: _, ...rest2 } = failure;
  return rest2;
}
function tell(failures, { place, secrets: secrets2 }) {
  const told = failures.map((failure) => withoutPlace(failure, place));
  return renderFailures(told, /* @__PURE__ */ new Map(), { root: ROOT, secrets: secrets2, color });
}
function errorAt(failures, telling) {
  const error = shownError(tell(failures, telling));
  error.stack = `${error.message}
    at ${formatPlace(telling.place)}`;
  return error;
}

// src/playwright/act.ts
var secretsOf = ({ secrets: secrets2, progress }) => [
  ...secrets2,
  ...progress.observed?.sensitiveInputs ?? []
];
function inTurn(act2, task) {
  const next = act2.turn.then(() => act2.room.during(task));
  act2.turn = next.catch(() => void 0);
  return next;
}
function said({ scenario, run: run2 }, written, place) {
  const { id, name, flow } = scenario;
  const definition = run2?.flow.definition ?? flow.definition;
  const reference = { ...flow, ...definition ? { definition } : {} };
  return scenarioOf(written, { id, name, place, flow: reference, runsOn: ["emulator", "twilio"] });
}
var patiently = (act2, place, task) => Promise.race([
  task,
  act2.impatience.then((failures) => {
    throw new FlowproofError(failures.map((failure) => ({ ...failure, at: place })));
  })
]);
function noted(act2, failures, place) {
  const placed = failures.map((failure) => ({ at: place, ...failure }));
  act2.failures.push(...placed);
  return placed;
}
function thrown(act2, error, attempt) {
  const failures = noted(act2, failuresOf(error, attempt), attempt.at);
  return errorAt(failures, { place: attempt.at, secrets: secretsOf(act2) });
}
var quoted = (name) => /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
var inTypeScript = (widget, answer) => `say what it answers, in \`studio.trigger\`:
mocks: { ${quoted(widget)}: ${inspect(answer, { breakLength: Number.POSITIVE_INFINITY })} }`;
function unseen({ scenario, span }, evidence, hasFailed) {
  const unmocked = checkUnmocked(scenario, evidence, inTypeScript);
  if (!hasFailed && unmocked.length === 0) return [];
  const unlisted = span.target.simulatedTime ? [] : unlistedEnd(scenario, evidence);
  return [...unmocked, ...explainStop(scenario, evidence), ...unlisted];
}

// src/playwright/ending.ts
var LAST_LOOK_SECONDS = 10;
var lookBack = async ({ run: run2 }) => {
  await run2?.observe({ seconds: LAST_LOOK_SECONDS }).catch(() => void 0);
};
async function hangUp({ progress, scenario }) {
  const attempt = { what: "hanging up", kind: "contact", at: scenario.place };
  return await progress.contact?.finish().then(
    () => [],
    (error) => failuresOf(error, attempt)
  ) ?? [];
}
var once2 = (failures) => [
  ...new Map(failures.map((failure) => [`${failure.code} ${failure.message}`, failure])).values()
];
async function leaveEvidence(act2, house, hasFailed) {
  const { scenario, progress } = act2;
  const { studio, evidence, testInfo } = house;
  const { file, line, column } = testInfo;
  const { contact: _, ...known } = progress;
  const { calls, target } = studio;
  const failures = hasFailed ? once2(act2.failures) : [];
  const reported = { ...scenario, place: { file, line, column } };
  const recording = { scenario: reported, target, ...known, failures, calls: calls.all() };
  const definition = progress.flow?.definition ?? scenario.flow.definition;
  const secrets2 = secretsOf(act2);
  await evidence(record({ ...recording, root: ROOT, secrets: secrets2 }), {
    secrets: secrets2,
    exchanges: hasFailed ? withoutValuesIn(calls.exchanges(), secrets2) : [],
    ...definition ? { definition } : {}
  });
}
async function endAct(act2, house) {
  await act2.turn;
  await lookBack(act2);
  act2.isOver = true;
  const { observed, executionSid } = act2.progress;
  const failedBefore = house.testInfo.errors.length > 0;
  const late = observed ? unseen(act2, observed.evidence, failedBefore) : [];
  const debts = noted(act2, [...late, ...await hangUp(act2)], act2.scenario.place);
  if (executionSid && observed?.evidence.status === "ended") house.leftovers.ended(executionSid);
  await leaveEvidence(act2, house, failedBefore || debts.length > 0);
  await house.leftovers.end().catch(() => void 0);
  await act2.release();
  return debts;
}

// src/session/run.ts
async function run(scenario, playing, progress) {
  const following = await begin(scenario, playing, progress);
  const { flow, executionSid, deadline, setting } = following;
  const watched = watchedBy(following);
  const part = { perform: actor(following), watched, seconds: setting.seconds };
  const refused = trying(scenario)("a call", "refused");
  const actions = [...following.actions];
  let answered = 0;
  const until = (seconds) => Math.min(deadline, watched.clock.now() + seconds * 1e3);
  const look = async ({ isEnough, seconds = Number.POSITIVE_INFINITY }) => {
    const course = await rest(answered, { ...part, watched: { ...watched, deadline: until(seconds) } }, isEnough);
    const secrets2 = [...playing.secrets, ...scenario.secrets];
    progress.observed = await observe({ ...following, secrets: secrets2, actions }, course);
    return progress.observed;
  };
  return {
    flow,
    executionSid,
    act: async (action) => {
      actions.push(action);
      const acted = await act(action, answered, part).catch(refused);
      answered = acted.answered;
      return acted.failures;
    },
    observe: async (awaited = {}) => {
      if (progress.observed?.evidence.status === "ended" && !awaited.again) return progress.observed;
      return look(awaited).catch(refused);
    }
  };
}

// src/playwright/actions.ts
import { test } from "@playwright/test";
var isOver = (at) => ({
  code: "execution-over",
  message: "Another execution was triggered in this test, which ended this one.",
  fix: "let the contact act before the next `studio.trigger`, or write a test for each",
  at
});
function notAnnounced(at, outcome, expected) {
  const declared = expected?.kind === "answer" ? `its next call is declared as \`${expected.outcome}\`, at \`${expected.at}\`` : "no further call is declared";
  return {
    code: "answer-not-announced",
    message: `How the contact takes a call must be declared before the flow makes it, and ${declared}.`,
    fix: `declare the outcomes of all calls, in their order, in \`studio.trigger\`: \`answers: [{ ${at}: '${outcome}' }]\``
  };
}
function outcomeOf(action, { run: run2 }) {
  if (action.kind === "answer") return action.outcome;
  const definition = run2?.flow.definition;
  return action.kind === "silence" && definition && placesCall(findState(definition, action.at)?.type) ? "no-answer" : void 0;
}
function assertAnnounced(action, act2) {
  const outcome = outcomeOf(action, act2);
  if (!outcome) return;
  const [next] = act2.calls;
  const isNext = next?.kind === "answer" && next.outcome === outcome && (act2.anyCall || next.at === action.at);
  if (!isNext) throw new FlowproofError([notAnnounced(action.at, outcome, next)]);
}
async function perform(act2, { widget, action: written, place }) {
  if (act2.isOver || !act2.run) throw new FlowproofError([isOver(place)]);
  const { contact, secrets: secrets2 } = said(act2, { contact: [{ at: widget, ...written }] }, place);
  act2.secrets.push(...secrets2);
  for (const action of contact) {
    assertAnnounced(action, act2);
    const failures = await patiently(act2, place, act2.run.act(action));
    if (failures.length > 0) throw new FlowproofError(failures);
    if (outcomeOf(action, act2) && !act2.anyCall) act2.calls.shift();
  }
}
function titleOf(act2, { widget, action }) {
  const [[word, value] = ["act", true]] = Object.entries(action);
  const isHidden = action.sensitive || typeof value === "object" && value !== null && "sensitive" in value && value.sensitive;
  const text = value === true ? "" : ` ${isHidden ? "\u2022\u2022\u2022\u2022\u2022\u2022" : JSON.stringify(value)}`;
  return maskPhoneNumbers(maskSecrets(`${widget}: ${word}${text}`, act2.secrets));
}
function step(act2, call) {
  const { place } = call;
  const doIt = () => perform(act2, call).catch((error) => {
    throw thrown(act2, error, { what: `the contact at \`${call.widget}\``, kind: "contact", at: place });
  });
  return inTurn(act2, () => test.step(titleOf(act2, call), doIt, { location: place }));
}
var actionsAt = (act2, widget) => {
  const does = (action) => step(act2, { widget, action, place: placeOfCall(act2.scenario.place) });
  return {
    reply: (reply) => does({ reply }),
    press: (press, how = {}) => does({ press, ...how }),
    say: (say, how = {}) => does({ say, ...how }),
    silence: () => does({ silence: true }),
    answer: (answer) => does({ answer }),
    hangUp: () => does({ hangUp: true })
  };
};

// src/playwright/verdicts.ts
var says = (kind, code, message) => [{ kind, code, message }];
var pathLine = (evidence) => `

  path: ${went(traceOf(evidence))}`;
function notEnded(evidence) {
  const { definition, outcome } = evidence;
  const message = compareStatus("ended", evidence);
  const { current } = traceOf(evidence);
  if (message === void 0) return [];
  if (outcome.kind === "timedOut" || !current) return says("timeout", "not-ended", message);
  if (outcome.kind === "waiting" && outcome.noEffect) {
    const said2 = `${waitsWithoutAction(evidence)}: the last one had no effect`;
    return [{ kind: "contact", code: "no-effect", message: said2, fix: NO_EFFECT_FIX }];
  }
  const fix = `add what the contact does, or expect it \`toBeActive\`:
${callToAdd(definition, current)}`;
  return [{ kind: "contact", code: "waits-for-contact", message, fix }];
}
function hasEnded(evidence) {
  const message = compareStatus("active", evidence);
  return message === void 0 ? [] : says("status", "status-differs", message);
}
function waiting({ widget }, { evidence }) {
  const { definition } = evidence;
  const { current, ended } = traceOf(evidence);
  const where = whereAndWhy(definition, current);
  if (current?.widget === widget && inputsAt(definition, current).length > 0) {
    return { failures: [], opposite: says("status", "status-differs", `expected the execution not to wait ${where}`) };
  }
  const is = ended ? endsWith(evidence) : `it is ${where}`;
  const message = `expected the execution to wait at \`${widget}\`, but ${is}${pathLine(evidence)}`;
  return { failures: says("status", "status-differs", message), opposite: [] };
}
function entered({ widget }, { scenario, evidence }) {
  const opposite = checkNever(scenario, evidence);
  if (opposite.length > 0) return { failures: [], opposite };
  const message = `expected the execution to enter \`${widget}\`, but it never did${pathLine(evidence)}`;
  return { failures: says("path", "not-entered", message), opposite };
}
var checked = (check, opposite) => (_, the) => {
  const failures = check(the.scenario, the.evidence);
  return { failures, opposite: failures.length > 0 ? [] : opposite(the) };
};
var otherValues = ({ scenario: { expect } }) => {
  const keys = [...expect.variables, ...expect.context].map(({ key }) => `\`${key}\``);
  return says("value", "value-differs", `expected other values, but these are as given: ${keys.join(", ")}`);
};
var JUDGES = {
  ended: (_, { evidence }) => ({ failures: notEnded(evidence), opposite: hasEnded(evidence) }),
  active: (_, { evidence }) => ({ failures: hasEnded(evidence), opposite: notEnded(evidence) }),
  waiting,
  entered,
  path: checked(
    checkPath,
    ({ evidence }) => says("path", "path-differs", `expected the execution to take another path${pathLine(evidence)}`)
  ),
  messages: checked(
    checkMessages,
    () => says("message", "messages-differ", "expected the contact to receive other messages, but it received these")
  ),
  variables: checked(checkValues, otherValues),
  context: checked(checkValues, otherValues)
};
var verdictOn = (wanted, the) => JUDGES[wanted.kind](wanted, the);
function judgeWanted(wanted, { isNot, ...the }) {
  const { failures, opposite } = verdictOn(wanted, the);
  return [...isNot ? opposite : failures];
}

// src/playwright/wanted.ts
var hasFlags = (pattern) => ({
  code: "bad-pattern",
  message: `\`${pattern}\` has flags, and the pattern of a message is matched without any.`,
  fix: "write the letters that may differ as a set: `[Yy]es`"
});
function patternOf(pattern) {
  if (!/^u?$/.test(pattern.flags)) throw new FlowproofError([hasFlags(pattern)]);
  return pattern.source;
}
var messageOf = (message) => typeof message === "object" && "matches" in message && message.matches instanceof RegExp ? { matches: patternOf(message.matches) } : message;
function expectationOf(wanted) {
  switch (wanted.kind) {
    case "ended":
    case "active":
      return {};
    case "waiting":
    case "entered":
      return { never: [wanted.widget] };
    case "messages":
      return { messages: Array.isArray(wanted.messages) ? wanted.messages.map(messageOf) : wanted.messages };
    default: {
      const { kind: _, ...part } = wanted;
      return part;
    }
  }
}

// src/playwright/judging.ts
var awaitedFor = (wanted) => wanted.kind === "waiting" ? { isEnough: ({ current }) => current?.widget === wanted.widget } : {};
async function observedIn({ isOver: isOver2, run: run2, progress }, awaited) {
  if (isOver2 && progress.observed) return progress.observed;
  if (!run2) throw new Error("the execution never began");
  return run2.observe(awaited);
}
function keepPath(act2, { path }) {
  if (path) act2.scenario = { ...act2.scenario, expect: { ...act2.scenario.expect, path } };
}
async function failuresIn(act2, { wanted, isNot, place }) {
  const { expect } = said(act2, { expect: expectationOf(wanted) }, place);
  if (!isNot) keepPath(act2, expect);
  const scenario = { ...act2.scenario, expect, place };
  const { failures } = await reachVerdict({
    target: act2.span.target,
    look: (again) => patiently(act2, place, observedIn(act2, { ...awaitedFor(wanted), again })),
    judge: (evidence) => judgeWanted(wanted, { scenario, evidence, isNot }),
    mayBeLate: !act2.isOver && !isNot
  });
  return failures;
}
var insideFor = (act2) => ({
  judge: (wanted, isNot) => {
    const place = placeOfCall(act2.scenario.place);
    return inTurn(act2, async () => {
      const attempt = { what: "the look at the execution", kind: "bad-scenario", at: place };
      const found = await failuresIn(act2, { wanted, isNot, place }).catch((error) => failuresOf(error, attempt));
      if (found.length === 0) return void 0;
      return tell(noted(act2, found, place), { place, secrets: secretsOf(act2) });
    });
  }
});

// src/playwright/opening.ts
function actFor({ scenario, anyCall, room, target }) {
  const patience = new AbortController();
  const span = { seconds: room.secondsFor(scenario.timeout), target, patience: patience.signal };
  return {
    scenario,
    span,
    progress: {},
    secrets: [...secrets, ...scenario.secrets],
    failures: [],
    turn: Promise.resolve(),
    calls: [...scenario.contact],
    anyCall,
    room,
    isOver: false,
    losePatience: () => patience.abort(),
    impatience: outOfPatience(scenario.place, span),
    release: async () => void 0
  };
}
async function open(act2, { studio, leftovers }) {
  const { scenario, span, progress } = act2;
  const { place } = scenario;
  const { parties, release } = await studio.cast(scenario.inputs, LEASE_SECONDS);
  act2.room.grant(span.seconds);
  const timer = setTimeout(act2.losePatience, (span.seconds + PATIENCE_SECONDS) * 1e3);
  act2.release = async () => {
    clearTimeout(timer);
    await release();
  };
  act2.scenario = { ...scenario, inputs: { ...scenario.inputs, to: parties.contact, from: parties.flowNumber } };
  const playing = { parties, ...span, root: ROOT, secrets: act2.secrets, calls: studio.calls.all };
  const running = run(act2.scenario, { ...playing, witness: leftovers }, progress);
  act2.run = await patiently(act2, place, running);
  const at = (widget) => actionsAt(act2, widget);
  return executionOf({ sid: act2.run.executionSid, ...parties, at }, insideFor(act2));
}

// src/playwright/room.ts
var LEAST_LEFT = 1e3;
function openRoom(testInfo, now) {
  const start = now();
  let given;
  let idle = testInfo.timeout;
  const own = () => {
    if (testInfo.timeout !== given) idle = testInfo.timeout;
    return idle;
  };
  const give = (milliseconds) => {
    testInfo.setTimeout(milliseconds);
    given = testInfo.timeout;
  };
  return {
    secondsFor: (seconds) => seconds ?? secondsOf(void 0, { timeout: own() }),
    grant: (seconds) => {
      if (own() !== 0) idle = Math.max(idle, now() - start + seconds * 1e3);
    },
    during: async (task) => {
      if (own() === 0) return task();
      give(idle + (LEASE_SECONDS + PATIENCE_SECONDS + MARGIN_SECONDS) * 1e3);
      try {
        return await task();
      } finally {
        if (testInfo.timeout === given && now() - start + LEAST_LEFT < idle) give(idle);
      }
    }
  };
}

// src/playwright/trigger.ts
import { join } from "node:path";
var KEYS = [
  "flow",
  "sid",
  "to",
  "from",
  "mocks",
  "now",
  "answers",
  "sensitive",
  "timeout",
  "trigger",
  "parameters",
  "body"
];
function unknownKeys(options, at) {
  const unknown = Object.keys(options).filter((key) => !KEYS.some((known) => known === key));
  return unknown.map((key) => {
    const fix = didYouMean(key, KEYS) ?? `\`studio.trigger\` takes ${KEYS.map((known) => `\`${known}\``).join(", ")}`;
    return { code: "unknown-key", message: `\`${key}\` is no key of \`studio.trigger\`.`, fix, at };
  });
}
var noFlow = (at) => ({
  code: "missing-key",
  message: "`studio.trigger` is not told which flow to trigger.",
  fix: "add `flow: 'scenarios/my-flow/flow.json'` for the emulator, `sid: '${MY_FLOW_SID}'` for a test account, or both",
  at
});
var WHERE = "the path starts at the folder of playwright.config.ts, or at this file if it begins with `./`";
var startsElsewhere = (problem) => problem.code === "missing-flow-file" && !problem.fix?.startsWith("did you mean") ? { ...problem, fix: WHERE } : problem;
function flowOf({ flow, sid }, at) {
  if (flow === void 0 && sid === void 0) throw new FlowproofError([noFlow(at)]);
  const beside = flow !== void 0 && /^\.\.?[\\/]/.test(flow);
  const asked = { file: beside ? at.file : join(ROOT, "playwright.config.ts"), env: environment };
  return chooseFlow(treeOf({ definition: flow, sid }, at), asked);
}
function pickUp({ flow: { definition }, mocks, place }) {
  const caller = definition?.states.find((state) => placesCall(state.type) && !Object.hasOwn(mocks, state.name));
  return caller ? [{ at: caller.name, place, kind: "answer", outcome: "human" }] : [];
}
var answerOf = (answer) => Object.entries(answer).map(([at, outcome]) => ({ at, answer: outcome }));
function numbersOf({ to, from }, at) {
  const fill = filling(supplyOf(environment));
  const numbers = fillTree(fill, treeOf({ to, from }, at));
  if (fill.problems.length > 0) throw new FlowproofError(fill.problems);
  return { to: textOf(partOf(numbers, "to")), from: textOf(partOf(numbers, "from")) };
}
function writtenOf(options, at) {
  const { flow: _flow, sid: _sid, to: _to, from: _from, body, parameters, answers, ...same } = options;
  const inputs = { ...numbersOf(options, at), body, parameters };
  return { ...same, inputs, contact: answers?.flatMap(answerOf) };
}
function scenarioFor(options, named) {
  const { id, name, tags, place } = named;
  const wrong = unknownKeys(options, place);
  if (wrong.length > 0) throw new FlowproofError(wrong);
  const { reference, runsOn, problems } = flowOf(options, place);
  if (problems.length > 0) throw new FlowproofError(problems.map(startsElsewhere));
  const written = scenarioOf(writtenOf(options, place), { id, name, place, flow: reference, runsOn });
  return { ...written, tags, contact: options.answers ? written.contact : pickUp(written) };
}

// src/playwright/studio-word.ts
function refuse(error, place, { attachments, file }) {
  const { body, ...attachment } = describeBadScenarioToAllure(basename(dirname(file)), relative(ROOT, file));
  attachments.push({ ...attachment, body: Buffer.from(body) });
  throw errorAt(failuresOf(error, { what: "the trigger", kind: "bad-scenario", at: place }), { place, secrets });
}
function scenarioOf2({ options, place }, { house, count }) {
  const { testInfo } = house;
  const { file, title, titlePath, tags } = testInfo;
  const times = count > 1 ? ` (${count})` : "";
  const id = `${basename(dirname(file))}/${basename(file)} \u203A ${titlePath.slice(1).join(" \u203A ")}${times}`;
  try {
    return scenarioFor(options, { id, name: title, tags: tags.map((tag) => tag.replace(/^@/, "")), place });
  } catch (error) {
    return refuse(error, place, testInfo);
  }
}
async function endCurrent(course) {
  const { current, debts, house } = course;
  if (current) debts.push(...await endAct(current, house));
}
async function trigger({ options, place }, course) {
  const { house, room } = course;
  const { studio, testInfo } = house;
  await endCurrent(course);
  course.current = void 0;
  course.count += 1;
  const scenario = scenarioOf2({ options, place }, course);
  skipElsewhere(scenario, studio, testInfo);
  const act2 = actFor({ scenario, anyCall: options.answers === void 0, room, target: studio.target });
  course.current = act2;
  const doIt = () => open(act2, house).catch((error) => {
    throw thrown(act2, error, { what: "the trigger", kind: "refused", at: place });
  });
  return test2.step(`trigger ${scenario.flow.name}`, doIt, { location: place });
}
function openStudioWord(house) {
  const { file, line, column } = house.testInfo;
  const here = { file, line, column };
  const room = openRoom(house.testInfo, () => performance.now());
  const queue = { turn: Promise.resolve(), room };
  const course = { house, room, debts: [], count: 0, current: void 0 };
  return {
    word: {
      trigger: (options) => {
        const place = placeOfCall(here);
        return inTurn(queue, () => trigger({ options, place }, course));
      }
    },
    close: async () => {
      await queue.turn;
      await endCurrent(course);
      const { current, debts } = course;
      const telling = { place: current?.scenario.place ?? here, secrets: current?.secrets ?? secrets };
      if (debts.length > 0) throw errorAt(debts, telling);
    }
  };
}
export {
  openStudioWord
};
