import {
  ENDED,
  explainVisit
} from "./chunk-JL3F722Y.js";
import {
  STYLE,
  drawFlow
} from "./chunk-6KUCRYEN.js";
import "./chunk-NQHLJGWW.js";
import {
  changeText,
  diffFlows
} from "./chunk-YYDPGLEQ.js";
import {
  arrive,
  completed,
  contactHangsUp,
  createClock,
  createFlowRegistry,
  createMockRegistry,
  createNumberRegistry,
  deliver,
  endRun,
  explainUnknownType,
  startExecution,
  triggerOfMessage,
  widgetOf
} from "./chunk-APKVOIYK.js";
import "./chunk-C6K25P4P.js";
import {
  createRender
} from "./chunk-QV3VTVOG.js";
import {
  UsageError,
  defineCommand
} from "./chunk-6YNEKVXZ.js";
import "./chunk-WRP7SKUV.js";
import {
  loadScenarioFile
} from "./chunk-EXMZRU3J.js";
import "./chunk-SNBSOTXL.js";
import "./chunk-76K3XKFL.js";
import "./chunk-JELSUPZO.js";
import {
  flowNameOf
} from "./chunk-O5H2Q257.js";
import {
  LARGEST_FLOW_FILE,
  readText
} from "./chunk-NYIUHXDA.js";
import {
  eventsOf,
  findState,
  startOf
} from "./chunk-LDRYS6VK.js";
import {
  parseFlow
} from "./chunk-GNVAWXTY.js";
import "./chunk-3PHNQHMY.js";
import "./chunk-5FUMNITA.js";
import "./chunk-MFTPX4FU.js";
import {
  conditionTexts
} from "./chunk-YJIBMAP6.js";
import "./chunk-46E2GUX2.js";
import {
  FlowproofError,
  renderProblems
} from "./chunk-2PRBQFA4.js";
import "./chunk-U2ZCLBCZ.js";
import "./chunk-ZLAG2KWI.js";

// src/cli/open.ts
import { spawn } from "node:child_process";
import { existsSync as existsSync3 } from "node:fs";
import { resolve as resolve4 } from "node:path";
import process2 from "node:process";

// src/playground/branches.ts
var QUOTED = 40;
var quoted = (text2) => `\u201C${text2.length > QUOTED ? `${text2.slice(0, QUOTED - 1)}\u2026` : text2}\u201D`;
function duration(seconds) {
  if (seconds % 86400 === 0) return `${seconds / 86400} d`;
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
function moveLabel(move) {
  switch (move.do) {
    case "reply":
      return `Reply ${quoted(move.body)}`;
    case "press":
      return `Press ${move.digits}`;
    case "say":
      return `Say ${quoted(move.speech)}`;
    case "silence":
      return "Stay silent";
    case "hang-up":
      return "Hang up";
    case "answer":
      return {
        human: "Answer the call",
        machine: "Answering machine",
        busy: "Busy",
        "no-answer": "No answer",
        failed: "The call fails"
      }[move.outcome];
    case "respond":
      return `Answer with status ${move.status}`;
    case "fail":
      return move.reason === "timeout" ? "The request times out" : "No connection";
    case "outcome":
      return `Outcome ${move.event}`;
    case "advance":
      return `Let ${duration(move.seconds)} pass`;
  }
}
var startBranches = () => ({ nodes: [{ id: 0, label: "Start" }], current: 0 });
function addMove({ nodes, current }, move) {
  const same = JSON.stringify(move);
  const known = nodes.find(({ parent, move: other }) => parent === current && JSON.stringify(other) === same);
  if (known) return { nodes, current: known.id };
  const node = { id: nodes.length, parent: current, move, label: moveLabel(move) };
  return { nodes: [...nodes, node], current: node.id };
}
var goTo = (branches, id) => branches.nodes[id] ? { ...branches, current: id } : branches;
function movesOf({ nodes, current }) {
  const moves = [];
  for (let node = nodes[current]; node; node = node.parent === void 0 ? void 0 : nodes[node.parent])
    if (node.move) moves.unshift(node.move);
  return moves;
}
function nodeViews({ nodes }) {
  const below2 = (parent) => nodes.filter((node) => node.parent === parent).flatMap(({ id, parent: before, label }) => [
    { id, label, ...before === void 0 ? {} : { parent: before } },
    ...below2(id)
  ]);
  return below2(void 0);
}

// src/playground/steps.ts
function levelOf(step, steps, flows) {
  const [own, ...others] = flows;
  const parent = steps.find(({ sid }) => sid === step.parentStepSid);
  const outer = parent ? levelOf(parent, steps, flows) : void 0;
  if (!parent || !outer) return { definition: own.definition, name: own.name, depth: 0 };
  const runner = findState(outer.definition, parent.to);
  const subflow = others.find(({ sid }) => sid === runner?.properties.flow_sid);
  const { definition, name } = subflow ?? outer;
  return { definition, name, depth: outer.depth + 1 };
}
var levelsOf = (steps, flows) => steps.map((step) => levelOf(step, steps, flows));
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var MOST_CHANGES = 60;
function changesBetween(before, after, path = "") {
  if (before === after) return [];
  if (isObject(after) && (isObject(before) || before === void 0)) {
    const old = before ?? {};
    const keys = [.../* @__PURE__ */ new Set([...Object.keys(old), ...Object.keys(after)])];
    return keys.flatMap((key) => changesBetween(old[key], after[key], path ? `${path}.${key}` : key)).slice(0, MOST_CHANGES);
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ path, ...before === void 0 ? {} : { before }, ...after === void 0 ? {} : { after } }];
}
var whyOf = ({ step, level, context }) => {
  const at = new Date(step.at).toISOString();
  const visit3 = { widget: step.from, event: step.name, enteredAt: at, leftAt: at };
  const next = step.to === ENDED ? {} : { next: step.to };
  const why = explainVisit({ definition: level.definition, visit: visit3, context, ...next });
  return why.length === 1 && why[0] === `\`${step.from}\` was left by \`${step.name}\`` ? [] : why;
};
function stepViews(run, flows) {
  const before = /* @__PURE__ */ new Map();
  return run.steps.map((step, index) => {
    const level = levelOf(step, run.steps, flows);
    const context = step.contextThen();
    const state = findState(level.definition, step.from);
    const changes = before.has(level.depth) ? changesBetween(before.get(level.depth), context) : [];
    before.set(level.depth, context);
    return {
      index,
      widget: step.from,
      type: state?.type ?? "trigger",
      event: step.name,
      ...step.to === ENDED ? {} : { next: step.to },
      at: step.at,
      depth: level.depth,
      ...level.depth > 0 ? { flow: level.name } : {},
      why: whyOf({ step, level, context }),
      changes
    };
  });
}

// src/playground/suggest.ts
var conditionsOf = ({ states }) => states.flatMap(({ transitions }) => transitions.flatMap(({ conditions }) => conditions ?? []));
var MOST = 8;
var LONGEST = 60;
function valuesOf({ type, value }) {
  if (type === "matches_any_of")
    return String(value).split(",").map((one) => one.trim());
  return type === "equal_to" || type === "contains" || type === "starts_with" ? [String(value).trim()] : [];
}
var REPLY_KEYS = ["inbound.Body", "Digits", "SpeechResult"];
var looksAt = (widget) => {
  const escaped = widget.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(
    `widgets\\.${escaped}\\.(?:${REPLY_KEYS.map((key) => key.replace(".", "\\.")).join("|")})`
  );
  return ({ arguments: subjects }) => subjects.some((subject) => pattern.test(subject));
};
function replySuggestions(definition, widget) {
  const values = conditionsOf(definition).filter(looksAt(widget)).flatMap(valuesOf);
  return [...new Set(values)].filter((value) => value !== "" && value.length <= LONGEST && !value.includes("{{")).slice(0, MOST);
}
function pathsRead(definition, widget) {
  const escaped = widget.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`widgets\\.${escaped}\\.parsed\\.([\\w.]+)`, "g");
  return [...new Set([...JSON.stringify(definition).matchAll(pattern)].map(([, path = ""]) => path))];
}
function put(body, [key = "", ...rest], value) {
  if (key === "" || key === "__proto__") return;
  if (rest.length === 0) {
    body[key] ??= value;
    return;
  }
  const inner = body[key];
  const branch = typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner : {};
  body[key] = branch;
  put(branch, rest, value);
}
function valueFor(definition, widget, path) {
  const subject = `widgets.${widget}.parsed.${path}`;
  const wanted = conditionsOf(definition).find((one) => one.arguments.some((text3) => text3.includes(subject)));
  const [text2 = ""] = wanted ? valuesOf(wanted) : [];
  if (text2 === "true" || text2 === "false") return text2 === "true";
  return text2 || path.split(".").at(-1) || "";
}
function bodySuggestion(definition, widget) {
  const body = {};
  for (const path of pathsRead(definition, widget)) put(body, path.split("."), valueFor(definition, widget, path));
  return body;
}
var PARAMETERS = {
  request: /(?:flow\.data|trigger\.request\.parameters)\.(\w+)/g,
  subflow: /trigger\.parent\.parameters\.(\w+)/g
};
function parameterSuggestion(definition, by) {
  const names = [...new Set([...JSON.stringify(definition).matchAll(PARAMETERS[by])].map(([, name = ""]) => name))];
  return Object.fromEntries(names.map((name) => [name, parameterValue(definition, name)]));
}
function parameterValue(definition, name) {
  const read = new RegExp(`(?:flow\\.data|parameters)\\.${name}\\b`);
  const wanted = conditionsOf(definition).find((one) => one.arguments.some((text2) => read.test(text2)));
  return wanted && valuesOf(wanted)[0] || name;
}

// src/playground/transcript.ts
var pretty = (value) => typeof value === "string" ? value : JSON.stringify(value, null, 2);
var headerLines = (headers) => Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
function promptOf({ say, play, digits }) {
  const text2 = say ?? (play ? `Plays ${play}` : `Plays the keys ${digits ?? ""}`);
  return { kind: "prompt", by: "flow", text: text2 };
}
function saidBy(output) {
  switch (output.kind) {
    case "message": {
      const { body, media, toContact, to, status } = output;
      const detail = status === "delivered" ? {} : { detail: `The message is ${status}.` };
      return { kind: "message", by: "flow", text: body, media, ...toContact ? {} : { to }, ...detail };
    }
    case "prompt":
      return promptOf(output);
    case "request": {
      const { method, url, headers, body } = output;
      const detail = [...headerLines(headers), ...body ? ["", body] : []].join("\n");
      return { kind: "request", by: "flow", text: `${method} ${url}`, ...detail ? { detail } : {} };
    }
    case "call":
      return { kind: "task", by: "flow", text: `Calls ${output.to}` };
    case "task":
      return { kind: "task", by: "flow", text: `Hands over: ${output.type}`, detail: pretty(output.properties) };
  }
}
var lineOf = (output) => ({
  ...saidBy(output),
  widget: output.widget,
  at: output.at,
  afterStep: output.step
});
function startLine({ by, body, parameters }) {
  switch (by) {
    case "message":
    case "conversation":
      return { kind: "contact", by: "contact", text: body ?? "" };
    case "call":
      return { kind: "contact", by: "contact", text: "Calls the flow" };
    case "request":
    case "subflow": {
      const given = parameters && Object.keys(parameters).length > 0 ? { detail: pretty(parameters) } : {};
      const text2 = by === "request" ? "An execution is started through the API" : "A parent flow runs this flow";
      return { kind: "answer", by: "outside", text: text2, ...given };
    }
  }
}
var outcomeDetail = (output) => output && Object.keys(output).length > 0 ? { detail: pretty(output) } : {};
function moveLine(move) {
  switch (move.do) {
    case "reply":
      return { kind: "contact", by: "contact", text: move.body, ...move.media ? { media: move.media } : {} };
    case "say":
      return { kind: "contact", by: "contact", text: move.speech };
    case "respond":
      return { kind: "answer", by: "outside", text: `Status ${move.status}`, detail: pretty(move.body) };
    case "outcome":
      return { kind: "answer", by: "outside", text: moveLabel(move), ...outcomeDetail(move.output) };
    case "fail":
      return { kind: "answer", by: "outside", text: moveLabel(move) };
    case "advance":
      return { kind: "note", by: "outside", text: moveLabel(move) };
    default:
      return { kind: "contact", by: "contact", text: moveLabel(move) };
  }
}
function transcriptOf({ run, done }, start) {
  return done.flatMap(({ move, outputsBefore, stepsBefore, at }, index) => {
    const until = done[index + 1]?.outputsBefore ?? run.outputs.length;
    const act = { ...move ? moveLine(move) : startLine(start), at, afterStep: stepsBefore };
    return [act, ...run.outputs.slice(outputsBefore, until).map(lineOf)];
  });
}

