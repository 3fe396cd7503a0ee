import {
  createRender
} from "./chunk-QV3VTVOG.js";
import {
  eventsOf,
  findState,
  makesRequest,
  successors,
  transitionsBy
} from "./chunk-LDRYS6VK.js";

// src/path/trace.ts
var ENDED = "Ended";
var entered = ({ to, at }) => ({ widget: to, enteredAt: at });
var left = (visit, { name, at, sid }) => ({ ...visit, event: name, leftAt: at, leftBy: sid });
function trace(steps) {
  const own = steps.filter(({ parentStepSid }) => parentStepSid === void 0);
  const visits = [];
  for (const step of own) {
    const last = visits.at(-1);
    if (last) visits[visits.length - 1] = left(last, step);
    if (step.to !== ENDED) visits.push(entered(step));
  }
  const ended = own.at(-1)?.to === ENDED;
  const current = ended ? void 0 : visits.at(-1);
  const trigger = own[0]?.name;
  return { path: visits, ended, ...trigger ? { trigger } : {}, ...current ? { current } : {} };
}

// src/path/explain-split.ts
var render = createRender();
var LONGEST_VALUE = 120;
function seen(template, { context, visit }) {
  const { text, mistake } = render(template, context, Date.parse(visit.leftAt ?? visit.enteredAt));
  if (mistake) return void 0;
  return JSON.stringify(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}\u2026` : text);
}
var subjectsOf = (conditions) => [
  ...new Set(conditions.flatMap((condition) => condition.arguments))
];
function subjectText(template, the) {
  const value = seen(template, the);
  return value === void 0 ? `${template} could not be rendered` : `${template} was ${value}`;
}
var conditionText = ({ type, value }) => `${type} ${JSON.stringify(value)}`;
function transitionText({ conditions, next }) {
  const name = conditions?.[0]?.friendly_name;
  const what = (conditions ?? []).map(conditionText).join(" and ");
  return `${name ? `${name}: ` : ""}${what} \u2192 ${next ?? "the end"}`;
}
var taken = (matches, next) => matches.filter((transition) => transition.next === next);
function verdict({ state, event, next }, matches) {
  if (event === "noMatch") return `\`${state.name}\` was left by \`noMatch\`: no condition held`;
  const [only, ...others] = taken(matches, next);
  const name = others.length === 0 ? only?.conditions?.[0]?.friendly_name ?? "" : "";
  return `\`${state.name}\` was left by \`${event}\`${name ? `: the condition \`${name}\` held` : ""}`;
}
var MOST_CONDITIONS = 8;
function relevant({ event, next, wanted }, matches) {
  if (event === "noMatch") return matches;
  return matches.filter((transition) => transition.next === next || transition.next === wanted);
}
function explainSplit(the) {
  const matches = transitionsBy(the.state, "match");
  const shown = relevant(the, matches);
  const subjects = subjectsOf(shown.flatMap(({ conditions }) => conditions ?? []));
  const more = shown.length - MOST_CONDITIONS;
  return [
    verdict(the, matches),
    ...subjects.map((template) => `  ${subjectText(template, the)}`),
    ...shown.slice(0, MOST_CONDITIONS).map((transition) => `  ${transitionText(transition)}`),
    ...more > 0 ? [`  and ${more} more conditions`] : []
  ];
}

// src/path/explain.ts
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function written({ context, visit }, ...keys) {
  let value = context;
  for (const key of ["widgets", visit.widget, ...keys]) {
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : void 0;
  }
  return value;
}
var quoted = (value) => JSON.stringify(value ?? "");
var patience = ({ state }) => {
  const seconds = state.properties.timeout;
  return typeof seconds === "string" || typeof seconds === "number" ? ` within ${seconds} s` : "";
};
function answered(the) {
  const status = written(the, "status_code");
  return status === void 0 ? "its request got no answer" : `its request was answered with status ${status}`;
}
function undelivered(the) {
  const code = written(the, "outbound", "ErrorCode");
  return `its message could not be delivered${code ? ` (error ${code})` : ""}`;
}
var MEANINGS = {
  incomingMessage: (the) => `the contact replied ${quoted(written(the, "inbound", "Body"))}`,
  timeout: (the) => `nothing came from the contact${patience(the)}`,
  deliveryFailure: undelivered,
  keypress: (the) => `the contact pressed ${quoted(written(the, "Digits"))}`,
  speech: (the) => `the contact said ${quoted(written(the, "SpeechResult"))}`,
  hangup: () => "the contact hung up"
};
function meaning(the) {
  if (makesRequest(the.state.type)) return answered(the);
  if (the.state.type === "send-message" && the.event === "failed") return undelivered(the);
  return Object.hasOwn(MEANINGS, the.event) ? MEANINGS[the.event]?.(the) : void 0;
}
function strayed({ state, wanted, event }) {
  if (wanted === void 0 || wanted === state.name || successors(state).includes(wanted)) return [];
  const ways = eventsOf(state).flatMap(
    (name) => transitionsBy(state, name).map(({ next }) => `${name} \u2192 ${next ?? "the end"}`)
  );
  const led = transitionsBy(state, event).map(({ next }) => next ?? "the end");
  if (led.length === 0) return [];
  return [`in this flow, \`${state.name}\` does not lead to \`${wanted}\`: ${[...new Set(ways)].join(", ")}`];
}
function explainVisit(circumstances) {
  const { definition, visit } = circumstances;
  const state = findState(definition, visit.widget);
  if (!state || visit.event === void 0) return [];
  const the = { ...circumstances, state, event: visit.event };
  if (state.type === "split-based-on") return [...explainSplit(the), ...strayed(the)];
  const why = meaning(the);
  return [`\`${state.name}\` was left by \`${the.event}\`${why ? `: ${why}` : ""}`, ...strayed(the)];
}

export {
  explainVisit,
  ENDED,
  trace
};
