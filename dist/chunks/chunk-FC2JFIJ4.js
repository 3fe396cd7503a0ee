import {
  masked,
  shownText,
  withoutValues
} from "./chunk-7AT2BELM.js";
import {
  digestOf
} from "./chunk-WRP7SKUV.js";
import {
  withoutShort
} from "./chunk-76K3XKFL.js";
import {
  isRefusal,
  times
} from "./chunk-EJTDPZR6.js";
import {
  findState,
  makesRequest
} from "./chunk-LDRYS6VK.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";

// src/reporters/allure.ts
var KIND_LABEL = "flowproof-kind";
var MESSAGE_TYPE = "application/vnd.allure.message+json";
var asText = (value) => typeof value === "string" ? value : JSON.stringify(value);
var PRECEDENCE = [
  "bad-scenario",
  "refused",
  "unmocked",
  "timeout",
  "contact",
  "path",
  "status",
  "message",
  "value"
];
var kindOf = (failures) => PRECEDENCE.find((kind) => failures.some((failure) => failure.kind === kind));
function labelsOf(evidence) {
  const kind = kindOf(evidence.failures);
  return [
    { name: "parentSuite", value: evidence.flow.name },
    { name: "suite", value: evidence.scenario.file },
    { name: "subSuite", value: evidence.target },
    { name: "epic", value: evidence.flow.name },
    { name: "severity", value: evidence.scenario.severity ?? "normal" },
    ...kind ? [{ name: KIND_LABEL, value: kind }] : []
  ];
}
function parametersOf({ flow, inputs, target }) {
  const revision = flow.revision === void 0 ? flow.sid : `${flow.sid}, revision ${flow.revision}`;
  return [
    { name: "target", value: target },
    { name: "flow", value: `${flow.name} (${revision})` },
    ...Object.entries(inputs).map(([name, value]) => ({ name: `inputs.${name}`, value: asText(value) }))
  ].map((parameter) => ({ ...parameter, excluded: true }));
}
var metadata = (data) => ({
  name: "_allure-metadata",
  contentType: MESSAGE_TYPE,
  body: JSON.stringify({ type: "metadata", data })
});
var describeToAllure = (evidence) => metadata({ labels: labelsOf(evidence), parameters: parametersOf(evidence) });
var describeBadScenarioToAllure = (flow, file) => metadata({
  labels: [
    { name: "parentSuite", value: flow },
    { name: "suite", value: file },
    { name: KIND_LABEL, value: "bad-scenario" }
  ]
});

// src/session/refusal.ts
function words({ call = "", attempts = 1, status, code, message }, what) {
  const asked = call ? ` (${call}${times(attempts)})` : "";
  const said = call && message.startsWith(call) ? ", without an explanation" : `${code ? ` (error ${code})` : ""}: ${message}`;
  return `Twilio refused ${what}${asked} with status ${status}${said}`;
}
function refused(error, what) {
  const details = error.details ? `

  details: ${JSON.stringify(error.details)}` : "";
  return {
    kind: "refused",
    code: "refused-by-api",
    message: `${words(error, what)}${details}`,
    ...error.moreInfo ? { fix: `see ${error.moreInfo}` } : {}
  };
}
function failuresOf(error, { what, at, kind }) {
  if (error instanceof FlowproofError) return error.problems.map((problem) => ({ kind, at, ...problem }));
  if (isRefusal(error)) return [{ ...refused(error, what), at }];
  const message = error instanceof Error ? error.message : String(error);
  return [{ kind: "refused", code: "no-answer", message: `${what} failed: ${message || "no answer came"}`, at }];
}

// src/session/checks/unmocked.ts
function answerFor({ widget, widgetType }, definition) {
  if (makesRequest(widgetType)) return { status: 200, body: {} };
  const state = definition && findState(definition, widget);
  return { event: state?.transitions[0]?.event ?? "completed" };
}
var inYaml = (widget, answer) => {
  const text = "event" in answer ? `{ event: ${answer.event} }` : "{ status: 200, body: {} }";
  return `say what it answers:
mocks:
  ${widget}: ${text}`;
};
function unmockedFailure(incident, answer, advise) {
  const { widget, widgetType, message, request } = incident;
  return {
    kind: "unmocked",
    code: "unmocked-request",
    message: request ? `\`${widget}\` (${widgetType}) made a request that no mock answers: ${request.method} ${request.url}` : `\`${widget}\` (${widgetType}): ${message}`,
    fix: advise(widget, answer)
  };
}
var unknownFailure = ({ widget, widgetType, message, fix }) => ({
  kind: "unmocked",
  code: "unknown-widget",
  message: `\`${widget}\` (${widgetType}): ${message}`,
  fix
});
function checkUnmocked({ place }, evidence, advise = inYaml) {
  const byWidget = new Map(evidence.incidents.map((incident) => [`${incident.kind} ${incident.widget}`, incident]));
  return [...byWidget.values()].flatMap((incident) => {
    if (incident.kind === "unmocked") {
      const answer = answerFor(incident, evidence.definition);
      return [{ ...unmockedFailure(incident, answer, advise), at: place }];
    }
    return incident.kind === "unknown-widget" ? [{ ...unknownFailure(incident), at: place }] : [];
  });
}
var LOGGED = /* @__PURE__ */ new Set(["limit", "liquid", "stop"]);
var loggedIn = ({ incidents }) => incidents.filter(({ kind }) => LOGGED.has(kind));
var explainStop = ({ place }, evidence) => loggedIn(evidence).slice(0, 1).map(({ widget, widgetType, message, fix }) => ({
  kind: "status",
  code: "execution-went-wrong",
  message: `Studio would log an error at \`${widget}\` (${widgetType}): ${message}`,
  fix,
  at: place
}));