// src/playground/conversation.ts
var MOVES = {
  message: ["reply"],
  digits: ["press"],
  speech: ["say"],
  answer: ["answer"],
  response: ["respond", "fail"],
  party: ["outcome"]
};
function stateAt({ flows }, widget) {
  for (const { definition } of flows) {
    const state = findState(definition, widget);
    if (state) return { state, definition };
  }
  return void 0;
}
function movesAt({ record, waiting }) {
  const moves = (waiting?.on ?? []).flatMap((signal) => MOVES[signal] ?? []);
  const isRinging = moves.includes("answer");
  if (waiting?.until !== null && waiting?.until !== void 0 && !isRinging) moves.push("silence");
  if (record.callSid !== null && !isRinging) moves.push("hang-up");
  return moves;
}
function bodiesFor(definition, widget, earlier) {
  const body = bodySuggestion(definition, widget);
  const suggested = Object.keys(body).length > 0 ? [{ label: "What the flow reads", status: 200, body }] : [];
  return [...suggested, { label: "Empty object", status: 200, body: {} }, ...earlier];
}
function earlierBodies({ done }) {
  const bodies = done.flatMap(({ move }) => move?.do === "respond" ? [move] : []);
  const seen = new Map(bodies.map(({ status, body }) => [JSON.stringify([status, body]), { status, body }]));
  return [...seen.values()].map(({ status, body }, index) => ({
    label: `Answer ${index + 1} from before`,
    status,
    body
  }));
}
function requestOf({ outputs }, widget) {
  const sent = outputs.findLast((output) => output.kind === "request" && output.widget === widget);
  if (sent?.kind !== "request") return void 0;
  const { method, url, headers, body } = sent;
  return { method, url, headers: { ...headers }, ...body ? { body } : {} };
}
function waitingOf(played, scene) {
  const { run } = played;
  const { waiting } = run;
  const found = waiting && stateAt(scene, waiting.widget);
  if (!waiting || !found) return void 0;
  const { state, definition } = found;
  const moves = movesAt(run);
  const request = moves.includes("respond") ? requestOf(run, state.name) : void 0;
  return {
    widget: state.name,
    type: state.type,
    moves,
    ...waiting.until === null ? {} : { until: waiting.until },
    suggestions: replySuggestions(definition, state.name),
    ...request ? { request } : {},
    ...moves.includes("respond") ? { bodies: bodiesFor(definition, state.name, earlierBodies(played)) } : {},
    ...moves.includes("outcome") ? { events: eventsOf(state) } : {}
  };
}
var isStop = ({ kind: kind2 }) => kind2 === "stop" || kind2 === "unknown-widget";
function stuckProblem({ status, waiting }) {
  if (status === "ended" || waiting) return [];
  const message = "The execution is still active, and nothing will move it on: the call ended in a widget that speaks no TwiML.";
  return [{ widget: "", message, fix: "Studio keeps such an execution until it is ended or 30 days old" }];
}
function conversationView(played, scene) {
  const { run, skipped } = played;
  const waiting = run.status === "active" ? waitingOf(played, scene) : void 0;
  const incidents = run.incidents.map(({ widget, message, fix }) => ({ widget, message, ...fix ? { fix } : {} }));
  return {
    status: run.status === "active" ? "active" : run.incidents.some(isStop) ? "stopped" : "ended",
    now: run.now,
    lines: transcriptOf(played, scene.start),
    steps: stepViews(run, scene.flows),
    ...waiting ? { waiting } : {},
    problems: [...incidents, ...stuckProblem(run)],
    context: plain(run.context),
    skippedMoves: skipped.length
  };
}
var plain = (value) => JSON.parse(JSON.stringify(value));

// src/playground/folder.ts
import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
var IGNORED = /* @__PURE__ */ new Set(["node_modules", ".git", "reports", "test-results", "dist"]);
var MOST_FLOWS = 500;
function definitionsBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : definitionsBelow(path);
    return entry.isFile() && entry.name === "flow.json" ? [path] : [];
  });
}
function definitionsIn(folder) {
  const found = definitionsBelow(folder);
  if (found.length > 0) return found.sort().slice(0, MOST_FLOWS);
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap(({ name }) => name.endsWith(".json") ? [join(folder, name)] : []).sort();
}
function noFlow(path) {
  throw new FlowproofError([
    {
      code: "no-flow",
      message: `There is no flow at \`${path}\`.`,
      fix: "name a flow.json (Studio exports it under Trigger, Show Flow JSON) or a folder that holds one"
    }
  ]);
}
function flowFiles(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  const files = stat?.isDirectory() ? definitionsIn(path) : stat?.isFile() ? [path] : [];
  return files.length > 0 ? files : noFlow(path);
}
var nameOf = (path) => basename(path) === "flow.json" ? basename(dirname(path)) : flowNameOf(path);
function readFlow(path, cwd) {
  const found = { id: relative(cwd, path).split(sep).join("/") || basename(path), name: nameOf(path), path };
  const read = readText(path, LARGEST_FLOW_FILE);
  if ("problem" in read) return { ...found, problem: read.problem.message };
  const { flow, problems } = parseFlow(read.text, found.id);
  if (flow) return { ...found, definition: flow };
  return { ...found, problem: renderProblems(problems, /* @__PURE__ */ new Map([[found.id, read.text]])) };
}
var STARTS = [
  ["incomingMessage", "message"],
  ["incomingConversationMessage", "conversation"],
  ["incomingCall", "call"],
  ["incomingRequest", "request"],
  ["incomingParent", "subflow"]
];
function startsOf(definition) {
  const start = startOf(definition);
  if (start?.type !== "trigger") return ["request", "message", "call", "subflow"];
  const leadsOn = (event) => start.transitions.some((one) => one.event === event && one.next);
  return STARTS.flatMap(([event, by]) => leadsOn(event) ? [by] : []);
}
var flowView = ({ id, name, definition, problem }) => ({
  id,
  name,
  file: id,
  starts: definition ? startsOf(definition) : [],
  widgets: definition ? definition.states.map((state) => ({ name: state.name, type: state.type })) : [],
  parameters: {
    request: definition ? parameterSuggestion(definition, "request") : {},
    subflow: definition ? parameterSuggestion(definition, "subflow") : {}
  },
  ...problem ? { problem } : {}
});

// src/playground/inspect.ts
var render = createRender();
var LONGEST2 = 2e3;
var MOST_TEMPLATES = 100;
function templatesIn(value, path) {
  if (typeof value === "string") return value.includes("{{") || value.includes("{%") ? [{ path, template: value }] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => templatesIn(item, path ? `${path}.${key}` : key));
}
function rendered(state, context, now) {
  const conditions = state.transitions.flatMap(({ conditions: all }) => all ?? []);
  const subjects = [...new Set(conditions.flatMap((condition) => condition.arguments))];
  const found = [
    ...templatesIn(state.properties, ""),
    ...subjects.flatMap((subject) => templatesIn(subject, "condition"))
  ];
  return found.slice(0, MOST_TEMPLATES).map(({ path, template }) => {
    const { text: text2, mistake } = render(template, context, now);
    return { path, template, value: mistake ? `(${mistake})` : text2.slice(0, LONGEST2) };
  });
}
function widgetView(state, { steps, context, now }) {
  const own = steps.filter(({ from }) => from === state.name);
  const entered = steps.filter(({ to }) => to === state.name).length;
  return {
    name: state.name,
    type: state.type,
    properties: state.properties,
    rendered: rendered(state, context, now),
    transitions: state.transitions.map((transition, index) => {
      const condition = conditionTexts(transition);
      return {
        event: transition.event,
        label: condition ? `${transition.event}: ${condition}` : transition.event,
        ...transition.next ? { next: transition.next } : {},
        taken: own.filter((step) => step.transition === index).length
      };
    }),
    entered
  };
}

// src/playground/pictures.ts
var timeOf = (at) => new Date(at).toISOString();
function pathOf(steps) {
  return steps.flatMap((step, index) => {
    if (step.to === ENDED) return [];
    const left = steps[index + 1];
    return [
      { widget: step.to, enteredAt: timeOf(step.at), ...left ? { event: left.name, leftAt: timeOf(left.at) } : {} }
    ];
  });
}
function draw(definition, steps) {
  const [first] = steps;
  return drawFlow(definition, {
    bare: true,
    embedded: true,
    path: pathOf(steps),
    ...first ? { trigger: first.name } : {}
  });
}
function picturesOf(flow, talk, until) {
  if (!flow?.definition) return [];
  if (!talk) return [{ flow: flow.name, svg: drawFlow(flow.definition, { bare: true, embedded: true }) }];
  const { scene, played } = talk;
  const steps = played.run.steps.slice(0, until);
  const levels = levelsOf(steps, scene.flows);
  return scene.flows.flatMap(({ name, definition }, index) => {
    const own = steps.filter(
      (_, at) => index === 0 ? levels[at]?.depth === 0 : levels[at]?.name === name && levels[at]?.depth !== 0
    );
    return index === 0 || own.length > 0 ? [{ flow: name, svg: draw(definition, own) }] : [];
  });
}

// src/emulator/engine/simulation.ts
var ACCOUNT_SID = `AC${"0".repeat(32)}`;
var CONTACT = "+15550100001";
var FLOW_ADDRESS = "+15550100000";
var START = Date.UTC(2026, 2, 2, 12);
var NO_STORE = {
  put: () => {
  },
  get: () => void 0,
  remove: () => {
  },
  page: () => [],
  count: () => 0,
  activeBetween: () => [],
  retire: () => {
  },
  removeFlow: () => {
  },
  clear: () => {
  }
};
var LEADING_ZEROS = "0".repeat(24);
var FIRST_SID = 268435456;
function countedSids() {
  let made = FIRST_SID;
  return (prefix) => prefix + LEADING_ZEROS + (made++).toString(16);
}
var isAsked = (mocks) => typeof mocks === "function";
function mocksOf({ flowSid, options: { mocks } }) {
  if (isAsked(mocks))
    return {
      set: () => {
      },
      clear: () => {
      },
      take: ([, flow = ""], widget, use) => mocks({ flow, widget, use })
    };
  const store = createMockRegistry();
  for (const [widget, answers] of Object.entries(mocks ?? {})) store.set(flowSid, widget, answers);
  return store;
}
function createWorld(shared, now) {
  const { render: render2, flows, numbers } = shared;
  const world = {
    accountSid: ACCOUNT_SID,
    clock: createClock(now),
    sid: countedSids(),
    render: render2,
    widgetOf,
    explainUnknownType,
    flows,
    admit: () => {
    },
    numbers,
    mocks: mocksOf(shared),
    answersBySignal: true,
    waitsForOutside: shared.options.waitsForOutside ?? false,
    store: NO_STORE,
    messages: [],
    calls: /* @__PURE__ */ new Map(),
    sessions: /* @__PURE__ */ new Map(),
    runs: /* @__PURE__ */ new Map(),
    pending: /* @__PURE__ */ new Set(),
    deliver: (run, signal) => deliver(world, run, signal),
    end: (run) => endRun(world, run),
    startExecution: (start) => startExecution(world, start)
  };
  return world;
}
function started({ world, flowSid }, trigger) {
  const { contact = CONTACT, flowAddress = FLOW_ADDRESS } = trigger;
  const ends = { flowSid, contact, flowAddress };
  if (trigger.kind === "call")
    return arrive(world, flowSid, {
      from: contact,
      to: flowAddress,
      ...trigger.fields && { parameters: trigger.fields }
    }).record;
  if (trigger.kind === "message") {
    const message = completed(world, { From: contact, To: flowAddress, Body: trigger.body, ...trigger.fields });
    return startExecution(world, { ...ends, ...triggerOfMessage(world, flowSid, message) });
  }
  if (trigger.kind === "conversation")
    return startExecution(world, { ...ends, kind: "conversation", trigger: { conversation: trigger.fields } });
  const { parameters = {} } = trigger;
  if (trigger.kind === "parent")
    return startExecution(world, {
      ...ends,
      kind: "request",
      event: "incomingParent",
      trigger: { parent: { parameters } }
    });
  const request = { to: contact, from: flowAddress, parameters };
  return startExecution(world, {
    flowSid,
    contact,
    flowAddress,
    kind: "request",
    trigger: { request },
    data: parameters
  });
}
var mediaFields = (media) => Object.fromEntries(media.map((url, index) => [`MediaUrl${index}`, url]));
function messageOf(world, record, signal) {
  const { body, media = [], fields } = signal;
  return completed(world, {
    From: record.contact,
    To: record.flowAddress,
    Body: body,
    ...mediaFields(media),
    ...fields
  });
}
function ringingSession(world, record) {
  const session = world.sessions.get(record.callSid ?? "");
  return session?.flow.status === "ringing" ? session.answer : void 0;
}
function timeOut(world, record) {
  const until = record.waiting?.until ?? null;
  if (until === null) return false;
  const ringing = ringingSession(world, record);
  if (ringing) {
    world.clock.set(until - 1);
    ringing("no-answer");
  } else world.clock.set(until);
  return true;
}
function send(world, record, signal) {
  const run = world.runs.get(record.sid);
  if (!run) return false;
  const session = world.sessions.get(record.callSid ?? "");
  const ringing = ringingSession(world, record);
  switch (signal.type) {
    case "message":
      return deliver(world, run, { type: "message", message: messageOf(world, record, signal) });
    case "speech":
      return deliver(world, run, { type: "speech", text: signal.text, confidence: signal.confidence ?? 1 });
    case "timeout":
      return timeOut(world, record);
    case "wait":
      world.clock.advance(signal.seconds);
      return true;
    case "answer":
      if (!ringing) return false;
      ringing(signal.outcome);
      return true;
    case "hangup":
      if (session) contactHangsUp(world, session);
      return session !== void 0;
    default:
      return deliver(world, run, signal);
  }
}
var RUN = {
  get status() {
    return this.record.status;
  },
  get waiting() {
    return this.record.waiting;
  },
  get now() {
    return this.world.clock.now();
  },
  elapse(seconds) {
    this.world.clock.advance(seconds);
  },
  send(signal) {
    this.sent.push(signal);
    return send(this.world, this.record, signal);
  },
  fork() {
    return startRun(this.shared, this.trigger, this.sent);
  }
};
function startRun(shared, trigger, before) {
  const world = createWorld(shared, trigger.now ?? shared.options.now ?? START);
  const record = started({ world, flowSid: shared.flowSid }, trigger);
  const { steps, outputs, incidents, context } = record;
  const own = { record, steps, outputs, incidents, context, shared, trigger, world, sent: [] };
  const run = Object.assign(Object.create(RUN), own);
  for (const signal of before) run.send(signal);
  return run;
}
function createSimulation(options) {
  const flows = createFlowRegistry({ now: () => options.now ?? START });
  const [first] = options.flows.map(
    ({ name, definition, sid }) => flows.add({ friendlyName: name, definition, status: "published", ...sid && { sid } })
  );
  if (!first) throw new Error("a simulation needs a flow");
  const shared = {
    render: createRender(),
    flows,
    numbers: createNumberRegistry(),
    flowSid: first.sid,
    options
  };
  return { start: (trigger) => startRun(shared, trigger, []) };
}

// src/playground/play.ts
var asText = (value) => typeof value === "string" ? value : JSON.stringify(value);
var texts = (fields = {}) => Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, asText(value)]));
function triggerOf({ by, contact, flowNumber, body = "", parameters = {}, fields }) {
  const ends = { contact, flowAddress: flowNumber };
  switch (by) {
    case "message":
    case "conversation":
      return { kind: "message", ...ends, body, ...fields ? { fields: texts(fields) } : {} };
    case "call":
      return { kind: "call", ...ends, ...fields ? { fields } : {} };
    case "subflow":
      return { kind: "parent", ...ends, parameters };
    case "request":
      return { kind: "request", ...ends, parameters };
  }
}
function responseOf(move) {
  if (move.do === "fail") {
    const reason = move.reason === "timeout" ? "the server did not answer in time" : "no connection to the server";
    return { type: "response", response: { failed: move.reason, reason } };
  }
  const headers = { "content-type": typeof move.body === "string" ? "text/plain" : "application/json" };
  return { type: "response", response: { status: move.status, body: asText(move.body), headers } };
}
function signalOf(move) {
  switch (move.do) {
    case "reply":
      return { type: "message", body: move.body, ...move.media ? { media: move.media } : {} };
    case "press":
      return { type: "digits", digits: move.digits };
    case "say":
      return { type: "speech", text: move.speech };
    case "silence":
      return { type: "timeout" };
    case "hang-up":
      return { type: "hangup" };
    case "answer":
      return { type: "answer", outcome: move.outcome };
    case "respond":
    case "fail":
      return responseOf(move);
    case "outcome":
      return { type: "party", event: move.event, output: move.output ?? {} };
    case "advance":
      return { type: "wait", seconds: move.seconds };
  }
}
function keptAnswers(mocks) {
  const used = /* @__PURE__ */ new Map();
  return ({ widget, use }) => {
    const answers = Object.hasOwn(mocks, widget) ? mocks[widget] ?? [] : [];
    const turn = used.get(widget) ?? 0;
    const answer = answers[Math.min(turn, answers.length - 1)];
    const fits = answer && (use === "request" ? "status" in answer : use === "event" ? "event" in answer : "delivery" in answer);
    if (!answer || !fits) return void 0;
    used.set(widget, turn + 1);
    return answer;
  };
}
var mark = (run, move) => {
  const { outputs, steps, now, waiting } = run;
  const widget = waiting?.widget;
  return {
    ...move ? { move } : {},
    outputsBefore: outputs.length,
    stepsBefore: steps.length,
    at: now,
    ...widget ? { widget } : {}
  };
};
function simulationOf({ flows, now, mocks }) {
  return createSimulation({ flows, now, mocks: keptAnswers(mocks), waitsForOutside: true });
}
function playScene(scene, moves) {
  const run = simulationOf(scene).start(triggerOf(scene.start));
  const done = [{ outputsBefore: 0, stepsBefore: 0, at: scene.now }];
  for (const [index, move] of moves.entries()) {
    const before = mark(run, move);
    if (!run.send(signalOf(move))) return { run, done, skipped: moves.slice(index) };
    done.push(before);
  }
  return { run, done, skipped: [] };
}

// src/playground/save.ts
import { existsSync, mkdirSync, readdirSync as readdirSync2, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename as basename2, dirname as dirname2, join as join2, relative as relative2, resolve as resolve2, sep as sep2 } from "node:path";

// src/scenario/write.ts
import { isDeepStrictEqual as isDeepStrictEqual3 } from "node:util";
import { isMap as isMap2, isSeq as isSeq3 } from "yaml";

// src/scenario/yaml-edit.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";
import {
  isAlias,
  isCollection as isCollection2,
  isMap,
  isScalar as isScalar3,
  isSeq as isSeq2,
  Scalar as Scalar2,
  visit as visit2
} from "yaml";