// src/session/record.ts
import { relative } from "node:path";

// src/path/match.ts
var isWidget = (line, visit) => line?.kind === "widget" && line.widget === visit?.widget;
var accepts = (line, visit) => line?.kind === "widget" && isWidget(line, visit) && (line.event === void 0 || line.event === visit?.event);
function withGaps(lines, positions) {
  const live = /* @__PURE__ */ new Set();
  for (const position of positions) {
    live.add(position);
    for (let next = position; lines[next]?.kind === "gap"; next++) live.add(next + 1);
  }
  return live;
}
function advance(lines, live, visit) {
  const next = [];
  for (const position of live) {
    if (lines[position]?.kind === "gap") next.push(position);
    else if (accepts(lines[position], visit)) next.push(position + 1);
  }
  return withGaps(lines, next);
}
function positionsAlong(lines, path) {
  const all = [withGaps(lines, [0])];
  for (const visit of path) all.push(advance(lines, all.at(-1) ?? /* @__PURE__ */ new Set(), visit));
  return all;
}
function candidateAt(lines, path, { index, line }) {
  if (lines[line]?.kind === "gap" || accepts(lines[line], path[index])) return void 0;
  const nearMiss = isWidget(lines[line], path[index]);
  const afterGap = lines[line - 1]?.kind === "gap";
  return { index: afterGap && !nearMiss ? path.length : index, line, nearMiss };
}
var isBetter = (a, b) => {
  if (a.line !== b.line) return a.line > b.line;
  if (a.nearMiss !== b.nearMiss) return a.nearMiss;
  return a.index >= b.index;
};
function partingOf(lines, path, positions) {
  let best;
  for (const [index, live] of positions.entries()) {
    for (const line of live) {
      const candidate = candidateAt(lines, path, { index, line });
      if (candidate && (!best || isBetter(candidate, best))) best = candidate;
    }
  }
  return best ? { index: best.index, line: best.line } : { index: path.length, line: lines.length };
}
function matchPath(lines, path) {
  const positions = positionsAlong(lines, path);
  if (positions.at(-1)?.has(lines.length)) return { matches: true };
  return { matches: false, parting: partingOf(lines, path, positions) };
}

// src/session/record.ts
var expectedOf = (steps) => steps.flatMap(
  (step) => step.kind === "gap" ? [] : [{ widget: step.widget, ...step.event ? { event: step.event } : {} }]
);
function divergenceOf({ expect }, evidence) {
  if (!expect.path || !evidence) return void 0;
  const match = matchPath(expect.path.steps, evidence.path);
  if (match.matches) return void 0;
  const step = expect.path.steps[match.parting.line];
  const [expected] = step ? expectedOf([step]) : [];
  return { index: match.parting.index, ...expected ? { expected } : {} };
}
function flowOf({ scenario, flow, root }) {
  const { name, sid = "", definition, definitionPath } = scenario.flow;
  const runs = flow?.definition ?? definition;
  return {
    name,
    sid: flow?.sid ?? sid,
    ...flow?.revision === void 0 ? {} : { revision: flow.revision },
    ...definitionPath ? { definitionPath: relative(root, definitionPath) } : {},
    ...runs ? { digest: digestOf(runs) } : {}
  };
}
var inputsOf = ({ trigger, inputs }) => ({
  trigger,
  ...inputs.to ? { to: inputs.to } : {},
  ...inputs.from ? { from: inputs.from } : {},
  ...inputs.body ? { body: inputs.body } : {},
  parameters: inputs.parameters
});
function executionOf(evidence, secrets) {
  if (!evidence) return { path: [], messages: [], context: {} };
  const { path, status, outcome, trigger, messages, context, incidents } = evidence;
  return {
    path,
    status,
    outcome,
    ...trigger ? { trigger } : {},
    messages: messages.map((message) => ({ ...message, body: shownText(message.body, secrets) })),
    // What is masked from an object is one.
    context: withoutValues(context, secrets),
    ...incidents.length > 0 ? { incidents } : {}
  };
}
var linesOf = (evidence) => [
  ...new Set(loggedIn(evidence).map(({ widget, message }) => `${widget}: ${message}`))
];
var secretsOf = ({ secrets, scenario, observed }) => [
  ...secrets,
  ...scenario.secrets,
  ...observed?.sensitiveInputs ?? []
];
function record(recording) {
  const { scenario, target, observed, executionSid, failures, calls, root } = recording;
  const { id, name, place, tags, severity, expect } = scenario;
  const divergence = divergenceOf(scenario, observed?.evidence);
  const secrets = secretsOf(recording);
  const logged = observed ? linesOf(observed.evidence) : [];
  const evidence = {
    version: 1,
    scenario: { id, name, file: relative(root, place.file), line: place.line, tags, ...severity ? { severity } : {} },
    target: target.name,
    flow: flowOf(recording),
    simulatedTime: target.simulatedTime,
    inputs: withoutValues(inputsOf(scenario), secrets),
    ...executionSid ? { executionSid } : {},
    ...executionOf(observed?.evidence, secrets),
    ...expect.path ? { expectedPath: expectedOf(expect.path.steps) } : {},
    ...divergence ? { divergence } : {},
    calls,
    ...logged.length > 0 ? { logged } : {},
    failures: failures.map((failure) => relativePlace(withoutShort(failure, secrets), root))
  };
  return masked(evidence, secrets);
}
var relativePlace = (failure, root) => failure.at ? { ...failure, at: { ...failure.at, file: relative(root, failure.at.file) } } : failure;

export {
  describeToAllure,
  describeBadScenarioToAllure,
  isWidget,
  accepts,
  positionsAlong,
  matchPath,
  checkUnmocked,
  explainStop,
  record,
  failuresOf
};