// src/scenario/align.ts
import { isDeepStrictEqual } from "node:util";
var LONGEST3 = 2e3;
function commonLengths(was, is) {
  const table2 = Array.from({ length: was.length + 1 }, () => new Uint16Array(is.length + 1));
  for (let i = was.length - 1; i >= 0; i--) {
    const [row, below2] = [table2[i], table2[i + 1]];
    for (let j = is.length - 1; j >= 0; j--) {
      const same = isDeepStrictEqual(was[i], is[j]);
      row[j] = same ? (below2[j + 1] ?? 0) + 1 : Math.max(below2[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table2;
}
function* changed({ was: [wasFrom, wasTo], is: [isFrom, isTo] }) {
  const replaced2 = Math.min(wasTo - wasFrom, isTo - isFrom);
  for (let k = 0; k < replaced2; k++) yield { kind: "replace", was: wasFrom + k, is: isFrom + k };
  for (let k = wasFrom + replaced2; k < wasTo; k++) yield { kind: "remove", was: k };
  for (let k = isFrom + replaced2; k < isTo; k++) yield { kind: "insert", before: wasTo, is: k };
}
function* byPosition(was, is) {
  for (let k = 0; k < Math.min(was.length, is.length); k++) {
    yield { kind: isDeepStrictEqual(was[k], is[k]) ? "keep" : "replace", was: k, is: k };
  }
  const common = Math.min(was.length, is.length);
  yield* changed({ was: [common, was.length], is: [common, is.length] });
}
function* alignItems(was, is) {
  if (was.length > LONGEST3 || is.length > LONGEST3) return yield* byPosition(was, is);
  const table2 = commonLengths(was, is);
  let [i, j, wasFrom, isFrom] = [0, 0, 0, 0];
  while (i < was.length && j < is.length) {
    if (isDeepStrictEqual(was[i], is[j])) {
      yield* changed({ was: [wasFrom, i], is: [isFrom, j] });
      yield { kind: "keep", was: i, is: j };
      [wasFrom, isFrom] = [++i, ++j];
    } else if ((table2[i + 1]?.[j] ?? 0) >= (table2[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  yield* changed({ was: [wasFrom, was.length], is: [isFrom, is.length] });
}

// src/scenario/yaml-places.ts
import {
  isCollection,
  isPair,
  isScalar,
  parseDocument,
  visit
} from "yaml";
var Impossible = class extends Error {
  code;
  offset;
  constructor(code, reason, offset) {
    super(reason);
    this.code = code;
    this.offset = offset;
  }
};
function sourceOf(text2) {
  const options = {
    keepSourceTokens: true,
    uniqueKeys: false,
    logLevel: "error",
    merge: true,
    version: "1.2"
  };
  const document = parseDocument(text2, options);
  const used = /* @__PURE__ */ new Map();
  visit(document, {
    Alias: (_key, node) => {
      if (!used.has(node.source)) used.set(node.source, node.range?.[0] ?? 0);
    }
  });
  return { text: text2, document, used };
}
var keyOf = ({ key }) => isScalar(key) ? typeof key.value === "string" ? key.value : key.source ?? String(key.value) : "";
var startOf2 = (node) => node.range?.[0] ?? 0;
function endOf(node, text2) {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    const value = isPair(last) && isEmpty(last.value) ? last.key : isPair(last) ? last.value : last;
    if (value) return endOf(value, text2);
  }
  return text2.slice(0, node.range?.[1] ?? 0).trimEnd().length;
}
var endOfPair = ({ text: text2 }, { key, value }) => endOf(isEmpty(value) ? key : value, text2);
var isEmpty = (node) => !node || isScalar(node) && node.range?.[0] === node.range?.[1];
var lineStart = (text2, offset) => text2.lastIndexOf("\n", offset - 1) + 1;
var columnOf = (text2, offset) => offset - lineStart(text2, offset);
function lineEnd(text2, offset) {
  const end = text2.indexOf("\n", offset);
  return end === -1 ? text2.length : end;
}
var startsLine = (text2, offset) => text2.slice(lineStart(text2, offset), offset).trim() === "";
var indicatorIn = (tokens, type) => tokens?.find((token) => token.type === type)?.offset;
function dashesOf(list) {
  const items = list.srcToken?.items ?? [];
  return items.map(({ start }) => indicatorIn(start, "seq-item-ind")).filter((offset) => offset !== void 0);
}
var isMerge = (pair) => keyOf(pair) === "<<";
var ownPair = (map, key) => map.items.find((pair) => keyOf(pair) === key);
function partsOfList(source, list) {
  const dashes = list.flow ? void 0 : dashesOf(list);
  return list.items.map((node, index) => {
    const start = dashes?.[index] ?? startOf2(node);
    return { start, end: isEmpty(node) ? start + 1 : endOf(node, source.text) };
  });
}
var partsOfMap = (source, map) => map.items.map((pair) => ({ start: startOf2(pair.key), end: endOfPair(source, pair) }));

// src/scenario/yaml-style.ts
import { Document, isScalar as isScalar2, isSeq, Scalar } from "yaml";
var WIDEST = 100;
var PRINTING = { lineWidth: 0 };
var AMBIGUOUS = /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?\.?\d[\d:._,eExXoO-]*|\d{4}-\d\d-\d\d.*|.*\s|\s.*|.*\$\{.*:-.*)$/i;
var needsQuotes = (value) => value === "" || AMBIGUOUS.test(value) || /[^\P{Cc}\n]/u.test(value);
var TYPES = {
  double: Scalar.QUOTE_DOUBLE,
  single: Scalar.QUOTE_SINGLE,
  plain: Scalar.PLAIN,
  block: Scalar.BLOCK_LITERAL
};
function typed(node, value, quoting) {
  if (!isScalar2(node) || typeof value !== "string") return;
  if (quoting === "double" || quoting === "single" || quoting === "block") node.type = TYPES[quoting];
  else if (needsQuotes(value)) node.type = Scalar.QUOTE_DOUBLE;
}
function scalarYaml(value, quoting) {
  const document = new Document([value]);
  if (isSeq(document.contents)) typed(document.contents.items[0], value, quoting);
  return document.toString(PRINTING).replace(/\n$/, "").slice(2).replaceAll("\n  ", "\n");
}
function flowScalar(value, quoting) {
  const document = new Document([value]);
  if (!isSeq(document.contents)) return JSON.stringify(value);
  document.contents.flow = true;
  typed(document.contents.items[0], value, quoting === "block" ? "double" : quoting);
  return document.toString(PRINTING).trimEnd().slice(2, -2);
}
var isPrimitive = (value) => typeof value !== "object" || value === null;
function inlineYaml(value, quoting) {
  if (isPrimitive(value)) return flowScalar(value, quoting);
  if (Array.isArray(value)) return `[${value.map((item) => inlineYaml(item)).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => pairYaml(key, item));
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
var pairYaml = (key, value) => `${flowScalar(key)}: ${inlineYaml(value)}`;
var keyYaml = (key) => flowScalar(key);
var BLOCKS = [
  [],
  ["mocks"],
  ["contact"],
  ["contact", "*"],
  ["each"],
  ["expect"],
  ["expect", "path"],
  ["expect", "path", "*"],
  ["expect", "messages"],
  ["expect", "messages", "*"],
  ["expect", "prompts"],
  ["expect", "prompts", "*"],
  ["expect", "requests"],
  ["expect", "tasks"],
  ["expect", "messagesTo"],
  ["expect", "messagesTo", "*"],
  ["expect", "messagesTo", "*", "*"]
];
var matches = (pattern, steps) => pattern.length === steps.length && pattern.every((part, index) => part === "*" || part === steps[index]);
function isBlock(steps) {
  const [top] = steps;
  if (top === void 0 || steps.length === 1 && (top === "flow" || top === "scenarios")) return true;
  if (top !== "defaults" && top !== "scenarios") return false;
  const inside = steps.slice(top === "defaults" ? 1 : 2);
  if (top === "defaults" && inside.length === 1 && inside[0] === "inputs") return true;
  return BLOCKS.some((pattern) => matches(pattern, inside));
}
var indented = (text2, columns) => text2.replaceAll(/\n(?=[^\n])/g, `
${" ".repeat(columns)}`);
function isInline(value, { steps, column }) {
  if (isPrimitive(value)) return false;
  if (Object.keys(value).length === 0) return true;
  return !isBlock(steps) && inlineYaml(value).length + column <= WIDEST;
}
function entryYaml(key, value, { steps, column }) {
  const name = keyYaml(key);
  const place = { steps: [...steps, key], column: column + name.length + 2 };
  if (isPrimitive(value) || isInline(value, place)) return `${name}: ${indented(yamlOf(value, place), 2)}`;
  return `${name}:
  ${indented(yamlOf(value, { ...place, column: column + 2 }), 2)}`;
}
var itemYaml = (value, { steps, column }) => `- ${indented(yamlOf(value, { steps, column: column + 2 }), 2)}`;
var gapOf = (steps) => steps.length === 1 && steps[0] === "scenarios" ? "\n\n" : "\n";
function yamlOf(value, style) {
  if (isPrimitive(value)) return scalarYaml(value);
  if (isInline(value, style)) return inlineYaml(value);
  const { steps, column } = style;
  if (Array.isArray(value)) {
    return value.map((item, index) => itemYaml(item, { steps: [...steps, index], column })).join(gapOf(steps));
  }
  return Object.entries(value).map(([key, item]) => entryYaml(key, item, style)).join("\n");
}

// src/scenario/yaml-edit.ts
var isObject2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var isPrimitive2 = (value) => typeof value !== "object" || value === null;
function quotingOf(node) {
  if (!isScalar3(node)) return void 0;
  if (node.type === Scalar2.QUOTE_DOUBLE) return "double";
  if (node.type === Scalar2.QUOTE_SINGLE) return "single";
  return node.type === Scalar2.BLOCK_LITERAL || node.type === Scalar2.BLOCK_FOLDED ? "block" : "plain";
}
function refuseShared({ used }, node) {
  if (isAlias(node)) {
    const message = `\`*${node.source}\` stands here, which is written elsewhere in the file`;
    throw new Impossible("alias", message, startOf2(node));
  }
  const anchor = isScalar3(node) || isCollection2(node) ? node.anchor : void 0;
  if (anchor !== void 0 && used.has(anchor)) {
    const message = `\`&${anchor}\` marks this part, and other parts of the file take it over as \`*${anchor}\``;
    throw new Impossible("anchor", message, startOf2(node));
  }
}
var PLACEHOLDER = /(?<!\$)\$\{/;
function refuseParts(source, part) {
  if (!part) return;
  visit2(part, {
    Node: (_key, node) => {
      refuseShared(source, node);
      if (isScalar3(node) && typeof node.value === "string" && PLACEHOLDER.test(node.value)) {
        throw new Impossible("placeholder", `\`${node.value}\` is filled in from elsewhere`, startOf2(node));
      }
    }
  });
}
function inFlow(source, slot, value) {
  const { node, after } = slot;
  if (!node || isEmpty(node)) return { start: after, end: after, text: ` ${inlineYaml(value)}` };
  const [start, end] = [startOf2(node), endOf(node, source.text)];
  const bare = isMap(node) && source.text[start] !== "{" && isObject2(value);
  const [pair, ...more] = Object.entries(bare ? value : {});
  const text2 = pair && more.length === 0 ? pairYaml(...pair) : inlineYaml(value, quotingOf(node));
  return { start, end, text: text2 };
}
function replaced(source, slot, value) {
  refuseParts(source, slot.node);
  if (slot.inFlow) return inFlow(source, slot, value);
  const { node, after, column, steps, dashed } = slot;
  const written = isPrimitive2(value) ? scalarYaml(value, node ? quotingOf(node) : void 0) : yamlOf(value, { steps, column: column + 2 });
  const isBlock2 = !isPrimitive2(value) && !/^[[{]/.test(written);
  const behindKey = `${isBlock2 && !dashed ? `
${" ".repeat(column + 2)}` : " "}${indented(written, column + 2)}`;
  if (!node || isEmpty(node)) return { start: after, end: after, text: behindKey };
  const [start, end] = [startOf2(node), endOf(node, source.text)];
  const wasBlock = isCollection2(node) && !node.flow;
  if (wasBlock && isBlock2) return { start, end, text: indented(written, columnOf(source.text, start)) };
  const isApart = source.text.slice(after, start).trim() === "";
  if (wasBlock !== isBlock2 && isApart) return { start: after, end, text: behindKey };
  return { start, end, text: isBlock2 ? inlineYaml(value) : indented(written, column + 2) };
}
function slotOfItem(source, { list, index, slot }) {
  const node = list.items[index];
  const dash = list.flow ? node ? startOf2(node) : slot.after : dashesOf(list)[index] ?? 0;
  const steps = [...slot.steps, index];
  const after = list.flow ? dash : dash + 1;
  return { node, steps, inFlow: Boolean(list.flow), column: columnOf(source.text, dash), after, dashed: true };
}
function slotOfPair(source, { map, pair, slot }) {
  const key = pair.key;
  const { sep: sep4 } = pair.srcToken ?? {};
  const after = (indicatorIn(sep4, "map-value-ind") ?? endOf(key, source.text)) + 1;
  const column = columnOf(source.text, startOf2(key));
  const steps = [...slot.steps, keyOf(pair)];
  return { node: pair.value, steps, inFlow: Boolean(map.flow), column, after, dashed: false };
}
function removed({ text: text2 }, parts, { index, leads }) {
  const [before, part, next] = [parts[index - 1], parts[index], parts[index + 1]];
  if (!part) throw new Impossible("missing", "there is no such entry");
  const end = lineEnd(text2, part.end);
  const behind = text2.slice(part.end, end).trim();
  const ownLines = startsLine(text2, part.start) && (behind === "" || behind.startsWith("#"));
  if (ownLines && end < text2.length) return { start: lineStart(text2, part.start), end: end + 1, text: "" };
  if (ownLines) return { start: Math.max(0, lineStart(text2, part.start) - 1), end, text: "" };
  if (leads && next) return { start: part.start, end: next.start, text: "" };
  return { start: before?.end ?? part.start, end: part.end, text: "" };
}
function inserted(source, { list, before, values, slot }) {
  const parts = partsOfList(source, list);
  const [previous, first] = [parts[before - 1], parts[0]];
  if (!first) throw new Impossible("structure", "the list is empty");
  if (list.flow) {
    const bare = list.items.some((item) => isMap(item) && source.text[startOf2(item)] !== "{");
    const written2 = values.map((value) => {
      const [pair, ...more] = Object.entries(isObject2(value) ? value : {});
      return bare && pair && more.length === 0 ? pairYaml(...pair) : inlineYaml(value);
    });
    if (previous) return { start: previous.end, end: previous.end, text: written2.map((one) => `, ${one}`).join("") };
    return { start: first.start, end: first.start, text: written2.map((one) => `${one}, `).join("") };
  }
  const column = columnOf(source.text, first.start);
  const margin = `
${" ".repeat(column)}`;
  const style = { steps: [...slot.steps, before], column };
  const written = values.map((value) => indented(itemYaml(value, style), column));
  if (!previous) return { start: first.start, end: first.start, text: written.map((one) => one + margin).join("") };
  const end = trimmedLineEnd(source.text, previous.end);
  const apart = isParagraphs(slot.steps) ? "\n" : "";
  return { start: end, end, text: written.map((one) => apart + margin + one).join("") };
}
var isParagraphs = (steps) => steps.length === 1 && steps[0] === "scenarios";
function trimmedLineEnd(text2, offset) {
  const end = lineEnd(text2, offset);
  return text2[end - 1] === "\r" ? end - 1 : end;
}
function* changedList(source, slot, { list, was, value }) {
  if (value.length === 0 || was.length === 0) return yield replaced(source, slot, value);
  if (was.length !== list.items.length) throw new Impossible("structure", "the list is not the one that was read");
  const steps = [...alignItems(was, value)];
  const firstToStay = steps.findIndex(({ kind: kind2 }) => kind2 === "keep" || kind2 === "replace");
  const parts = partsOfList(source, list);
  const inserts = /* @__PURE__ */ new Map();
  for (const [at, step] of steps.entries()) {
    if (step.kind === "insert") inserts.set(step.before, [...inserts.get(step.before) ?? [], value[step.is] ?? null]);
    if (step.kind === "remove") {
      refuseParts(source, list.items[step.was]);
      yield removed(source, parts, { index: step.was, leads: at < firstToStay });
    }
    if (step.kind === "replace") {
      const item = slotOfItem(source, { list, index: step.was, slot });
      yield* changed2(source, item, { was: was[step.was] ?? null, value: value[step.is] ?? null });
    }
  }
  for (const [before, values] of inserts) yield inserted(source, { list, before, values, slot });
}
function added(source, { map, slot, key, value, behind = map.items.at(-1) }) {
  const [first] = map.items;
  if (!first) return replaced(source, slot, { [key]: value });
  const end = endOfPair(source, behind);
  if (map.flow) return { start: end, end, text: `, ${pairYaml(key, value)}` };
  const column = columnOf(source.text, startOf2(first.key));
  const text2 = indented(entryYaml(key, value, { steps: slot.steps, column }), column);
  const at = trimmedLineEnd(source.text, end);
  return { start: at, end: at, text: `
${" ".repeat(column)}${text2}` };
}
function* removedPairs(source, { map, was, value }) {
  const pairs = map.items;
  const gone = Object.keys(was).filter((key) => !Object.hasOwn(value, key));
  const inherited = gone.find((key) => !ownPair(map, key));
  if (inherited)
    throw new Impossible("merge", `\`${inherited}\` is taken over from another part with \`<<\``, startOf2(map));
  for (const [index, pair] of pairs.entries()) {
    if (!gone.includes(keyOf(pair))) continue;
    refuseParts(source, pair.value);
    const leads = pairs.slice(0, index).every((one) => gone.includes(keyOf(one)));
    yield removed(source, partsOfMap(source, map), { index, leads });
  }
}
function* changedMap(source, slot, change) {
  const { map, was, value } = change;
  const stay = map.items.filter((pair) => isMerge(pair) || Object.hasOwn(value, keyOf(pair)));
  if (stay.length === 0) return yield replaced(source, slot, value);
  yield* removedPairs(source, change);
  for (const [key, next] of Object.entries(value)) {
    const pair = ownPair(map, key);
    const same = Object.hasOwn(was, key) && isDeepStrictEqual2(was[key], next);
    if (pair) yield* changed2(source, slotOfPair(source, { map, pair, slot }), { was: was[key] ?? null, value: next });
    else if (!same) yield added(source, { map, slot, key, value: next, behind: stay.at(-1) });
  }
}
function* changed2(source, slot, { was, value }) {
  if (isDeepStrictEqual2(was, value)) return;
  const { node } = slot;
  refuseShared(source, node);
  if (isSeq2(node) && Array.isArray(was) && Array.isArray(value)) {
    yield* changedList(source, slot, { list: node, was, value });
  } else if (isMap(node) && isObject2(was) && isObject2(value)) {
    yield* changedMap(source, slot, { map: node, was, value });
  } else yield replaced(source, slot, value);
}
function below(source, slot, step) {
  const { node } = slot;
  refuseShared(source, node);
  if (isSeq2(node) && typeof step === "number" && step < node.items.length) {
    return slotOfItem(source, { list: node, index: step, slot });
  }
  const pair = isMap(node) ? ownPair(node, String(step)) : void 0;
  return isMap(node) && pair ? slotOfPair(source, { map: node, pair, slot }) : void 0;
}
function targetOf(source, path) {
  const node = source.document.contents;
  let target = { slot: { node, steps: [], inFlow: false, column: -2, after: 0, dashed: true } };
  for (const step of path) {
    const { slot } = target;
    if (!slot) throw new Impossible("missing", `the file has no \`${path.slice(0, -1).join(".")}\``);
    const found = below(source, slot, step);
    target = { owner: { slot, step }, ...found ? { slot: found } : {} };
  }
  if (!target.slot && !isMap(target.owner?.slot.node)) {
    throw new Impossible("missing", `the file has no \`${path.join(".")}\``);
  }
  return target;
}
function* removal(source, { slot, owner }) {
  const node = owner?.slot.node;
  if (!slot || !owner || !isCollection2(node)) return;
  refuseParts(source, slot.node);
  if (node.items.length === 1) return yield replaced(source, owner.slot, isSeq2(node) ? [] : {});
  const parts = isMap(node) ? partsOfMap(source, node) : partsOfList(source, node);
  const index = isMap(node) ? node.items.findIndex((pair) => keyOf(pair) === owner.step) : Number(owner.step);
  yield removed(source, parts, { index, leads: index === 0 });
}
function* setting(source, { slot, owner }, change) {
  if (slot) yield* changed2(source, slot, change);
  else if (owner && isMap(owner.slot.node)) {
    yield added(source, { map: owner.slot.node, slot: owner.slot, key: String(owner.step), value: change.value });
  }
}
function* appending(source, slot, values) {
  refuseShared(source, slot.node);
  if (isSeq2(slot.node) && slot.node.items.length > 0) {
    yield inserted(source, { list: slot.node, before: slot.node.items.length, values, slot });
  } else yield replaced(source, slot, [...values]);
}

// src/scenario/write.ts
var ORDER = [
  ...["name", "description", "tags", "severity", "targets", "skip", "fixme", "only", "timeout", "each", "trigger"],
  ...["inputs", "now", "mocks", "contact", "sensitive", "expect"]
];
var EXPECT_ORDER = [
  ...["status", "path", "never", "messages", "messagesTo", "prompts", "requests", "tasks", "variables", "context"]
];
function ordered(value, order) {
  const rank = (key) => order.includes(key) ? order.indexOf(key) : order.length;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b)));
}
function arranged(scenario) {
  const { expect } = scenario;
  const isTable = typeof expect === "object" && expect !== null && !Array.isArray(expect);
  return ordered(isTable ? { ...scenario, expect: ordered(expect, EXPECT_ORDER) } : scenario, ORDER);
}
function scenarioFileYaml(file, { schema, comments = [] } = {}) {
  const head = [...schema ? [`yaml-language-server: $schema=${schema}`] : [], ...comments];
  const top = { flow: file.flow, ...file.defaults ? { defaults: arranged(file.defaults) } : {} };
  const scenarios = file.scenarios.map(arranged);
  const style = { steps: [], column: 0 };
  return `${head.map((line) => `# ${line}
`).join("")}${yamlOf(top, style)}

${yamlOf({ scenarios }, style)}
`;
}
function literal(value) {
  if (typeof value === "string") return value.replaceAll("${", () => "$${");
  if (Array.isArray(value)) return value.map((item) => literal(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, literal(item)]));
}
var eolOf = (text2) => /\r\n/.test(text2) ? "\r\n" : "\n";
function applySplices(text2, splices) {
  const eol = eolOf(text2);
  let result = "";
  let at = 0;
  for (const splice of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (splice.start < at) throw new Impossible("overlap", "two edits change the same part");
    result += text2.slice(at, splice.start) + splice.text.replaceAll("\n", eol);
    at = splice.end;
  }
  return result + text2.slice(at);
}
function refusalOf(error, text2) {
  if (!(error instanceof Impossible)) throw error;
  const { code, message, offset } = error;
  return { code, reason: message, ...offset === void 0 ? {} : { line: text2.slice(0, offset).split("\n").length } };
}
function readable(text2) {
  const source = sourceOf(text2);
  const [error] = source.document.errors;
  if (error) throw new Impossible("not-yaml", `the file is not YAML: ${error.message.split("\n", 1)[0]}`, error.pos[0]);
  return source;
}
var jsonOf = ({ document }) => document.toJS({ maxAliasCount: -1 }) ?? null;
function valueAt(json, path) {
  let value = json;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return void 0;
    value = value[step];
  }
  return value;
}
function withValue(json, [step, ...rest], value) {
  if (step === void 0) return value ?? null;
  const remove = rest.length === 0 && value === void 0;
  if (Array.isArray(json)) {
    const index = Number(step);
    return remove ? json.toSpliced(index, 1) : json.toSpliced(index, 1, withValue(json[index] ?? null, rest, value));
  }
  const table2 = json ?? {};
  const others = Object.entries(table2).filter(([key]) => key !== step);
  if (remove) return Object.fromEntries(others);
  return { ...table2, [step]: withValue(table2[step] ?? null, rest, value) };
}
var PLACEHOLDER2 = /(?<!\$)\$\{/;
function says(found, wanted) {
  if (typeof found === "string" && PLACEHOLDER2.test(found)) return true;
  if (Array.isArray(found) && Array.isArray(wanted)) {
    return found.length === wanted.length && found.every((item, index) => says(item, wanted[index]));
  }
  if (typeof found !== "object" || found === null || typeof wanted !== "object" || wanted === null) {
    return isDeepStrictEqual3(found, wanted);
  }
  if (Array.isArray(found) || Array.isArray(wanted)) return false;
  const keys = /* @__PURE__ */ new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...keys].every((key) => hasPlaceholderKey(key) || says(found[key], wanted[key]));
}
var hasPlaceholderKey = (key) => PLACEHOLDER2.test(key);
function splicesOf(source, edit) {
  const target = targetOf(source, edit.path);
  if (edit.value === void 0) return [...removal(source, target)];
  const was = edit.was ?? valueAt(jsonOf(source), edit.path) ?? null;
  return [...setting(source, target, { was, value: edit.value })];
}
function checked(before, text2, edits) {
  const after = jsonOf(readable(text2));
  const wanted = edits.reduce((json, { path, value }) => withValue(json, path, value), before);
  if (!says(after, wanted))
    throw new Impossible("structure", "the file is written in a way that cannot be changed here");
  return text2;
}
var namesIn = (json) => {
  const list = valueAt(json, ["scenarios"]);
  return (Array.isArray(list) ? list : []).map((item) => String(valueAt(item, ["name"])));
};
function listOf(source) {
  const { slot } = targetOf(source, ["scenarios"]);
  if (slot?.node && !isSeq3(slot.node) && slot.node.toJSON() !== null) {
    throw new Impossible("structure", "`scenarios` is not a list", slot.node.range?.[0]);
  }
  return slot;
}
function withAdded(text2, scenarios) {
  const source = readable(text2);
  if (!isMap2(source.document.contents)) throw new Impossible("structure", "the file holds no `flow:` and `scenarios:`");
  const before = jsonOf(source);
  const taken = scenarios.find(({ name }) => namesIn(before).includes(name));
  if (taken) throw new Impossible("duplicate-name", `the file already has a scenario named \`${taken.name}\``);
  const added2 = scenarios.map(arranged);
  const slot = listOf(source);
  const all = [...valueAt(before, ["scenarios"]) ?? [], ...added2];
  const edit = { path: ["scenarios"], value: all };
  const splices = slot ? [...appending(source, slot, added2)] : splicesOf(source, { path: ["scenarios"], value: added2 });
  return checked(before, applySplices(text2, splices), [edit]);
}
function addScenarios(text2, scenarios) {
  if (scenarios.length === 0) return { text: text2 };
  try {
    return { text: withAdded(text2, scenarios) };
  } catch (error) {
    return refusalOf(error, text2);
  }
}

// src/playground/save.ts
var refuse = (message, fix) => {
  throw new FlowproofError([{ code: "cannot-save", message, fix }]);
};
var TRIGGERS = {
  request: void 0,
  message: "incomingMessage",
  call: "incomingCall",
  conversation: "incomingConversationMessage",
  subflow: "incomingParent"
};
var FIELDS = {
  message: "message",
  call: "call",
  conversation: "conversation"
};
function inputsOf({ by, contact, flowNumber, body, parameters, fields }) {
  const inputs = { to: contact, from: flowNumber };
  const hasParameters = parameters && Object.keys(parameters).length > 0;
  if (body !== void 0) inputs.body = body;
  if (by === "request" && hasParameters) inputs.parameters = parameters;
  if (by === "subflow") inputs.parent = { parameters: parameters ?? {} };
  const key = FIELDS[by];
  if (key && fields && Object.keys(fields).length > 0) inputs[key] = fields;
  return inputs;
}
function actionOf(move, at) {
  switch (move.do) {
    case "reply":
      return { at, reply: move.media ? { body: move.body, media: [...move.media] } : move.body };
    case "press":
      return { at, press: move.digits };
    case "say":
      return { at, say: move.speech };
    case "silence":
      return { at, silence: true };
    case "hang-up":
      return { at, hangUp: true };
    case "answer":
      return { at, answer: move.outcome };
    default:
      return void 0;
  }
}
var isIdle = ({ move }) => move?.do === "advance";
function contactOf({ done, run }) {
  return done.flatMap((one, index) => {
    const { move, widget } = one;
    if (!move || widget === void 0) return [];
    const stepsAfter = done[index + 1]?.stepsBefore ?? run.steps.length;
    if (isIdle(one)) return stepsAfter > one.stepsBefore ? [{ at: widget, silence: true }] : [];
    return [actionOf(move, widget) ?? []].flat();
  });
}
function mockOf(move) {
  if (move.do === "respond") return { status: move.status, body: move.body };
  if (move.do === "outcome") return { event: move.event, ...move.output ? { output: move.output } : {} };
  if (move.do === "fail") return { status: 504, body: "" };
  return void 0;
}
function mocksOf2({ done }, kept) {
  const lists = new Map(
    Object.entries(kept).map(([widget, answers]) => [widget, plain([...answers])])
  );
  const made = /* @__PURE__ */ new Set();
  for (const { move, widget } of done) {
    const mock = move && mockOf(move);
    if (!mock || widget === void 0) continue;
    lists.set(widget, [...made.has(widget) ? lists.get(widget) ?? [] : [], mock]);
    made.add(widget);
  }
  return Object.fromEntries(
    [...lists].map(([widget, answers]) => [widget, answers.length === 1 ? answers[0] ?? {} : answers])
  );
}
function pathOf2({ run }) {
  const own = run.steps.filter(({ parentStepSid }) => parentStepSid === null);
  const left = own.slice(1).map(({ from, name }) => ({ [from]: name }));
  const last = own.at(-1);
  return last && last.to !== ENDED ? [...left, last.to] : left;
}
var sentBy = ({ run }, kind2) => run.outputs.filter((output) => output.kind === kind2);
function requestsOf(played) {
  const byWidget = /* @__PURE__ */ new Map();
  for (const { widget, method, url, body, parameters } of sentBy(played, "request")) {
    const sent = {
      method,
      url,
      ...body && !parameters ? { body: jsonOr(body) } : {},
      ...parameters ? { parameters: { ...parameters } } : {}
    };
    byWidget.set(widget, [...byWidget.get(widget) ?? [], sent]);
  }
  return Object.fromEntries(
    [...byWidget].map(([widget, sent]) => [widget, sent.length === 1 ? sent[0] ?? {} : sent])
  );
}
function jsonOr(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return text2;
  }
}
var promptText = ({ say, play, digits }) => say ?? play ?? digits ?? "";
function expectOf(played, wanted) {
  const { run } = played;
  const expect = { status: run.status };
  if (wanted.path) expect.path = pathOf2(played);
  const messages = sentBy(played, "message").filter(({ toContact }) => toContact);
  if (wanted.messages && messages.length > 0) expect.messages = messages.map(({ body }) => body);
  const prompts = sentBy(played, "prompt");
  if (wanted.prompts && prompts.length > 0) expect.prompts = prompts.map(promptText);
  const requests = requestsOf(played);
  if (wanted.requests && Object.keys(requests).length > 0) expect.requests = requests;
  const variables = plain(run.context.flow.variables ?? {});
  if (wanted.variables && Object.keys(variables).length > 0) expect.variables = variables;
  return expect;
}
var dependsOnTime = ({ flows }) => flows.some(({ definition }) => /\bnow\b|\bdate\b|_(?:date|time)"/.test(JSON.stringify(definition)));
function scenarioOf({ talk: { scene, played } }, { name, expect }) {
  const trigger = TRIGGERS[scene.start.by];
  const contact = contactOf(played);
  const mocks = mocksOf2(played, scene.mocks);
  const isSlow = played.done.some(({ move }) => move?.do === "silence" || move?.do === "advance");
  const scenario = {
    name,
    // Time passes at once on the emulator only.
    ...isSlow ? { targets: ["emulator"] } : {},
    ...trigger ? { trigger } : {},
    inputs: inputsOf(scene.start),
    ...dependsOnTime(scene) ? { now: new Date(scene.now).toISOString() } : {},
    ...Object.keys(mocks).length > 0 ? { mocks } : {},
    ...contact.length > 0 ? { contact } : {},
    expect: expectOf(played, expect)
  };
  return literal(scenario);
}
var STARTS2 = {
  message: ({ body }) => `the contact writes \u201C${body ?? ""}\u201D`,
  conversation: ({ body }) => `the contact writes \u201C${body ?? ""}\u201D`,
  call: () => "the contact calls",
  request: () => "an execution is started",
  subflow: () => "a parent runs the subflow"
};
var ANSWERS = {
  human: "takes the call",
  machine: "has a machine answer",
  busy: "is busy",
  "no-answer": "does not answer",
  failed: "cannot be called"
};
function experience(move) {
  switch (move.do) {
    case "reply":
      return `replies \u201C${move.body}\u201D`;
    case "press":
      return `presses ${move.digits}`;
    case "say":
      return `says \u201C${move.speech}\u201D`;
    case "silence":
      return "stays silent";
    case "hang-up":
      return "hangs up";
    case "answer":
      return ANSWERS[move.outcome];
    case "respond":
      return move.status >= 400 ? `gets a server error ${move.status}` : "";
    case "fail":
      return "meets a server that does not answer";
    default:
      return "";
  }
}
var LONGEST_NAME = 90;
function suggestedName({ talk: { scene, played } }) {
  const { start } = scene;
  const acts = played.done.flatMap(({ move }) => move && experience(move) || []);
  const isApi = start.by === "request" || start.by === "subflow";
  const [first, ...others] = acts;
  const parts = isApi && first ? [`the contact ${first}`, ...others] : [STARTS2[start.by](start), ...acts];
  const name = parts.join(", ");
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}\u2026` : name;
}
var shownPath = (path, cwd) => relative2(cwd, path).split(sep2).join("/");
function filesBeside({ flow: { path, name }, cwd }) {
  const folder = dirname2(path);
  const known = readdirSync2(folder).filter((file) => /\.ya?ml$/i.test(file)).sort();
  const fresh = `${name}.yaml`;
  return [.../* @__PURE__ */ new Set([...known, fresh])].map((file) => shownPath(join2(folder, file), cwd));
}
var ALL = { path: true, messages: true, prompts: true, requests: true, variables: false };
function targetOf2({ flow, cwd }, file) {
  const path = resolve2(cwd, file);
  if (!/\.ya?ml$/i.test(path)) refuse(`\`${file}\` is not a scenario file.`, "end its name in .yaml");
  if (dirname2(path) !== dirname2(flow.path))
    refuse(`\`${file}\` is not in the flow's folder.`, `save it in ${shownPath(dirname2(flow.path), cwd)}`);
  return path;
}
function contentOf(saving, path, scenario) {
  const definition = basename2(saving.flow.path);
  if (!existsSync(path)) {
    const schema = "node_modules/flowproof/schemas/scenario.schema.json";
    const up = relative2(dirname2(path), join2(saving.cwd, schema)).split(sep2).join("/");
    return scenarioFileYaml({ flow: { definition }, scenarios: [scenario] }, { schema: up });
  }
  const added2 = addScenarios(readFileSync(path, "utf8"), [scenario]);
  if ("text" in added2) return added2.text;
  return refuse(
    `${shownPath(path, saving.cwd)} cannot be extended: ${added2.reason}.`,
    "choose another name or another file"
  );
}
function previewScenario(saving, request) {
  const files = filesBeside(saving);
  const name = request.name ?? suggestedName(saving);
  const file = request.file ?? files[0] ?? `${saving.flow.name}.yaml`;
  const scenario = scenarioOf(saving, { name, expect: request.expect ?? ALL });
  const yaml = scenarioFileYaml({ flow: { definition: basename2(saving.flow.path) }, scenarios: [scenario] });
  const made = { name, file, files, yaml: yaml.slice(yaml.indexOf("scenarios:")) };
  try {
    contentOf(saving, targetOf2(saving, file), scenario);
    return made;
  } catch (error) {
    return { ...made, problem: error instanceof Error ? error.message : String(error) };
  }
}
var lineOf2 = (text2, name) => {
  const lines = text2.split("\n");
  const index = lines.findLastIndex((line) => line.includes("name:") && line.includes(name.slice(0, 20)));
  return index + 1;
};
function writeScenario(saving, request) {
  const path = targetOf2(saving, request.file);
  const text2 = contentOf(saving, path, scenarioOf(saving, request));
  mkdirSync(dirname2(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, text2);
  renameSync(beside, path);
  return { file: shownPath(path, saving.cwd), line: lineOf2(text2, request.name) };
}

// src/playground/scenarios.ts
import { readdirSync as readdirSync3 } from "node:fs";
import { dirname as dirname3, join as join3, relative as relative3, sep as sep3 } from "node:path";
function moveOf(action) {
  switch (action.kind) {
    case "reply":
      return { do: "reply", body: action.body, ...action.media.length > 0 ? { media: action.media } : {} };
    case "press":
      return { do: "press", digits: action.digits };
    case "say":
      return { do: "say", speech: action.speech };
    case "silence":
      return { do: "silence" };
    case "answer":
      return { do: "answer", outcome: action.outcome };
    case "hangUp":
      return { do: "hang-up" };
  }
}
var BY = {
  incomingRequest: "request",
  incomingMessage: "message",
  incomingCall: "call",
  incomingConversationMessage: "conversation",
  incomingParent: "subflow"
};
var CONTACT2 = "+15550100001";
var FLOW_NUMBER = "+15550100000";
function startOf3({ trigger, inputs }) {
  const { to = CONTACT2, from = FLOW_NUMBER, body, parameters } = inputs;
  return {
    by: BY[trigger] ?? "request",
    contact: to,
    flowNumber: from,
    parameters,
    ...body === void 0 ? {} : { body }
  };
}
var shownPath2 = (path, cwd) => relative3(cwd, path).split(sep3).join("/");
var yamlFilesIn = (folder) => readdirSync3(folder).filter((name) => /\.ya?ml$/i.test(name)).sort().map((name) => join3(folder, name));
var belongsTo = ({ path }) => ({ flow }) => flow.definitionPath === path;
function viewOf(scenario, cwd) {
  const { id, name, place } = scenario;
  return { id, name, file: shownPath2(place.file, cwd), line: place.line, result: "not played", widgets: [] };
}
function scriptedOf(scenario) {
  const { name, contact, mocks, now } = scenario;
  const left = contact.map((action) => ({ at: action.at, move: moveOf(action) }));
  return {
    start: startOf3(scenario),
    mocks: { ...mocks },
    ...now === void 0 ? {} : { now: Date.parse(now) },
    script: { name, left }
  };
}
var problemViews = ({ file, problems }, cwd) => problems.slice(0, 5).map(({ message, fix, at }, index) => ({
  view: {
    id: `${file} ${index}`,
    name: "This file has a mistake",
    file: shownPath2(at?.file ?? file, cwd),
    line: at?.line ?? 1,
    result: "not played",
    message: fix ? `${message} Fix: ${fix}` : message,
    widgets: []
  }
}));
function playScenarios(flow, { cwd, environment }) {
  const files = yamlFilesIn(dirname3(flow.path)).map(
    (file) => loadScenarioFile(file, { env: environment, target: "emulator" })
  );
  const played = files.flatMap((file) => [
    ...problemViews(file, cwd),
    ...file.scenarios.filter(belongsTo(flow)).map((scenario) => ({ view: viewOf(scenario, cwd), scripted: scriptedOf(scenario) }))
  ]);
  return { played, subflows: [] };
}

// src/playground/app.ts
function refuse2(message, fix) {
  throw new FlowproofError([{ code: "playground", message, fix }]);
}
var talkOf = ({ talk }) => talk ?? refuse2("There is no conversation.", "start one");
function playableFlow({ flow }) {
  if (!flow) return refuse2("No flow is open.", "choose a flow");
  const { definition } = flow;
  return definition ? { ...flow, definition } : refuse2(`${flow.name} cannot be played.`, flow.problem ?? "mend its flow.json");
}
var pathTexts = ({ run }) => run.steps.filter(({ from }) => from !== "Trigger").map(({ from, name }) => `${from}: ${name}`);
function flowPart({ flows, flow, talk, kept, change, scenarios }) {
  return {
    flows: flows.map(flowView),
    ...flow ? { flow: flowView(flow) } : {},
    pictures: picturesOf(flow, talk),
    ...scenarios ? { scenarios: scenarios.map((one) => one.view) } : {},
    ...change ? { change } : {},
    mocks: plain(kept)
  };
}
var scriptView = ({ name, left }) => ({
  name,
  left: left.map(({ at, move }) => `${moveLabel(move)} at ${at}`)
});
function talkPart({ talk }) {
  if (!talk) return { nodes: [] };
  const { branches, scene, played, script } = talk;
  return {
    nodes: nodeViews(branches),
    start: scene.start,
    current: branches.current,
    conversation: conversationView(played, scene),
    ...script ? { script: scriptView(script) } : {}
  };
}
function createApp({ path, cwd, now, environment }) {
  const state = { flows: flowFiles(path).map((file) => readFlow(file, cwd)), kept: {} };
  const [first, ...others] = state.flows;
  if (first && others.length === 0) state.flow = first;
  const withSubflows = (flow) => {
    const named = scenarioFile(flow);
    return [{ name: flow.name, definition: flow.definition }, ...named];
  };
  const scenarioFile = (flow) => playScenarios(flow, { cwd, environment }).subflows;
  const replay = (talk) => ({ ...talk, played: playScene(talk.scene, movesOf(talk.branches)) });
  const begin = (start, extra = {}) => {
    const scene = {
      flows: withSubflows(playableFlow(state)),
      start,
      now: now(),
      mocks: { ...state.kept },
      ...extra
    };
    const branches = startBranches();
    return { scene, branches, played: playScene(scene, []) };
  };
  const move = (talk, next) => {
    const branches = addMove(talk.branches, next);
    const moved = replay({ ...talk, branches });
    if (moved.played.skipped.length > 0)
      refuse2(`The flow does not wait for that: ${moveLabel(next)}.`, "choose one of the moves that the page offers");
    return moved;
  };
  const nextOf = (talk) => {
    const [step, ...left] = talk.script?.left ?? [];
    if (!talk.script || !step) return talk;
    const { waiting } = talk.played.run;
    const events = waiting?.on.includes("party") ? stateAt(talk.scene, waiting.widget)?.state.transitions : void 0;
    const usual = events?.[0]?.event;
    if (usual) return nextOf(move(talk, { do: "outcome", event: usual }));
    if (waiting?.widget !== step.at)
      refuse2(
        `The scenario acts at \`${step.at}\`, and the flow is at \`${waiting?.widget ?? "its end"}\`.`,
        "go on by hand, or change the scenario"
      );
    return { ...move(talk, step.move), script: { ...talk.script, left } };
  };
  const load = (id) => {
    const found = state.scenarios?.find((one) => one.view.id === id)?.scripted;
    if (!found) return refuse2("This scenario is not there any more.", "open the flow again");
    const { start, mocks, script } = found;
    return { ...begin(start, { mocks, ...found.now === void 0 ? {} : { now: found.now } }), script };
  };
  const keepAnswer = (widget) => {
    const talk = talkOf(state);
    const done = talk.played.done.findLast(
      (one) => one.widget === widget && (one.move?.do === "respond" || one.move?.do === "outcome")
    );
    const made = done?.move;
    if (made?.do === "respond") state.kept[widget] = [{ status: made.status, body: made.body }];
    if (made?.do === "outcome")
      state.kept[widget] = [{ event: made.event, ...made.output ? { output: made.output } : {} }];
  };
  const open = (id) => {
    state.flow = state.flows.find((flow) => flow.id === id) ?? refuse2("This flow is not there any more.", "reload the page");
    state.kept = {};
    delete state.talk;
    delete state.change;
    refreshScenarios();
  };
  const refreshScenarios = () => {
    state.scenarios = state.flow?.definition ? playScenarios(state.flow, { cwd, environment }).played : [];
  };
  refreshScenarios();
  const setClock = (at) => {
    const moment = Date.parse(at);
    if (Number.isNaN(moment)) refuse2(`\`${at}\` is not a moment.`, "write it as 2026-03-02T09:00:00Z");
    const talk = talkOf(state);
    state.talk = replay({ ...talk, scene: { ...talk.scene, now: moment } });
  };
  const ACTIONS = {
    open: ({ flow }) => open(flow),
    start: ({ start }) => {
      state.talk = begin(start);
      delete state.change;
    },
    move: ({ move: next }) => {
      state.talk = move(talkOf(state), next);
    },
    "go-to": ({ node }) => {
      const talk = talkOf(state);
      state.talk = replay({ ...talk, branches: goTo(talk.branches, node) });
    },
    close: () => {
      delete state.talk;
    },
    "keep-answer": ({ widget }) => keepAnswer(widget),
    "forget-answer": ({ widget }) => {
      delete state.kept[widget];
    },
    "set-clock": ({ at }) => setClock(at),
    load: ({ scenario }) => {
      state.talk = load(scenario);
    },
    next: () => {
      state.talk = nextOf(talkOf(state));
    },
    rest: () => {
      for (let talk = talkOf(state); talk.script && talk.script.left.length > 0; talk = state.talk)
        state.talk = nextOf(talk);
    },
    "dismiss-change": () => {
      delete state.change;
    }
  };
  const view = () => ({ ...flowPart(state), ...talkPart(state) });
  const contextAt = (step) => {
    const { run } = talkOf(state).played;
    const taken = run.steps[step - 1];
    return plain(taken ? taken.contextThen() : run.context);
  };
  const reload = () => {
    const before = state.flow;
    if (!before) return false;
    const after = readFlow(before.path, cwd);
    if (after.problem === before.problem && JSON.stringify(after.definition) === JSON.stringify(before.definition))
      return false;
    state.flow = after;
    state.flows = state.flows.map((flow) => flow.id === after.id ? after : flow);
    refreshScenarios();
    if (!before.definition || !after.definition) return true;
    state.change = {
      differences: diffFlows(before.definition, after.definition).map(changeText),
      before: [],
      after: []
    };
    if (state.talk) replayOn(state.talk, after.definition);
    return true;
  };
  const replayOn = (talk, definition) => {
    const [{ name }, ...subflows] = talk.scene.flows;
    const was = pathTexts(talk.played);
    const scene = { ...talk.scene, flows: [{ name, definition }, ...subflows] };
    state.talk = replay({ ...talk, scene });
    const is = pathTexts(state.talk.played);
    const at = was.findIndex((text2, index) => text2 !== is[index]);
    const diverged = at >= 0 ? `step ${at + 1} was ${was[at]} and is now ${is[at] ?? "not reached"}` : is.length > was.length ? `it goes on to ${is[was.length]}` : void 0;
    state.change = {
      differences: state.change?.differences ?? [],
      before: was,
      after: is,
      ...diverged ? { diverged } : {}
    };
  };
  return {
    view,
    act: (action) => {
      ACTIONS[action.do](action);
      return view();
    },
    picturesAt: (step) => picturesOf(state.flow, talkOf(state), step),
    contextAt,
    widget: (name, step) => {
      const flow = playableFlow(state);
      const flows = state.talk?.scene.flows ?? [{ name: flow.name, definition: flow.definition }];
      const found = stateAt({ flows }, name) ?? refuse2(`\`${name}\` is not a widget of this flow.`, "choose one in the picture");
      const run = state.talk?.played.run;
      const steps = run ? run.steps.slice(0, step ?? run.steps.length) : [];
      const context = run ? step === void 0 ? plain(run.context) : contextAt(step) : {};
      const scenarios = (state.scenarios ?? []).flatMap(
        ({ view: one }) => one.widgets.includes(name) ? [{ name: one.name, file: one.file, line: one.line }] : []
      );
      return { ...widgetView(found.state, { steps, context, now: run?.now ?? now() }), scenarios };
    },
    preview: (request) => previewScenario({ talk: talkOf(state), flow: playableFlow(state), cwd }, request),
    save: (request) => {
      const saved = writeScenario({ talk: talkOf(state), flow: playableFlow(state), cwd }, request);
      refreshScenarios();
      return saved;
    },
    reload,
    openFile: () => state.flow?.path
  };
}

// src/playground/page-folder.ts
import { existsSync as existsSync2 } from "node:fs";
import { join as join4, resolve as resolve3 } from "node:path";
var BUILT = ["playground", "../playground"].map((folder) => join4(import.meta.dirname, folder));
var isPage = (folder) => existsSync2(join4(folder, "page.js")) && existsSync2(join4(folder, "index.html"));
async function pageFolder() {
  if (!import.meta.filename.endsWith(".ts")) {
    const built = BUILT.find(isPage);
    if (built) return built;
    throw new Error("The package holds no page: it was built without the playground.");
  }
  const folder = resolve3(import.meta.dirname, "../../test-results/playground");
  const { bundlePage } = await import("./bundle-GSLJ2IJC.js");
  await bundlePage(folder);
  return folder;
}

// src/playground/server.ts
import { randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync as readFileSync2, unwatchFile, watchFile } from "node:fs";
import { join as join5 } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";

// src/playground/requests.ts
import { Ajv } from "ajv";
var text = { type: "string", maxLength: 1e5 };
var table = { type: "object" };
var kind = (name, fields = {}, optional = {}) => ({
  type: "object",
  properties: { do: { const: name }, ...fields, ...optional },
  required: ["do", ...Object.keys(fields)],
  additionalProperties: false
});
var START2 = {
  type: "object",
  properties: {
    by: { enum: ["message", "call", "request", "subflow", "conversation"] },
    contact: text,
    flowNumber: text,
    body: text,
    parameters: table,
    fields: table
  },
  required: ["by", "contact", "flowNumber"],
  additionalProperties: false
};
var MOVE = {
  type: "object",
  required: ["do"],
  oneOf: [
    kind("reply", { body: text }, { media: { type: "array", items: text, maxItems: 10 } }),
    kind("press", { digits: { type: "string", pattern: "^[0-9*#w]{1,100}$" } }),
    kind("say", { speech: text }),
    kind("silence"),
    kind("hang-up"),
    kind("answer", { outcome: { enum: ["human", "machine", "busy", "no-answer", "failed"] } }),
    kind("respond", { status: { type: "integer", minimum: 100, maximum: 599 }, body: {} }),
    kind("fail", { reason: { enum: ["timeout", "unreachable"] } }),
    kind("outcome", { event: text }, { output: table }),
    kind("advance", { seconds: { type: "integer", minimum: 1, maximum: 2592e3 } })
  ]
};
var ACTION = {
  type: "object",
  required: ["do"],
  oneOf: [
    kind("open", { flow: text }),
    kind("start", { start: START2 }),
    kind("move", { move: MOVE }),
    kind("go-to", { node: { type: "integer", minimum: 0 } }),
    kind("close"),
    kind("keep-answer", { widget: text }),
    kind("forget-answer", { widget: text }),
    kind("set-clock", { at: text }),
    kind("load", { scenario: text }),
    kind("next"),
    kind("rest"),
    kind("dismiss-change")
  ]
};
var flag = { type: "boolean" };
var EXPECT = {
  type: "object",
  properties: { path: flag, messages: flag, prompts: flag, requests: flag, variables: flag },
  required: ["path", "messages", "prompts", "requests", "variables"],
  additionalProperties: false
};
var NAME = { type: "string", minLength: 1, maxLength: 300 };
var SAVE = { type: "object", properties: { name: NAME, file: NAME, expect: EXPECT }, additionalProperties: false };
var ajv = new Ajv({ strict: false });
var compile = (schema) => ajv.compile(schema);
var isAction = compile(ACTION);
var isPreview = compile(SAVE);
var isSave = compile({ ...SAVE, required: ["name", "file", "expect"] });
function checked2(value, is) {
  if (is(value)) return value;
  const [error] = is.errors ?? [];
  const at = error?.instancePath ? ` at ${error.instancePath}` : "";
  const message = `The page sent what the playground does not know${at}: ${error?.message ?? "not valid"}.`;
  throw new FlowproofError([{ code: "bad-request", message, fix: "reload the page" }]);
}
var readAction = (value) => checked2(value, isAction);
var readPreviewRequest = (value) => checked2(value, isPreview);
var readSaveRequest = (value) => checked2(value, isSave);

// src/playground/server.ts
var TYPES2 = {
  "index.html": "text/html; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "page.css": "text/css; charset=utf-8"
};
var HEADERS = {
  "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff"
};
var MOST_BYTES = 1024 * 1024;
var sameText = (given, wanted) => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};
function isForeign(context, host) {
  const site = context.req.header("sec-fetch-site") ?? "none";
  const origin = context.req.header("origin");
  const isOther = origin !== void 0 && origin !== `http://${host}`;
  return context.req.header("host") !== host || isOther || site !== "none" && site !== "same-origin";
}
async function bodyOf(context) {
  if (Number(context.req.header("content-length") ?? 0) > MOST_BYTES) throw badRequest("The request is too large.");
  const text2 = await context.req.text();
  if (text2.length > MOST_BYTES) throw badRequest("The request is too large.");
  try {
    return JSON.parse(text2);
  } catch {
    throw badRequest("The request is not JSON.");
  }
}
var badRequest = (message) => new FlowproofError([{ code: "bad-request", message }]);
var stepOf = (context) => {
  const text2 = context.req.query("step");
  return text2 === void 0 ? void 0 : Number(text2) || 0;
};
function errorText(error) {
  if (!(error instanceof FlowproofError)) return "The playground failed. Set FLOWPROOF_DEBUG=1 to see where.";
  return error.problems.map(({ message, fix }) => fix ? `${message} Fix: ${fix}.` : message).join("\n");
}
function routes(app, hono, listeners) {
  hono.get("/api/view", (context) => context.json(app.view()));
  hono.post("/api/act", async (context) => context.json(app.act(readAction(await bodyOf(context)))));
  hono.post("/api/preview", async (context) => context.json(app.preview(readPreviewRequest(await bodyOf(context)))));
  hono.post("/api/save", async (context) => context.json(app.save(readSaveRequest(await bodyOf(context)))));
  hono.get("/api/pictures", (context) => context.json({ pictures: app.picturesAt(stepOf(context) ?? 0) }));
  hono.get("/api/context", (context) => context.json({ context: app.contextAt(stepOf(context) ?? 0) }));
  hono.get("/api/widget", (context) => context.json(app.widget(context.req.query("name") ?? "", stepOf(context))));
  hono.get(
    "/api/events",
    (context) => streamSSE(context, async (stream) => {
      const changed3 = () => void stream.writeSSE({ event: "changed", data: "" });
      listeners.add(changed3);
      await stream.writeSSE({ event: "open", data: "" });
      await new Promise((done) => stream.onAbort(done));
      listeners.delete(changed3);
    })
  );
}
function watchFlow(app, every, changed3) {
  let file;
  const look = () => {
    if (app.reload()) changed3();
  };
  const stop = () => {
    if (file) unwatchFile(file, look);
    file = void 0;
  };
  const follow = () => {
    const next = app.openFile();
    if (next === file) return;
    stop();
    file = next;
    if (file) watchFile(file, { interval: every }, look);
  };
  follow();
  return { follow, stop };
}
function pageRoutes(hono, page) {
  const send2 = (name) => (context) => {
    const type = TYPES2[name] ?? "application/octet-stream";
    return context.body(readFileSync2(join5(page, name), "utf8"), 200, { "content-type": type });
  };
  hono.get("/", send2("index.html"));
  hono.get("/page.js", send2("page.js"));
  hono.get("/page.css", (context) => {
    const text2 = `${readFileSync2(join5(page, "page.css"), "utf8")}
${STYLE}`;
    return context.body(text2, 200, { "content-type": TYPES2["page.css"] ?? "text/css" });
  });
}
async function startPlayground({ app, page, port, watchEvery = 400 }) {
  const token = randomBytes(24).toString("base64url");
  const hono = new Hono();
  const listeners = /* @__PURE__ */ new Set();
  let host = "";
  hono.use(async (context, next) => {
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
    if (isForeign(context, host)) return context.json({ error: "This page answers only to itself." }, 403);
    const given = context.req.header("x-playground-token") ?? context.req.query("token") ?? "";
    const isStatic = context.req.method === "GET" && /^\/page\.(js|css)$/.test(context.req.path);
    if (!isStatic && !sameText(given, token))
      return context.json({ error: "Open the address that `flowproof open` printed: its token is missing here." }, 401);
    return next();
  });
  const watching = watchFlow(app, watchEvery, () => {
    for (const listener of listeners) listener();
  });
  hono.use("/api/act", async (_, next) => {
    await next();
    watching.follow();
  });
  pageRoutes(hono, page);
  routes(app, hono, listeners);
  hono.notFound((context) => context.json({ error: "There is nothing here." }, 404));
  hono.onError(
    (error, context) => context.json({ error: errorText(error) }, error instanceof FlowproofError ? 400 : 500)
  );
  const server = await new Promise((done, fail) => {
    const started2 = serve({ fetch: hono.fetch, port, hostname: "127.0.0.1" }, () => done(started2));
    started2.once("error", fail);
  });
  host = `127.0.0.1:${server.address().port}`;
  return {
    url: `http://${host}/?token=${token}`,
    close: () => new Promise((done) => {
      watching.stop();
      server.close(() => done());
      if ("closeAllConnections" in server) server.closeAllConnections();
    })
  };
}

// src/cli/open.ts
var OPTIONS = {
  port: { type: "string", value: "N", default: "0", help: "listens on this port; 0 is any free port" },
  browser: {
    type: "boolean",
    default: true,
    help: "opens the page in the browser; --no-browser only prints its address"
  }
};
function portOf(text2) {
  const port = Number(text2);
  if (!/^\d+$/.test(text2) || port > 65535)
    throw new UsageError(`\`--port\` must be a number from 0 to 65535, not \`${text2}\``);
  return port;
}
var OPENERS = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""]
};
function openBrowser(url) {
  const [command2, ...args] = OPENERS[process2.platform] ?? ["xdg-open"];
  const opener = spawn(command2, [...args, url], { stdio: "ignore", detached: true });
  opener.on("error", () => {
  });
  opener.unref();
}
var aborted = (signal) => new Promise((done) => {
  if (signal.aborted) done();
  else signal.addEventListener("abort", () => done(), { once: true });
});
async function serve2({ values, positionals, cwd, environment, output, stopping }) {
  const port = portOf(values.port);
  const given = positionals[0] ?? (existsSync3(resolve4(cwd, "scenarios")) ? "scenarios" : ".");
  const app = createApp({ path: resolve4(cwd, given), cwd, now: Date.now, environment });
  const stopped = aborted(stopping());
  const playground = await startPlayground({ app, page: await pageFolder(), port });
  output({ url: playground.url }, `The playground is open at

  ${playground.url}

Stop it with Ctrl+C.`);
  if (values.browser && process2.stdout.isTTY) openBrowser(playground.url);
  await stopped;
  await playground.close();
  return 0;
}
var command = defineCommand({
  name: "open",
  summary: "Opens the playground: talk to a flow in a browser, save the conversation as a scenario",
  usage: "[FLOW.json | FOLDER] [options]",
  details: "Without an argument it offers every flow below scenarios/. It never changes a flow, and a scenario file only when you save.",
  options: OPTIONS,
  positionals: { most: 1 },
  run: serve2
});
export {
  command
};
