import {
  holds,
  isCondition,
  validateDefinition
} from "./chunk-C6K25P4P.js";
import {
  STUDIO_DIALECT,
  createEngine
} from "./chunk-QV3VTVOG.js";
import {
  UsageError,
  columns,
  defineCommand
} from "./chunk-6YNEKVXZ.js";
import {
  LARGEST_FLOW_FILE,
  readText
} from "./chunk-NYIUHXDA.js";
import {
  isWidgetType,
  makesRequest,
  sends,
  silenceEvent,
  takesInput,
  widgetType
} from "./chunk-LDRYS6VK.js";
import {
  lineAndColumn,
  locateJson,
  parseFlow,
  partAt
} from "./chunk-GNVAWXTY.js";
import "./chunk-3PHNQHMY.js";
import "./chunk-5FUMNITA.js";
import {
  didYouMean
} from "./chunk-46E2GUX2.js";
import {
  FlowproofError,
  renderProblem
} from "./chunk-2PRBQFA4.js";
import "./chunk-U2ZCLBCZ.js";
import "./chunk-ZLAG2KWI.js";

// src/cli/lint.ts
import { readFileSync, writeFileSync } from "node:fs";
import { join as join2, relative as relative3, resolve as resolve2 } from "node:path";

// src/analysis/lint/files.ts
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

// src/liquid/reading.ts
import { TypeGuards, Value } from "liquidjs";
var engine = createEngine(STUDIO_DIALECT, () => 0);
var FILTERS = Object.keys(engine.filters);
var ASKING = /* @__PURE__ */ new Set(["if", "elsif", "unless", "case", "when"]);
function fromToken(found, token, filters, asked) {
  if (TypeGuards.isRangeToken(token)) {
    fromToken(found, token.lhs, [], asked);
    fromToken(found, token.rhs, [], asked);
  } else if (TypeGuards.isPropertyAccessToken(token)) {
    const path = [];
    for (const part of token.props) {
      if (TypeGuards.isPropertyAccessToken(part)) fromToken(found, part, [], asked);
      if (!("content" in part)) break;
      path.push(String(part.content));
    }
    const { variable } = token;
    if (variable && TypeGuards.isQuotedToken(variable)) path.unshift(variable.content);
    found.reads.push({ path, filters, asked });
  }
}
var namesOf = (value) => value.filters.map(({ name }) => name).filter((name) => /^\w+$/.test(name));
function fromArgument(found, argument, asked) {
  if (!(argument instanceof Value)) {
    fromToken(found, argument, [], asked);
    return;
  }
  const filters = namesOf(argument);
  found.filters.push(...filters);
  for (const token of argument.initial.postfix) fromToken(found, token, filters, asked);
  for (const { args } of argument.filters) {
    for (const given of args) fromToken(found, Array.isArray(given) ? given[1] : given, [], asked);
  }
}
function visit(found, template) {
  const name = "name" in template ? String(template.name) : "";
  for (const argument of template.arguments?.() ?? []) fromArgument(found, argument, ASKING.has(name));
  const children = template.children?.(false, true);
  const below = children?.next();
  for (const child of below?.value ?? []) visit(found, child);
}
var startsWith = (path, start) => start.every((part, index) => part === path[index]);
function guardedReads({ reads }) {
  const asked = reads.filter((read2) => read2.asked).map(({ path }) => path.slice(0, 2));
  return reads.map(({ path, filters }) => ({
    path,
    filters,
    guarded: filters.includes("default") || asked.some((start) => startsWith(path, start))
  }));
}
var SINGLE = /^\s*\{\{(?:(?!\}\})[\s\S])*\}\}\s*$/;
var NOTHING = { reads: [], unknownFilters: [], single: false };
var cache = /* @__PURE__ */ new Map();
var MOST_CACHED = 2e4;
function read(text) {
  try {
    const found = { reads: [], filters: [] };
    for (const template of engine.parse(text)) visit(found, template);
    const unknownFilters = [...new Set(found.filters)].filter((name) => !FILTERS.includes(name) && name !== "raw");
    return { reads: guardedReads(found), unknownFilters, single: SINGLE.test(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...NOTHING, mistake: message.split("\n")[0] ?? message };
  }
}
var isTemplate = (text) => text.includes("{{") || text.includes("{%");
function readTemplate(text) {
  if (!isTemplate(text)) return NOTHING;
  const known = cache.get(text);
  if (known) return known;
  const reading = read(text);
  if (cache.size >= MOST_CACHED) cache.clear();
  cache.set(text, reading);
  return reading;
}

// src/analysis/lint/conditions.ts
var KEYS = /^[0-9*#]*$/;
function digitsOf({ properties }) {
  const most = Number(properties.number_of_digits ?? properties.num_digits ?? Number.NaN);
  const finish = String(properties.finish_on_key ?? "#");
  return (value) => KEYS.test(value) && (Number.isNaN(most) || value.length <= most) && !(finish.length === 1 && value.includes(finish));
}
var TEXT_FILTERS = /* @__PURE__ */ new Set(["strip", "downcase", "upcase", "lstrip", "rstrip"]);
function gatherOf(subject, text) {
  const { reads, single } = readTemplate(text);
  const [read2] = reads;
  if (!single || reads.length !== 1 || !read2 || read2.path.length !== 3) return void 0;
  const [root, name = "", key] = read2.path;
  if (root !== "widgets" || key !== "Digits" || !read2.filters.every((filter) => TEXT_FILTERS.has(filter)))
    return void 0;
  const state = subject.byName.get(name);
  return state?.type === "gather-input-on-call" ? state : void 0;
}
function candidatesOf({ type, value }) {
  if (type === "equal_to") return [value];
  if (type === "matches_any_of") return value.split(",").map((item) => item.trim());
  if (type === "is_blank") return [""];
  return void 0;
}
var NUMBER_TYPES = /* @__PURE__ */ new Set(["less_than", "greater_than"]);
var TIME_TYPES = /^is_(?:before|after)_(time|date)$/;
function badValue({ type, value }) {
  if (!isCondition(type)) return `Studio has no condition of the type \`${type}\``;
  if (NUMBER_TYPES.has(type) && (value.trim() === "" || Number.isNaN(Number(value))))
    return `\`${value}\` is no number`;
  const form = TIME_TYPES.exec(type)?.[1];
  if (form === "time" && !/^\d\d:\d\d$/.test(value.trim())) return `\`${value}\` is no time such as 17:00`;
  if (form === "date" && !/^\d{4}-\d\d-\d\d$/.test(value.trim())) return `\`${value}\` is no date such as 2026-12-24`;
  return type === "regex" ? badPattern(value) : void 0;
}
function badPattern(value) {
  try {
    new RegExp(value);
    return void 0;
  } catch (error) {
    return /Unterminated|Unmatched/.test(String(error)) ? `\`${value}\` is no regular expression` : void 0;
  }
}
var subjectOf = ({ arguments: subjects }) => subjects.join("");
function neverHolds(subject, condition) {
  const { type, value } = condition;
  if (isTemplate(value)) return void 0;
  const bad = badValue(condition);
  if (bad) return bad;
  const text = subjectOf(condition);
  if (!isTemplate(text)) {
    if (condition.arguments.length !== 1) return void 0;
    return holds(type, text, value) ? void 0 : `the split looks at the fixed text \`${text}\``;
  }
  const gather = gatherOf(subject, text);
  const candidates = candidatesOf(condition);
  if (!gather || !candidates || candidates.some((one) => digitsOf(gather)(one.trim()))) return void 0;
  return whyNoKeys(gather, value);
}
function whyNoKeys({ name, properties }, value) {
  const finish = String(properties.finish_on_key ?? "#");
  if (!KEYS.test(value.trim())) return `\`${name}\` takes keys, and \`${value}\` is not made of keys`;
  if (value.includes(finish)) return `\`${finish}\` ends the input of \`${name}\` and is not part of it`;
  return `\`${name}\` takes at most ${properties.number_of_digits ?? properties.num_digits} keys`;
}
function contradiction(conditions) {
  for (const condition of conditions) {
    const candidates = candidatesOf(condition);
    if (!candidates || isTemplate(condition.value)) continue;
    const other = conditions.find(
      (one) => one !== condition && !isTemplate(one.value) && subjectOf(one) === subjectOf(condition) && !candidates.some((candidate) => holds(one.type, candidate, one.value))
    );
    if (other) return `no text is \`${condition.type} ${condition.value}\` and \`${other.type} ${other.value}\``;
  }
  return void 0;
}
var isSplit = ({ type }) => type === "split-based-on";
function neverTrue(subject) {
  return subject.states.filter(isSplit).flatMap(
    (state) => state.transitions.flatMap((transition, index) => {
      const { conditions = [] } = transition;
      const reasons = conditions.map((condition) => neverHolds(subject, condition));
      const reason = reasons.find((one) => one !== void 0) ?? contradiction(conditions);
      return reason ? [{ state, transition, index, reason }] : [];
    })
  );
}
var LENGTHENS = {
  contains: ["contains", "starts_with", "equal_to"],
  starts_with: ["starts_with", "equal_to"]
};
function covers(earlier, later) {
  if (isTemplate(earlier.value) || isTemplate(later.value))
    return earlier.type === later.type && earlier.value === later.value;
  if (earlier.type === later.type && earlier.value.trim().toLowerCase() === later.value.trim().toLowerCase()) {
    return earlier.type !== "regex" || earlier.value === later.value;
  }
  const longer = Object.hasOwn(LENGTHENS, earlier.type) && LENGTHENS[earlier.type]?.includes(later.type);
  return Boolean(longer) && later.type !== "equal_to" && holds(earlier.type, later.value, earlier.value);
}
function shadowOf(earlier, later) {
  const single = earlier.find((condition) => covers(condition, later));
  if (single) return single;
  const candidates = isTemplate(later.value) ? void 0 : candidatesOf(later);
  const takers = candidates?.map(
    (text) => earlier.find((one) => !isTemplate(one.value) && holds(one.type, text, one.value))
  );
  return takers?.every((taker) => taker !== void 0) ? takers[0] : void 0;
}
function shadowed(subject) {
  return subject.states.filter(isSplit).flatMap((state) => {
    const earlier = [];
    return state.transitions.flatMap((transition, index) => {
      const [condition, ...more] = transition.conditions ?? [];
      if (!condition || more.length > 0 || transition.event !== "match") return [];
      const alike = earlier.filter((one) => subjectOf(one) === subjectOf(condition));
      const by = shadowOf(alike, condition);
      earlier.push(condition);
      return by ? [{ state, transition, index, by }] : [];
    });
  });
}

// src/analysis/lint/example.ts
var isList = (lead) => Array.isArray(lead);
function transitionsOf(input, leads) {
  return Object.entries(leads).flatMap(([event, lead]) => {
    if (!isList(lead)) return [lead === null ? { event } : { event, next: String(lead) }];
    return lead.map(([type, value, next]) => ({
      event,
      next,
      conditions: [{ friendly_name: `If value ${type} ${value}`, arguments: [input], type, value }]
    }));
  });
}
function example(leads, widgets, rest = {}) {
  const states = Object.entries(widgets).map(
    ([name, [type, properties, events = {}]]) => ({
      name,
      type,
      properties,
      transitions: transitionsOf(String(properties.input ?? ""), events)
    })
  );
  const trigger = { name: "Trigger", type: "trigger", properties: {}, transitions: transitionsOf("", leads) };
  return { description: "An example", initial_state: "Trigger", states: [trigger, ...states], ...rest };
}

// src/analysis/lint/rules/after-handover.ts
var HANDS_OVER = /* @__PURE__ */ new Set(["enqueue-call", "send-to-flex"]);
var TALKS = /* @__PURE__ */ new Set(["say-play", "send-message", "connect-call-to", "record-voicemail"]);
var rule = {
  code: "after-handover",
  severity: "note",
  summary: "The flow talks on after it handed the contact to Flex or a queue",
  why: "Control of a call comes back only for calls that `<Dial><Queue>` takes out of the queue (Twilio: Enqueue Call). What follows `callComplete` is for cleaning up: nobody may be there to hear it.",
  valid: [
    example(
      { incomingCall: "hand" },
      {
        hand: [
          "send-to-flex",
          { workflow: "WW1" },
          { callComplete: "log", failedToEnqueue: "sorry", callFailure: null }
        ],
        log: ["set-variables", { variables: [] }, { next: null }],
        sorry: ["say-play", { say: "Sorry" }, { audioComplete: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingCall: "hand" },
      {
        hand: [
          "enqueue-call",
          { workflow_sid: "WW1" },
          { callComplete: "bye", failedToEnqueue: "bye", callFailure: null }
        ],
        bye: ["say-play", { say: "Bye" }, { audioComplete: null }]
      }
    )
  ],
  *check({ edges, byName, reachable, triggers }) {
    const calls = triggers.has("incomingCall") || triggers.has("incomingRequest");
    for (const { state, transition, path } of edges) {
      if (!HANDS_OVER.has(state.type) || transition.event !== "callComplete" || !reachable.has(state.name)) continue;
      const next = byName.get(transition.next ?? "");
      const onCall = state.type === "enqueue-call" || calls;
      if (!next || !onCall || !(TALKS.has(next.type) || takesInput(next.type))) continue;
      yield {
        path,
        widget: state.name,
        message: `\`${next.name}\` follows \`${state.name}\` when the call is over, and speaks to a contact who may be gone.`,
        fix: `lead \`callComplete\` to a widget that cleans up, or nowhere`
      };
    }
  }
};

// src/analysis/lint/rules/call-waits-silently.ts
var rule2 = {
  code: "call-waits-silently",
  severity: "error",
  summary: "A call waits in a widget that speaks no TwiML",
  why: "Send & Wait For Reply waits for a message, an hour by default. On a call nothing is said meanwhile; a caller who hangs up there leaves the execution active, and stuck (Twilio help centre).",
  valid: [
    example(
      { incomingMessage: "ask" },
      { ask: ["send-and-wait-for-reply", { body: "Name?" }, { incomingMessage: null, timeout: null }] }
    )
  ],
  invalid: [
    example(
      { incomingCall: "ask" },
      { ask: ["send-and-wait-for-reply", { body: "Name?" }, { incomingMessage: null, timeout: null }] }
    )
  ],
  *check({ states, triggers, reachedFrom, pathOf: pathOf2 }) {
    const call = triggers.get("incomingCall");
    if (call === void 0) return;
    const onCall = reachedFrom([call]);
    for (const state of states) {
      if (state.type !== "send-and-wait-for-reply" || !onCall.has(state.name)) continue;
      yield {
        path: [...pathOf2(state), "name"],
        widget: state.name,
        message: `A call reaches \`${state.name}\`, which waits for a text message while the caller hears nothing.`,
        fix: "ask with Gather Input On Call, or send the message and end the call"
      };
    }
  }
};

// src/analysis/lint/rules/concurrent-calls-off.ts
var SAY = { hi: ["say-play", { say: "Hi" }, { audioComplete: null }] };
var rule3 = {
  code: "concurrent-calls-off",
  severity: "warning",
  summary: "Concurrent calls are disabled",
  why: "A caller who hangs up while the flow runs a request or a split leaves the execution active. With concurrent calls disabled, that execution keeps the same caller from calling again (Twilio help centre).",
  valid: [
    example({ incomingCall: "hi" }, SAY, { flags: { allow_concurrent_calls: true } }),
    example(
      { incomingMessage: "hi" },
      { hi: ["send-message", { body: "Hi" }, { sent: null }] },
      { flags: { allow_concurrent_calls: false } }
    )
  ],
  invalid: [example({ incomingCall: "hi" }, SAY, { flags: { allow_concurrent_calls: false } })],
  *check({ flow, triggers }) {
    if (flow.flags?.allow_concurrent_calls !== false || !triggers.has("incomingCall")) return;
    yield {
      path: ["flags", "allow_concurrent_calls"],
      message: "Concurrent calls are disabled: an execution that got stuck keeps its caller from calling again.",
      fix: "set `allow_concurrent_calls` to true"
    };
  }
};

// src/analysis/lint/subject.ts
var variablesSetBy = ({ type, properties }) => type === "set-variables" && Array.isArray(properties.variables) ? properties.variables.flatMap((one) => typeof one === "object" && one && "key" in one ? [String(one.key)] : []) : [];
var LABELS = /* @__PURE__ */ new Set(["friendly_name"]);
function* textsIn(value, path) {
  if (typeof value === "string") yield { text: value, path };
  else if (typeof value === "object" && value !== null) {
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, part] of entries) if (!LABELS.has(String(key))) yield* textsIn(part, [...path, key]);
  }
}
function* textsOf(state, path) {
  for (const found of textsIn(state.properties, [...path, "properties"])) {
    yield { state, ...found, reading: readTemplate(found.text) };
  }
  for (const [index, { conditions = [] }] of state.transitions.entries()) {
    for (const found of textsIn(conditions, [...path, "transitions", index, "conditions"])) {
      yield { state, ...found, reading: readTemplate(found.text) };
    }
  }
}
var startsOf = (flow) => {
  const start = flow.states.find(({ name }) => name === flow.initial_state);
  if (start?.type !== "trigger") return new Map(start ? [["", start.name]] : []);
  return new Map(start.transitions.flatMap(({ event, next }) => next ? [[event, next]] : []));
};
function createSubject(flow, dead = /* @__PURE__ */ new Set()) {
  const { states } = flow;
  const byName = new Map(states.map((state) => [state.name, state]));
  const places = new Map(states.map((state, index) => [state, ["states", index]]));
  const pathOf2 = (state) => places.get(state) ?? [];
  const edgesOf = (state) => state.transitions.map((transition, index) => ({
    state,
    transition,
    path: [...pathOf2(state), "transitions", index]
  }));
  const reachedFrom = (starts, avoid = () => false) => {
    const reached = /* @__PURE__ */ new Set();
    const open = [...starts];
    while (open.length > 0) {
      const state = byName.get(open.pop() ?? "");
      if (!state || reached.has(state.name) || avoid(state)) continue;
      reached.add(state.name);
      open.push(...state.transitions.filter((one) => !dead.has(one)).map(({ next }) => next));
    }
    return reached;
  };
  const texts = states.flatMap((state) => [...textsOf(state, pathOf2(state))]);
  return {
    flow,
    states,
    byName,
    pathOf: pathOf2,
    edgesOf,
    edges: states.flatMap(edgesOf),
    texts,
    reads: texts.flatMap((text) => text.reading.reads.map((read2) => ({ ...text, read: read2 }))),
    reachable: reachedFrom([flow.initial_state]),
    reachedFrom,
    dead,
    triggers: startsOf(flow)
  };
}

// src/analysis/lint/rules/endless-loop.ts
function splitNexts({ transitions }) {
  const tried = transitions.filter(({ event }) => event === "match");
  const subjects = tried.flatMap(({ conditions = [] }) => conditions.flatMap((one) => one.arguments));
  const reads = subjects.flatMap((text) => readTemplate(text).reads);
  if (reads.length === 0 || !reads.every(({ path: [root] }) => root === "widgets")) return transitions;
  const taken = tried.find(({ conditions = [] }) => conditions.every(({ type, value }) => holds(type, "", value)));
  return taken ? [taken] : transitions.filter(({ event }) => event === "noMatch");
}
function idleNexts(state) {
  const type = widgetType(state.type);
  if (!type || type.asksOutside === "party") return [];
  const takesInput2 = type.resumedBy.some((input) => input !== "hang-up");
  const wanted = takesInput2 ? silenceEvent(state) : type.asksOutside ? type.failure : void 0;
  if (takesInput2 && wanted === void 0) return [];
  const transitions = state.type === "split-based-on" ? splitNexts(state) : state.transitions;
  return transitions.flatMap(({ event, next }) => next && (!wanted || event === wanted) ? [next] : []);
}
function wayTo(last, before) {
  const way = [last];
  for (let name = before.get(last); name !== void 0; name = before.get(name)) way.unshift(name);
  return way;
}
function loopThrough({ byName }, start) {
  const before = /* @__PURE__ */ new Map();
  const open = [start.name];
  for (let name = open.shift(); name !== void 0; name = open.shift()) {
    const state = byName.get(name);
    for (const next of state ? idleNexts(state) : []) {
      if (next === start.name) return wayTo(name, before);
      if (before.has(next)) continue;
      before.set(next, name);
      open.push(next);
    }
  }
  return void 0;
}
var readsVariable = ({ reading }, names) => reading.reads.some(({ path: [root, kind, name = ""] }) => root === "flow" && kind === "variables" && names.has(name));
function isCounted({ byName, texts }, loop) {
  const states = loop.map((name) => byName.get(name)).filter((state) => state !== void 0);
  const set = new Set(states.flatMap(variablesSetBy));
  if (set.size === 0) return false;
  return texts.some(
    (text) => text.state.type === "split-based-on" && loop.includes(text.state.name) && readsVariable(text, set)
  );
}
var rule4 = {
  code: "endless-loop",
  severity: "warning",
  summary: "When the contact does nothing, the flow goes in a circle until Studio ends it",
  why: "Studio ends an execution when the same widget runs ten times in a row, and after 1,000 steps. A loop for silent contacts, or one that tries a failing request again, needs a counter or another way out.",
  valid: [
    example(
      { incomingCall: "menu" },
      {
        menu: ["gather-input-on-call", { say: "Press 1" }, { keypress: "bye", timeout: "count" }],
        count: [
          "set-variables",
          { variables: [{ key: "n", value: "{{flow.variables.n | plus: 1}}" }] },
          { next: "enough" }
        ],
        enough: [
          "split-based-on",
          { input: "{{flow.variables.n}}" },
          { noMatch: "menu", match: [["equal_to", "3", "bye"]] }
        ],
        bye: ["say-play", { say: "Bye" }, { audioComplete: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingCall: "menu" },
      { menu: ["gather-input-on-call", { say: "1" }, { keypress: null, timeout: "menu" }] }
    ),
    example(
      { incomingCall: "menu" },
      {
        menu: ["gather-input-on-call", { say: "Press 1" }, { keypress: null, timeout: "sorry" }],
        sorry: ["say-play", { say: "Sorry?" }, { audioComplete: "menu" }]
      }
    )
  ],
  *check(subject) {
    const told = /* @__PURE__ */ new Set();
    for (const state of subject.states) {
      if (!subject.reachable.has(state.name)) continue;
      const loop = told.has(state.name) ? void 0 : loopThrough(subject, state);
      if (!loop || isCounted(subject, loop)) continue;
      for (const name of loop) told.add(name);
      const [only, second] = loop;
      const failing = loop.filter((name) => makesRequest(subject.byName.get(name)?.type));
      const idle = ["the contact does nothing", ...failing.map((name) => `\`${name}\` fails`)].join(" and ");
      const index = state.transitions.findIndex(({ next }) => next === (second ?? only));
      yield {
        path: [...subject.pathOf(state), "transitions", Math.max(index, 0)],
        widget: state.name,
        message: second ? `While ${idle}, the flow goes round ${loop.map((name) => `\`${name}\``).join(" \u2192 ")} until Studio ends it after 1,000 steps.` : `While ${idle}, \`${only}\` runs again and again, and Studio ends the execution at the tenth time in a row.`,
        fix: "count the rounds with a Set Variables widget, and leave the loop after a few"
      };
    }
  }
};

// src/analysis/lint/rules/flow-validate.ts
var pathOf = (pointer) => pointer.split("/").slice(1).map((part) => /^\d+$/.test(part) ? Number(part) : part.replaceAll("~1", "/").replaceAll("~0", "~"));
var rule5 = {
  code: "flow-validate",
  severity: "error",
  summary: "Studio would refuse to publish the flow",
  why: "These are the checks of FlowValidate and of publishing, as far as they are documented: types, events, required properties and the kinds of their values.",
  valid: [example({ incomingMessage: "a" }, { a: ["send-message", { body: "Hi" }, { sent: null }] })],
  invalid: [
    example({ incomingMessage: "a" }, { a: ["make-http-request", { method: "GET" }, { success: null, failed: null }] }),
    example({ incomingMessage: "a" }, { a: ["hang-up", {}, {}] })
  ],
  *check({ flow, states }) {
    const { errors, warnings } = validateDefinition(flow, isWidgetType);
    for (const { message, property_path: pointer } of [...errors, ...warnings]) {
      const path = pathOf(pointer);
      const name = path[0] === "states" ? states[Number(path[1])]?.name : void 0;
      yield {
        path,
        ...name ? { widget: name } : {},
        message,
        fix: "correct it in Studio, or in the definition"
      };
    }
  }
};

// src/analysis/lint/rules/hard-coded-number.ts
var NUMBER = /^\s*(?:(?:whatsapp|sms|client):)?(\+[1-9][0-9 ().-]{7,18}[0-9])\s*$/i;
var PLACES = /* @__PURE__ */ new Set(["to", "from", "caller_id", "callerId", "noun", "phone_number"]);
var rule6 = {
  code: "hard-coded-number",
  severity: "note",
  summary: "A phone number is written into the flow",
  why: "In a test account the number is not yours, and a run of tests would call or text whoever has it. It also has to be found and changed in every flow when it changes.",
  valid: [
    example(
      { incomingCall: "a" },
      { a: ["connect-call-to", { noun: "number", to: "{{flow.data.desk}}" }, { callCompleted: null }] }
    )
  ],
  invalid: [
    example(
      { incomingCall: "a" },
      { a: ["connect-call-to", { noun: "number", to: "+15550100001" }, { callCompleted: null }] }
    )
  ],
  *check({ texts }) {
    for (const { state, path, text } of texts) {
      if (path[2] !== "properties" || !PLACES.has(String(path[3])) || path.length !== 4) continue;
      if (!NUMBER.test(text)) continue;
      yield {
        path,
        widget: state.name,
        message: `\`${state.name}\` has a phone number written into \`${path[3]}\`.`,
        fix: "use {{flow.channel.address}} or {{contact.channel.address}}, or pass the number in"
      };
    }
  }
};

// src/analysis/lint/rules/hard-coded-secret.ts
var KEYS2 = /(?:^|[_\-.])(?:api[_-]?key|apikey|secret|password|passwd|token|auth[_-]?token|access[_-]?key|authorization|signature)$/i;
var IN_QUERY = /[?&](?:api[_-]?key|apikey|key|secret|password|token|auth(?:[_-]?token)?|access[_-]?token|code|sig)=([^&#\s]{8,})/i;
var IN_HOST = /^https?:\/\/[^/@\s:]+:([^/@\s]+)@/i;
var SHAPES = [
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bsk_(?:live|test)_[0-9a-zA-Z]{16,}/,
  /\bxox[abpr]-[0-9A-Za-z-]{10,}/,
  /\bgh[pousr]_[0-9A-Za-z]{30,}/,
  /\bAIza[0-9A-Za-z_-]{35}\b/,
  /\bBearer\s+[A-Za-z0-9._~+/-]{16,}/,
  /\bBasic\s+[A-Za-z0-9+/]{16,}={0,2}/
];
function keyOf({ state, path }) {
  const [, , , list, index, field] = path;
  if (field !== "value" || typeof index !== "number") return String(path.at(-1));
  const entries = state.properties[String(path[3])];
  const entry = Array.isArray(entries) ? entries[Number(path[4])] : void 0;
  return typeof entry === "object" && entry !== null && "key" in entry ? String(entry.key) : String(list);
}
var isOpaque = (text) => /^[^\s{}]{12,}$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text);
function secretIn(text) {
  const { text: value } = text;
  if (isTemplate(value) && !SHAPES.some((shape) => shape.test(value))) return void 0;
  const query = IN_QUERY.exec(value)?.[1];
  if (query !== void 0 && isOpaque(query)) return "a key in a URL";
  if (IN_HOST.test(value)) return "a password in a URL";
  if (SHAPES.some((shape) => shape.test(value))) return "a key";
  return KEYS2.test(keyOf(text)) && isOpaque(value) ? `\`${keyOf(text)}\`` : void 0;
}
var rule7 = {
  code: "hard-coded-secret",
  severity: "error",
  summary: "A password, key or token is written into the flow",
  why: "Everybody who may read the flow, its revisions or its exports has it, and so do the logs of its executions. Put it into the environment of a Function, and call that.",
  valid: [
    example(
      { incomingMessage: "a" },
      {
        a: [
          "make-http-request",
          { url: "https://example.com/?key={{flow.data.key}}" },
          { success: null, failed: null }
        ]
      }
    )
  ],
  invalid: [
    example(
      { incomingMessage: "a" },
      {
        a: [
          "make-http-request",
          { url: "https://example.com/?api_key=a1b2c3d4e5f6a7b8" },
          { success: null, failed: null }
        ]
      }
    ),
    example(
      { incomingMessage: "a" },
      { a: ["make-http-request", { url: "https://me:hunter2@example.com/" }, { success: null, failed: null }] }
    ),
    example(
      { incomingMessage: "a" },
      {
        a: [
          "run-function",
          { url: "https://example.com", parameters: [{ key: "api_key", value: "a1b2c3d4e5f6a7b8" }] },
          { success: null, fail: null }
        ]
      }
    )
  ],
  *check({ texts }) {
    for (const text of texts) {
      const what = text.path[2] === "properties" ? secretIn(text) : void 0;
      if (!what) continue;
      yield {
        path: text.path,
        widget: text.state.name,
        message: `\`${text.state.name}\` has ${what} written into it, for everybody who can read the flow.`,
        fix: "keep it in the environment of a Function, and call that; change it, since it was shown"
      };
    }
  }
};

// src/analysis/lint/rules/hard-coded-sid.ts
var SID = /(?<![A-Za-z0-9])(A[CI]|CH|F[WOV]|IS|K[BS]|MG|P[NA]|S[KUY]|T[QRC]|U[BCS]|V[AE]|W[KQSW]|X[EH]|Z[FHNSU])[0-9a-f]{32}(?![A-Za-z0-9])/g;
var CONSOLE = {
  "run-function": ["service_sid", "environment_sid", "function_sid"],
  "run-subflow": ["flow_sid"]
};
var rule8 = {
  code: "hard-coded-sid",
  severity: "note",
  summary: "The SID of a resource is written into the flow",
  why: "A SID belongs to one account. The flow works nowhere else, and in a test account it reaches for what is not there. SIDs that the console itself writes (functions, subflows) are not reported.",
  valid: [
    example(
      { incomingMessage: "a" },
      { a: ["send-to-flex", { workflow: "{{flow.data.workflow}}" }, { callComplete: null }] }
    )
  ],
  invalid: [
    example(
      { incomingMessage: "a" },
      { a: ["send-to-flex", { workflow: "WW00000000000000000000000000000000" }, { callComplete: null }] }
    )
  ],
  *check({ texts }) {
    for (const { state, path, text } of texts) {
      if (path[2] !== "properties" || CONSOLE[state.type]?.includes(String(path[3]))) continue;
      for (const sid of new Set(text.match(SID))) {
        yield {
          path,
          snippet: sid,
          widget: state.name,
          message: `\`${state.name}\` has the SID \`${sid.slice(0, 6)}\u2026\` written into \`${path.slice(3).join(".")}\`: it exists in one account only.`,
          fix: "set it when the flow is deployed, or pass it in (`{{flow.data.\u2026}}`)"
        };
      }
    }
  }
};

// src/analysis/lint/rules/may-not-have-run.ts
var COUNTS = /* @__PURE__ */ new Set(["plus", "minus", "append", "prepend", "size"]);
function wantedBy({ state, reading }) {
  return reading.reads.flatMap(({ path, filters, guarded }) => {
    const [root, second = "", third = ""] = path;
    if (guarded || filters.some((filter) => COUNTS.has(filter))) return [];
    const shown = path.join(".");
    if (root === "widgets" && path.length > 2) return [{ kind: "widget", name: second, shown }];
    const isVariable = root === "flow" && second === "variables" && third !== "" && state.type !== "split-based-on";
    return isVariable ? [{ kind: "variable", name: third, shown }] : [];
  });
}
function givers({ states, byName }, { kind, name }) {
  if (kind === "variable") return states.filter((state2) => variablesSetBy(state2).includes(name));
  const state = byName.get(name);
  return state ? [state] : [];
}
function reportOf(subject, text, wanted) {
  const { state, path } = text;
  if (path[2] === "transitions" && wanted.kind === "widget" && wanted.name === state.name) return void 0;
  const giving = givers(subject, wanted);
  if (giving.length === 0 || wanted.kind === "variable" && giving.includes(state)) return void 0;
  const names = giving.map(({ name }) => `\`${name}\``).join(" or ");
  const shared = { path, snippet: wanted.shown.split(".").at(-1) ?? "", widget: state.name };
  const after = subject.reachedFrom(giving.flatMap(({ transitions }) => transitions.map(({ next }) => next)));
  if (!after.has(state.name)) {
    const message2 = `\`${state.name}\` reads \`${wanted.shown}\`, which is always empty there: ${names} only runs later.`;
    return { ...shared, message: message2, fix: `read it after ${names}`, severity: "error" };
  }
  if (giving.includes(state)) return void 0;
  const without = subject.reachedFrom([subject.flow.initial_state], (one) => giving.includes(one));
  const isRound = !giving.some(
    ({ name }) => subject.reachedFrom([subject.flow.initial_state], (one) => one === state).has(name)
  );
  if (!without.has(state.name) || isRound) return void 0;
  const message = `\`${state.name}\` reads \`${wanted.shown}\`, and can be reached without ${names}: the value is empty then.`;
  return { ...shared, message, fix: `add \`| default: \u2026\`, or set it on every way to \`${state.name}\`` };
}
var rule9 = {
  code: "may-not-have-run",
  severity: "warning",
  summary: "A template reads what has no value yet, on some or on every way there",
  why: "A widget has values only once it has run, and a variable only once it is set. Before that a template renders an empty text, and nobody is told.",
  valid: [
    example(
      { incomingMessage: "ask" },
      {
        ask: ["send-and-wait-for-reply", { body: "Name?" }, { incomingMessage: "hi", timeout: null }],
        hi: ["send-message", { body: "Hi {{widgets.ask.inbound.Body}}" }, { sent: null }]
      }
    ),
    example(
      { incomingMessage: "ask", incomingRequest: "hi" },
      {
        ask: ["send-and-wait-for-reply", { body: "Name?" }, { incomingMessage: "hi", timeout: null }],
        hi: ["send-message", { body: "Hi {{widgets.ask.inbound.Body | default: 'there'}}" }, { sent: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingMessage: "ask", incomingRequest: "hi" },
      {
        ask: ["send-and-wait-for-reply", { body: "Name?" }, { incomingMessage: "hi", timeout: null }],
        hi: ["send-message", { body: "Hi {{widgets.ask.inbound.Body}}" }, { sent: null }]
      }
    ),
    example(
      { incomingMessage: "hi" },
      {
        hi: ["send-message", { body: "Hi {{flow.variables.name}}" }, { sent: "set" }],
        set: ["set-variables", { variables: [{ key: "name", value: "Ada" }] }, { next: null }]
      }
    )
  ],
  *check(subject) {
    for (const text of subject.texts) {
      if (!subject.reachable.has(text.state.name)) continue;
      const told = /* @__PURE__ */ new Set();
      for (const wanted of wantedBy(text)) {
        const key = `${wanted.kind} ${wanted.name}`;
        const report = told.has(key) ? void 0 : reportOf(subject, text, wanted);
        told.add(key);
        if (report) yield report;
      }
    }
  }
};

// src/analysis/lint/rules/messaging-service-sender.ts
var SERVICE = /^\s*MG[0-9a-f]{32}\s*$/i;
var rule10 = {
  code: "messaging-service-sender",
  severity: "warning",
  summary: "A question is sent from a Messaging Service",
  why: "The reply carries the SID of the Messaging Service. An execution that was started from the plain number never gets it, and every reply starts a new execution (Twilio: Studio FAQ).",
  valid: [
    example(
      { incomingMessage: "ask" },
      {
        ask: [
          "send-and-wait-for-reply",
          { body: "Name?", from: "{{flow.channel.address}}" },
          { incomingMessage: null, timeout: null }
        ]
      }
    )
  ],
  invalid: [
    example(
      { incomingRequest: "ask" },
      {
        ask: [
          "send-and-wait-for-reply",
          { body: "Name?", from: "MG00000000000000000000000000000000" },
          { incomingMessage: null, timeout: null }
        ]
      }
    )
  ],
  *check({ texts }) {
    for (const { state, path, text } of texts) {
      if (state.type !== "send-and-wait-for-reply" || path[2] !== "properties" || !SERVICE.test(text)) continue;
      yield {
        path,
        widget: state.name,
        message: `\`${state.name}\` asks from a Messaging Service: the reply may not reach this execution.`,
        fix: "send from {{flow.channel.address}}, or start the execution with the Messaging Service as `From`"
      };
    }
  }
};

// src/analysis/lint/rules/missing-no-match.ts
var OPPOSITES = {
  is_blank: "is_not_blank",
  equal_to: "not_equal_to",
  contains: "does_not_contain",
  starts_with: "does_not_start_with",
  matches_any_of: "does_not_match_any_of"
};
function coversAll({ transitions }) {
  const single = transitions.flatMap(({ conditions = [] }) => conditions.length === 1 ? conditions : []);
  return single.some(
    (one) => single.some(
      (other) => other.type === OPPOSITES[one.type] && (one.type === "is_blank" || other.value === one.value) && other.arguments.join() === one.arguments.join()
    )
  );
}
var rule11 = {
  code: "missing-no-match",
  severity: "warning",
  summary: "A split does not say what follows when no condition holds",
  why: "Contacts write and press what nobody expected. Without a path for `noMatch` the execution ends at the split.",
  valid: [
    example(
      { incomingMessage: "which" },
      {
        which: [
          "split-based-on",
          { input: "{{trigger.message.Body}}" },
          { noMatch: "a", match: [["equal_to", "1", "a"]] }
        ],
        a: ["send-message", { body: "Hi" }, { sent: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingMessage: "which" },
      {
        which: [
          "split-based-on",
          { input: "{{trigger.message.Body}}" },
          { noMatch: null, match: [["equal_to", "1", "a"]] }
        ],
        a: ["send-message", { body: "Hi" }, { sent: null }]
      }
    )
  ],
  *check({ states, reachable, pathOf: pathOf2 }) {
    for (const state of states) {
      if (state.type !== "split-based-on" || !reachable.has(state.name)) continue;
      const index = state.transitions.findIndex(({ event }) => event === "noMatch");
      if (state.transitions[index]?.next || coversAll(state)) continue;
      yield {
        path: index === -1 ? [...pathOf2(state), "name"] : [...pathOf2(state), "transitions", index],
        widget: state.name,
        message: `\`${state.name}\` leads nowhere when none of its conditions holds: the execution ends.`,
        fix: `lead \`noMatch\` of \`${state.name}\` to a widget, for example back to the question`
      };
    }
  }
};

// src/analysis/lint/rules/names-differ-in-case.ts
function* variables({ states, pathOf: pathOf2 }) {
  for (const state of states) {
    const { variables: list } = state.properties;
    if (state.type !== "set-variables" || !Array.isArray(list)) continue;
    for (const [index, one] of list.entries()) {
      if (typeof one !== "object" || one === null || !("key" in one)) continue;
      const path = [...pathOf2(state), "properties", "variables", index, "key"];
      yield { name: String(one.key), state, path, kind: "variable" };
    }
  }
}
function* clashes(names) {
  const first = /* @__PURE__ */ new Map();
  const told = /* @__PURE__ */ new Set();
  for (const { name, state, path, kind } of names) {
    const before = first.get(name.toLowerCase());
    if (before === void 0) first.set(name.toLowerCase(), name);
    if (before === void 0 || before === name || told.has(name)) continue;
    told.add(name);
    const message = `The ${kind} \`${name}\` differs from \`${before}\` only in upper and lower case, and templates tell them apart.`;
    yield { path, widget: state.name, message, fix: `give one of them another name` };
  }
}
var rule12 = {
  code: "names-differ-in-case",
  severity: "warning",
  summary: "Two widgets, or two variables, have names that differ only in case",
  why: "`{{widgets.Ask}}` and `{{widgets.ask}}` are different values. Whoever reads the wrong one gets an empty text, and no error.",
  valid: [example({ incomingMessage: "ask" }, { ask: ["send-message", { body: "Hi" }, { sent: null }] })],
  invalid: [
    example(
      { incomingMessage: "ask" },
      {
        ask: ["send-message", { body: "Hi" }, { sent: "Ask" }],
        Ask: ["send-message", { body: "Hi" }, { sent: null }]
      }
    ),
    example(
      { incomingMessage: "a" },
      {
        a: [
          "set-variables",
          {
            variables: [
              { key: "name", value: "1" },
              { key: "Name", value: "2" }
            ]
          },
          { next: null }
        ]
      }
    )
  ],
  *check(subject) {
    const { states, pathOf: pathOf2 } = subject;
    yield* clashes(
      states.map((state) => ({ name: state.name, state, path: [...pathOf2(state), "name"], kind: "widget" }))
    );
    yield* clashes(variables(subject));
  }
};

// src/analysis/lint/rules/never-true.ts
var rule13 = {
  code: "never-true",
  severity: "error",
  summary: "A condition can never hold",
  why: "What only this condition leads to is never entered. Usually the condition looks at the wrong value, or expects keys that the Gather widget does not take.",
  valid: [
    example(
      { incomingCall: "menu" },
      {
        menu: ["gather-input-on-call", { say: "1?", number_of_digits: 1 }, { keypress: "which", timeout: null }],
        which: [
          "split-based-on",
          { input: "{{widgets.menu.Digits}}" },
          { noMatch: "menu", match: [["equal_to", "1", "menu"]] }
        ]
      }
    )
  ],
  invalid: [
    example(
      { incomingCall: "menu" },
      {
        menu: ["gather-input-on-call", { say: "1?", number_of_digits: 1 }, { keypress: "which", timeout: null }],
        which: [
          "split-based-on",
          { input: "{{widgets.menu.Digits}}" },
          { noMatch: "menu", match: [["equal_to", "10", "menu"]] }
        ]
      }
    ),
    example(
      { incomingMessage: "which" },
      {
        which: [
          "split-based-on",
          { input: "{{trigger.message.Body}}" },
          { noMatch: null, match: [["less_than", "ten", "a"]] }
        ],
        a: ["send-message", { body: "Hi" }, { sent: null }]
      }
    )
  ],
  *check(subject) {
    for (const { state, transition, index, reason } of neverTrue(subject)) {
      const { type, value } = transition.conditions?.[0] ?? { type: "", value: "" };
      yield {
        path: [...subject.pathOf(state), "transitions", index, "conditions", 0],
        widget: state.name,
        message: `\`${type} ${value}\` of \`${state.name}\` can never hold: ${reason}.`,
        fix: "correct the condition, or delete the transition"
      };
    }
  }
};

// src/analysis/lint/rules/no-timeout-path.ts
var WAITS = {
  "send-and-wait-for-reply": "The flow ends quietly when no reply comes in time.",
  "gather-input-on-call": "The call ends without a word when the caller presses and says nothing."
};
var rule14 = {
  code: "no-timeout-path",
  severity: "warning",
  summary: "A widget waits for the contact, and nothing follows when the contact stays silent",
  why: "Silence is the most common answer. Without a path for `timeout`, a call is hung up on, and a conversation stops without a reminder or a record.",
  valid: [
    example(
      { incomingCall: "menu" },
      {
        menu: ["gather-input-on-call", { say: "Press 1" }, { keypress: "bye", timeout: "bye" }],
        bye: ["say-play", { say: "Bye" }, { audioComplete: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingCall: "menu" },
      {
        menu: ["gather-input-on-call", { say: "Press 1" }, { keypress: "bye", timeout: null }],
        bye: ["say-play", { say: "Bye" }, { audioComplete: null }]
      }
    ),
    example({ incomingMessage: "ask" }, { ask: ["send-and-wait-for-reply", { body: "Name?" }, {}] })
  ],
  *check({ states, reachable, pathOf: pathOf2 }) {
    for (const state of states) {
      const message = WAITS[state.type];
      if (!message || !reachable.has(state.name)) continue;
      const index = state.transitions.findIndex(({ event }) => event === "timeout");
      if (state.transitions[index]?.next) continue;
      const path = index === -1 ? [...pathOf2(state), "name"] : [...pathOf2(state), "transitions", index];
      const isMessage = state.type === "send-and-wait-for-reply";
      yield {
        path,
        widget: state.name,
        message: `\`${state.name}\` has no path for silence. ${message}`,
        fix: `lead \`timeout\` of \`${state.name}\` to a widget that asks again or says goodbye`,
        ...isMessage ? { severity: "note" } : {}
      };
    }
  }
};

// src/analysis/lint/rules/parsed-not-json.ts
var OPEN = /* @__PURE__ */ new Set(["run-subflow"]);
var rule15 = {
  code: "parsed-not-json",
  severity: "error",
  summary: "A template reads `parsed` where no JSON object is parsed",
  why: "Only requests and functions have `parsed`, and only when they answer with a JSON object: a list is not parsed, and has no `parsed[0]` (Twilio: Make HTTP Request and Run Function).",
  valid: [
    example(
      { incomingMessage: "get" },
      {
        get: ["make-http-request", { url: "https://example.com" }, { success: "hi", failed: null }],
        hi: ["send-message", { body: "{{widgets.get.parsed.name}}" }, { sent: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingMessage: "ask" },
      {
        ask: ["send-and-wait-for-reply", { body: "Name?" }, { incomingMessage: "hi", timeout: null }],
        hi: ["send-message", { body: "{{widgets.ask.parsed.name}}" }, { sent: null }]
      }
    ),
    example(
      { incomingMessage: "get" },
      {
        get: ["make-http-request", { url: "https://example.com" }, { success: "hi", failed: null }],
        hi: ["send-message", { body: "{{widgets.get.parsed[0].name}}" }, { sent: null }]
      }
    )
  ],
  *check({ reads, byName }) {
    for (const { state, path, read: read2 } of reads) {
      const [root, name = "", key, index = ""] = read2.path;
      const source = root === "widgets" && key === "parsed" ? byName.get(name) : void 0;
      if (!source || OPEN.has(source.type)) continue;
      const isRequest = makesRequest(source.type);
      if (isRequest && !/^\d+$/.test(index)) continue;
      const shown = read2.path.join(".");
      yield {
        path,
        snippet: "parsed",
        widget: state.name,
        message: isRequest ? `\`${state.name}\` reads \`${shown}\`, and Studio does not parse an answer that is a list.` : `\`${state.name}\` reads \`${shown}\`, and a ${source.type} widget gives no parsed answer.`,
        fix: isRequest ? "let the server wrap the list in an object" : "read `parsed` of a request or a function"
      };
    }
  }
};

// src/analysis/lint/rules/shadowed-condition.ts
var INPUT = "{{trigger.message.Body}}";
var rule16 = {
  code: "shadowed-condition",
  severity: "error",
  summary: "An earlier condition of the split holds whenever this one does",
  why: "Conditions are tried in order, and the first that holds wins. They ignore case and spaces around the text, so `Yes` and `yes` are the same condition.",
  valid: [
    example(
      { incomingMessage: "which" },
      {
        which: [
          "split-based-on",
          { input: INPUT },
          {
            noMatch: "a",
            match: [
              ["equal_to", "yes", "a"],
              ["contains", "yes", "a"]
            ]
          }
        ],
        a: ["send-message", { body: "Hi" }, { sent: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingMessage: "which" },
      {
        which: [
          "split-based-on",
          { input: INPUT },
          {
            noMatch: "a",
            match: [
              ["contains", "yes", "a"],
              ["equal_to", "Yes", "a"]
            ]
          }
        ],
        a: ["send-message", { body: "Hi" }, { sent: null }]
      }
    ),
    example(
      { incomingMessage: "which" },
      {
        which: [
          "split-based-on",
          { input: INPUT },
          {
            noMatch: "a",
            match: [
              ["matches_any_of", "a, b", "a"],
              ["equal_to", "B", "a"]
            ]
          }
        ],
        a: ["send-message", { body: "Hi" }, { sent: null }]
      }
    )
  ],
  *check(subject) {
    for (const { state, transition, index, by } of shadowed(subject)) {
      const { type, value } = transition.conditions?.[0] ?? { type: "", value: "" };
      yield {
        path: [...subject.pathOf(state), "transitions", index, "conditions", 0],
        widget: state.name,
        message: `\`${type} ${value}\` of \`${state.name}\` is never reached: \`${by.type} ${by.value}\`, which is tried before it, holds as well.`,
        fix: "put the narrower condition first, or delete this one"
      };
    }
  }
};

// src/analysis/lint/rules/silent-call-start.ts
var speaks = ({ type }) => {
  const known = widgetType(type);
  return !known || known.needsCall === true || known.asksOutside === "party" || type === "run-subflow";
};
var rule17 = {
  code: "silent-call-start",
  severity: "note",
  summary: "A caller hears nothing at first: requests run before the first widget that speaks, or none speaks",
  why: "A call is answered by the first widget that speaks TwiML. Until then the caller hears it ring, and requests take seconds.",
  valid: [
    example(
      { incomingCall: "hi" },
      {
        hi: ["say-play", { say: "Welcome" }, { audioComplete: "get" }],
        get: ["make-http-request", { url: "https://example.com" }, { success: "hi", failed: "hi" }]
      }
    )
  ],
  invalid: [
    example(
      { incomingCall: "get" },
      {
        get: ["make-http-request", { url: "https://example.com" }, { success: "hi", failed: "hi" }],
        hi: ["say-play", { say: "Welcome" }, { audioComplete: null }]
      }
    ),
    example({ incomingCall: "text" }, { text: ["send-message", { body: "Write to us" }, { sent: null }] })
  ],
  *check({ triggers, byName, reachedFrom, pathOf: pathOf2 }) {
    const call = triggers.get("incomingCall");
    if (call === void 0) return;
    const before = [...reachedFrom([call], speaks)].map((name) => byName.get(name)).filter((one) => one !== void 0);
    const start = byName.get(call);
    const spoken = [...reachedFrom([call])].some((name) => speaks(byName.get(name) ?? { type: "" }));
    if (!spoken && start) {
      const message = `A call that starts at \`${call}\` is never answered: no widget on its way speaks.`;
      const fix = "lead incomingCall to a Say/Play widget, or nowhere";
      yield { path: [...pathOf2(start), "name"], widget: call, message, fix, severity: "warning" };
      return;
    }
    for (const state of before) {
      if (!makesRequest(state.type)) continue;
      yield {
        path: [...pathOf2(state), "name"],
        widget: state.name,
        message: `On a call \`${state.name}\` runs before anything is said: the caller hears it ring until it is done.`,
        fix: "say something first"
      };
    }
  }
};

// src/analysis/lint/rules/silent-end.ts
var SPOKEN = {
  trigger: ["incomingMessage", "incomingConversationMessage", "incomingCall"],
  "send-and-wait-for-reply": ["incomingMessage", "incomingConversationMessage"],
  "gather-input-on-call": ["keypress", "speech"]
};
var ANSWERING = ["task", "request"];
var ELSEWHERE = /* @__PURE__ */ new Set(["noMatch", "timeout", "failed", "fail"]);
function answers({ type, properties }) {
  if (type === "trigger") return false;
  if (type === "send-message") return !properties.to || /contact|trigger/.test(String(properties.to));
  const known = widgetType(type);
  return !known || known.resumedBy.length > 0 || ANSWERING.some((output) => sends(type, output)) || type === "run-subflow";
}
function unanswered(subject, spoken) {
  return subject.reachedFrom(
    spoken.map(({ transition }) => transition.next),
    answers
  );
}
var rule18 = {
  code: "silent-end",
  severity: "warning",
  summary: "The contact wrote, pressed or said something, and the flow ends without an answer",
  why: "An event without a next widget ends the execution. A contact who has just written or pressed a key gets nothing, and does not know whether it arrived.",
  valid: [
    example(
      { incomingMessage: "ask" },
      {
        ask: ["send-and-wait-for-reply", { body: "Coming?" }, { incomingMessage: "thank", timeout: null }],
        thank: ["send-message", { body: "Thanks" }, { sent: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingRequest: "ask" },
      {
        ask: ["send-and-wait-for-reply", { body: "Coming?" }, { incomingMessage: "keep", timeout: null }],
        keep: ["set-variables", { variables: [] }, { next: null }]
      }
    ),
    example({ incomingCall: "menu" }, { menu: ["gather-input-on-call", { say: "Press 1" }, { keypress: null }] })
  ],
  *check(subject) {
    const spoken = subject.edges.filter(
      ({ state, transition }) => subject.reachable.has(state.name) && SPOKEN[state.type]?.includes(transition.event)
    );
    const silent = unanswered(subject, spoken);
    for (const { state, transition, path } of subject.edges) {
      if (transition.next || subject.dead.has(transition) || ELSEWHERE.has(transition.event)) continue;
      const direct = state.type !== "trigger" && spoken.some((edge) => edge.transition === transition);
      if (!direct && !silent.has(state.name)) continue;
      yield {
        path,
        widget: state.name,
        message: direct ? `When \`${state.name}\` is left by \`${transition.event}\`, the flow ends and the contact gets no answer.` : `The flow ends at \`${state.name}\` (\`${transition.event}\`), and the contact has got no answer to what they said last.`,
        fix: `lead \`${transition.event}\` of \`${state.name}\` to a widget that answers`
      };
    }
  }
};

// src/analysis/lint/rules/speech-equal-to.ts
var EXACT = /* @__PURE__ */ new Set(["equal_to", "not_equal_to", "matches_any_of", "does_not_match_any_of"]);
var CLEANS = /* @__PURE__ */ new Set([
  "remove",
  "replace",
  "remove_first",
  "remove_last",
  "slice",
  "split",
  "truncate",
  "regex_replace"
]);
var splitBy = (type, input = "{{widgets.menu.SpeechResult}}") => example(
  { incomingCall: "menu" },
  {
    menu: ["gather-input-on-call", { say: "Yes or no?" }, { speech: "which", timeout: null }],
    which: ["split-based-on", { input }, { noMatch: "menu", match: [[type, "yes", "menu"]] }]
  }
);
var rule19 = {
  code: "speech-equal-to",
  severity: "warning",
  summary: "Speech is compared with a whole word",
  why: "Speech recognition adds punctuation: a caller who says yes is heard as `Yes.`, which is not equal to `yes` (Twilio: Gather Input On Call).",
  valid: [splitBy("contains"), splitBy("equal_to", "{{widgets.menu.SpeechResult | remove: '.'}}")],
  invalid: [splitBy("equal_to"), splitBy("matches_any_of")],
  *check({ states, texts }) {
    for (const state of states) {
      const found = texts.flatMap((text) => {
        if (text.state !== state || text.path[6] !== "arguments") return [];
        const condition = state.transitions[Number(text.path[3])]?.conditions?.[Number(text.path[5])];
        const speech = text.reading.reads.some(
          ({ path, filters }) => path.at(-1) === "SpeechResult" && !filters.some((filter) => CLEANS.has(filter))
        );
        return condition && speech && EXACT.has(condition.type) ? [{ path: text.path, condition }] : [];
      });
      const [first] = found;
      if (!first) continue;
      const others = found.length > 1 ? ` (and ${found.length - 1} more)` : "";
      yield {
        path: first.path.slice(0, 6),
        widget: state.name,
        message: `\`${state.name}\` compares speech by \`${first.condition.type} ${first.condition.value}\`${others}, and a caller may be heard as \`${first.condition.value}.\`.`,
        fix: "use `contains`, or remove the punctuation first"
      };
    }
  }
};

// src/analysis/lint/rules/subflow-revisions.ts
var FW = "FW00000000000000000000000000000000";
var rule20 = {
  code: "subflow-revisions",
  severity: "error",
  summary: "Two widgets run the same subflow in different revisions",
  why: "All references to one subflow in a flow must name the same revision (Twilio: Run Subflow widget).",
  valid: [
    example(
      { incomingMessage: "a" },
      {
        a: ["run-subflow", { flow_sid: FW, flow_revision: "2" }, { completed: "b", failed: "b" }],
        b: ["run-subflow", { flow_sid: FW, flow_revision: "2" }, { completed: null, failed: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingMessage: "a" },
      {
        a: ["run-subflow", { flow_sid: FW, flow_revision: "2" }, { completed: "b", failed: "b" }],
        b: ["run-subflow", { flow_sid: FW, flow_revision: "LatestPublished" }, { completed: null, failed: null }]
      }
    )
  ],
  *check({ states, pathOf: pathOf2 }) {
    const first = /* @__PURE__ */ new Map();
    for (const state of states) {
      const { flow_sid: sid, flow_revision: revision } = state.properties;
      if (state.type !== "run-subflow" || typeof sid !== "string" || revision === void 0) continue;
      const before = first.get(sid);
      if (!before) first.set(sid, { name: state.name, revision: String(revision) });
      if (!before || before.revision === String(revision)) continue;
      yield {
        path: [...pathOf2(state), "properties", "flow_revision"],
        widget: state.name,
        message: `\`${state.name}\` runs revision \`${revision}\` of \`${sid}\`, and \`${before.name}\` runs \`${before.revision}\`.`,
        fix: `use the same revision in both`
      };
    }
  }
};

// src/analysis/lint/rules/template-syntax.ts
var rule21 = {
  code: "template-syntax",
  severity: "error",
  summary: "A template is not Liquid",
  why: "Studio does not stop: the text is empty, and a warning (81018) is all that tells.",
  valid: [example({ incomingMessage: "a" }, { a: ["send-message", { body: "Hi {{flow.data.x}}" }, { sent: null }] })],
  invalid: [
    example({ incomingMessage: "a" }, { a: ["send-message", { body: "Hi {{flow.data.x" }, { sent: null }] }),
    example({ incomingMessage: "a" }, { a: ["send-message", { body: "{% if flow.data.x %}Hi" }, { sent: null }] })
  ],
  *check({ texts }) {
    for (const { state, path, reading } of texts) {
      if (!reading.mistake) continue;
      yield {
        path,
        widget: state.name,
        message: `A template of \`${state.name}\` is not Liquid: ${reading.mistake}.`,
        fix: "close every `{{`, `{%` and block"
      };
    }
  }
};

// src/analysis/lint/rules/text-compared-with-number.ts
var COMPARES = /* @__PURE__ */ new Set(["less_than", "greater_than"]);
var TEXTS = /* @__PURE__ */ new Set(["Body", "Digits", "SpeechResult"]);
var ARITHMETIC = /* @__PURE__ */ new Set(["plus", "minus", "times", "divided_by", "modulo", "size", "abs", "round", "floor", "ceil"]);
var splitFor = (input) => example(
  { incomingMessage: "which" },
  {
    which: ["split-based-on", { input }, { noMatch: "a", match: [["greater_than", "3", "a"]] }],
    a: ["send-message", { body: "Hi" }, { sent: null }]
  }
);
var rule22 = {
  code: "text-compared-with-number",
  severity: "warning",
  summary: "A reply or pressed keys are compared with a number",
  why: "Studio compares numbers only if both sides are numbers, and a reply is a text: its documentation asks for `| plus: 0` (Twilio: Studio FAQ).",
  valid: [splitFor("{{trigger.message.Body | plus: 0}}")],
  invalid: [splitFor("{{trigger.message.Body}}")],
  *check({ texts }) {
    for (const { state, path, reading } of texts) {
      const [, , , index, place, at] = path;
      if (path[2] !== "transitions" || place !== "conditions" || path[6] !== "arguments") continue;
      const condition = state.transitions[Number(index)]?.conditions?.[Number(at)];
      const [read2, ...more] = reading.reads;
      if (!condition || !COMPARES.has(condition.type) || !reading.single || !read2 || more.length > 0) continue;
      if (!TEXTS.has(read2.path.at(-1) ?? "") || read2.filters.some((filter) => ARITHMETIC.has(filter))) continue;
      yield {
        path,
        widget: state.name,
        message: `\`${state.name}\` compares the text \`${read2.path.join(".")}\` with the number ${condition.value}.`,
        fix: `write {{${[read2.path.join("."), ...read2.filters].join(" | ")} | plus: 0}}`
      };
    }
  }
};

// src/analysis/lint/rules/trigger-never-fills.ts
var FILLS = {
  incomingMessage: "message",
  incomingCall: "call",
  incomingConversationMessage: "conversation",
  incomingRequest: "request",
  incomingParent: "parent"
};
var CONSOLE2 = /* @__PURE__ */ new Set(["service", "channel"]);
var rule23 = {
  code: "trigger-never-fills",
  severity: "warning",
  summary: "A template reads a part of the trigger that no execution of this flow has",
  why: "A message fills `trigger.message` and nothing else, a call `trigger.call`, and so on. `trigger.message.Body` in a flow that only calls start is always empty.",
  valid: [
    example({ incomingMessage: "a" }, { a: ["send-message", { body: "{{trigger.message.Body}}" }, { sent: null }] })
  ],
  invalid: [
    example({ incomingCall: "a" }, { a: ["say-play", { say: "{{trigger.message.Body}}" }, { audioComplete: null }] })
  ],
  *check({ texts, triggers, reachable }) {
    const filled = new Set([...triggers.keys()].map((event) => FILLS[event]));
    if (filled.size === 0 || filled.has(void 0) || filled.has("parent")) return;
    for (const { state, path, reading } of texts) {
      if (!reachable.has(state.name) || sends(state.type, "message") && CONSOLE2.has(String(path[3]))) continue;
      const wrong = reading.reads.filter(
        ({ path: [root, part = ""], guarded }) => root === "trigger" && !guarded && Object.values(FILLS).includes(part) && !filled.has(part)
      );
      for (const part of new Set(wrong.map(({ path: [, name = ""] }) => name))) {
        yield {
          path,
          snippet: `trigger.${part}`,
          widget: state.name,
          message: `\`${state.name}\` reads \`trigger.${part}\`, and this flow starts by ${[...triggers.keys()].join(", ")} only.`,
          fix: `read ${[...filled].map((name) => `\`trigger.${name}\``).join(" or ")}`
        };
      }
    }
  }
};

// src/analysis/lint/rules/unhandled-failure.ts
var CALLS_OUT = /* @__PURE__ */ new Set(["make-http-request", "run-function", "run-subflow"]);
var rule24 = {
  code: "unhandled-failure",
  severity: "warning",
  summary: "Nothing follows when a request, a function or a subflow fails",
  why: "Servers are down sometimes, and a function has five seconds. Without a path for the failure the execution ends there, and the contact waits for something that never comes.",
  valid: [
    example(
      { incomingMessage: "ask" },
      {
        ask: ["make-http-request", { url: "https://example.com" }, { success: "a", failed: "a" }],
        a: ["send-message", { body: "Hi" }, { sent: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingMessage: "ask" },
      {
        ask: ["make-http-request", { url: "https://example.com" }, { success: "a", failed: null }],
        a: ["send-message", { body: "Hi" }, { sent: null }]
      }
    ),
    example({ incomingMessage: "run" }, { run: ["run-function", { url: "https://example.com" }, {}] })
  ],
  *check({ states, reachable, pathOf: pathOf2 }) {
    for (const state of states) {
      const failure = widgetType(state.type)?.failure;
      if (!CALLS_OUT.has(state.type) || !failure || !reachable.has(state.name)) continue;
      const index = state.transitions.findIndex(({ event }) => event === failure);
      if (state.transitions[index]?.next) continue;
      const isLast = state.transitions.every(({ next }) => !next);
      yield {
        path: index === -1 ? [...pathOf2(state), "name"] : [...pathOf2(state), "transitions", index],
        widget: state.name,
        message: `Nothing follows when \`${state.name}\` fails (\`${failure}\`): the execution ends.`,
        fix: `lead \`${failure}\` of \`${state.name}\` to a widget that tells the contact, or tries again`,
        ...isLast ? { severity: "note" } : {}
      };
    }
  }
};

// src/analysis/lint/rules/unknown-filter.ts
var rule25 = {
  code: "unknown-filter",
  severity: "error",
  summary: "A template uses a filter that does not exist",
  why: "An unknown filter changes nothing: the value comes out as it was.",
  valid: [
    example({ incomingMessage: "a" }, { a: ["send-message", { body: "{{flow.data.x | strip}}" }, { sent: null }] })
  ],
  invalid: [
    example({ incomingMessage: "a" }, { a: ["send-message", { body: "{{flow.data.x | stripp}}" }, { sent: null }] })
  ],
  *check({ texts }) {
    for (const { state, path, reading } of texts) {
      for (const name of reading.unknownFilters) {
        yield {
          path,
          snippet: name,
          widget: state.name,
          message: `A template of \`${state.name}\` uses \`${name}\`, which is not a filter of Liquid.`,
          fix: didYouMean(name, FILTERS) ?? "use a filter of Liquid, or leave it out"
        };
      }
    }
  }
};

// src/analysis/lint/rules/unknown-output.ts
var MESSAGES = ["outbound", "inbound"];
var REQUEST = ["status_code", "body", "content_type", "parsed", "headers"];
function outputsOf(state) {
  const { type } = state;
  if (type === "send-message" || type === "send-and-wait-for-reply") return MESSAGES;
  if (makesRequest(type)) return REQUEST;
  if (type === "split-based-on" || type === "trigger") return [];
  return type === "set-variables" ? variablesSetBy(state) : void 0;
}
var rule26 = {
  code: "unknown-output",
  severity: "error",
  summary: "A template reads from a widget what its type does not have",
  why: "A reply is under `inbound.Body`, the answer of a request under `parsed` or `body`. Anything else renders to an empty text, without an error.",
  valid: [
    example(
      { incomingMessage: "ask" },
      {
        ask: ["send-and-wait-for-reply", { body: "Name?" }, { incomingMessage: "hi", timeout: null }],
        hi: ["send-message", { body: "Hi {{widgets.ask.inbound.Body}}" }, { sent: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingMessage: "ask" },
      {
        ask: ["send-and-wait-for-reply", { body: "Name?" }, { incomingMessage: "hi", timeout: null }],
        hi: ["send-message", { body: "Hi {{widgets.ask.Body}}" }, { sent: null }]
      }
    )
  ],
  *check({ reads, byName }) {
    for (const { state, path, read: read2 } of reads) {
      const [root, name = "", key] = read2.path;
      const source = root === "widgets" ? byName.get(name) : void 0;
      const outputs = source && outputsOf(source);
      if (!outputs || key === void 0 || outputs.includes(key) || key === "parsed") continue;
      const known = outputs.length > 0 ? `\`${name}\` has ${outputs.map((one) => `\`${one}\``).join(", ")}` : void 0;
      yield {
        path,
        snippet: `${name}.${key}`,
        widget: state.name,
        message: `\`${state.name}\` reads \`${read2.path.join(".")}\`, and a ${source.type} widget has no \`${key}\`.`,
        fix: didYouMean(key, outputs) ?? known ?? "read the widget that has the value"
      };
    }
  }
};

// src/analysis/lint/rules/unknown-variable.ts
var rule27 = {
  code: "unknown-variable",
  severity: "warning",
  summary: "A template reads a variable that the flow never sets",
  why: "Only Set Variables widgets of the same flow fill `flow.variables`: parameters of a REST execution are in `flow.data`, and what a subflow sets is under the widget that ran it.",
  valid: [
    example(
      { incomingMessage: "set" },
      {
        set: ["set-variables", { variables: [{ key: "name", value: "Ada" }] }, { next: "hi" }],
        hi: ["send-message", { body: "Hi {{flow.variables.name}}" }, { sent: null }]
      }
    )
  ],
  invalid: [
    example(
      { incomingMessage: "set" },
      {
        set: ["set-variables", { variables: [{ key: "name", value: "Ada" }] }, { next: "hi" }],
        hi: ["send-message", { body: "Hi {{flow.variables.nmae}}" }, { sent: null }]
      }
    )
  ],
  *check(subject) {
    const known = new Set(subject.states.flatMap(variablesSetBy));
    for (const { state, path, reading } of subject.texts) {
      const names = reading.reads.flatMap(
        ({ path: [root, kind, name] }) => root === "flow" && kind === "variables" && name !== void 0 && !known.has(name) ? [name] : []
      );
      for (const name of new Set(names)) {
        yield {
          path,
          snippet: name,
          widget: state.name,
          message: `\`${state.name}\` reads \`flow.variables.${name}\`, which no widget of this flow sets.`,
          fix: didYouMean(name, [...known]) ?? `set \`${name}\` before, or read it from where it is (\`flow.data\`, \`widgets.\u2026\`)`
        };
      }
    }
  }
};

// src/analysis/lint/rules/unknown-widget.ts
var rule28 = {
  code: "unknown-widget",
  severity: "error",
  summary: "A template reads a widget that the flow does not have",
  why: "It renders to an empty text, without an error. Often the widget was renamed: Studio does not rename it in templates.",
  valid: [example({ incomingMessage: "a" }, { a: ["send-message", { body: "{{flow.data.x}}" }, { sent: null }] })],
  invalid: [
    example(
      { incomingMessage: "ask_name" },
      {
        ask_name: ["send-and-wait-for-reply", { body: "Name?" }, { incomingMessage: "a", timeout: "a" }],
        a: ["send-message", { body: "Hi {{widgets.ask_nam.inbound.Body}}" }, { sent: null }]
      }
    )
  ],
  *check({ texts, byName }) {
    for (const { state, path, reading } of texts) {
      const told = /* @__PURE__ */ new Set();
      for (const { path: read2 } of reading.reads) {
        const [root, name] = read2;
        if (root !== "widgets" || name === void 0 || byName.has(name) || told.has(name)) continue;
        told.add(name);
        yield {
          path,
          snippet: name,
          widget: state.name,
          message: `\`${state.name}\` reads \`${read2.join(".")}\`, and the flow has no widget \`${name}\`.`,
          fix: didYouMean(name, [...byName.keys()]) ?? "name a widget of this flow"
        };
      }
    }
  }
};

// src/analysis/lint/rules/unreachable-widget.ts
var rule29 = {
  code: "unreachable-widget",
  severity: "warning",
  summary: "No path from the Trigger leads to the widget",
  why: "A widget that nothing leads to is a leftover, or a transition was forgotten. A widget that only a condition leads to that never holds is never entered, whatever a contact does.",
  valid: [example({ incomingMessage: "a" }, { a: ["send-message", { body: "Hi" }, { sent: null }] })],
  invalid: [
    example(
      { incomingMessage: "a" },
      {
        a: ["send-message", { body: "Hi" }, { sent: null }],
        b: ["send-message", { body: "Never" }, { sent: null }]
      }
    ),
    example(
      { incomingMessage: "a" },
      {
        a: ["split-based-on", { input: "fixed" }, { noMatch: null, match: [["equal_to", "other", "b"]] }],
        b: ["send-message", { body: "Never" }, { sent: null }]
      }
    )
  ],
  *check({ states, reachable, pathOf: pathOf2, edges, triggers }) {
    if (triggers.size === 0) return;
    for (const state of states) {
      if (reachable.has(state.name) || state.type === "trigger") continue;
      const leading = edges.filter(({ transition }) => transition.next === state.name);
      const message = leading.length === 0 ? `No transition leads to \`${state.name}\`.` : `\`${state.name}\` is never entered: what leads to it (${[...new Set(leading.map((edge) => `\`${edge.state.name}\``))].join(", ")}) is never reached, or never true.`;
      yield {
        path: [...pathOf2(state), "name"],
        widget: state.name,
        message,
        fix: `lead a transition to \`${state.name}\`, or delete it`
      };
    }
  }
};

// src/analysis/lint/rules/index.ts
var RULES = [
  rule18,
  rule14,
  rule11,
  rule24,
  rule29,
  rule4,
  rule20,
  rule12,
  rule13,
  rule16,
  rule22,
  rule19,
  rule28,
  rule26,
  rule15,
  rule27,
  rule9,
  rule23,
  rule21,
  rule25,
  rule2,
  rule17,
  rule,
  rule3,
  rule5,
  rule7,
  rule8,
  rule6,
  rule10
];
var CODES = RULES.map(({ code }) => code);

// src/analysis/lint/settings.ts
import { parseDocument } from "yaml";

// src/analysis/lint/rule.ts
var SEVERITIES = ["error", "warning", "note"];

// src/analysis/lint/settings.ts
var SETTINGS = [...SEVERITIES, "off", "default"];
function settingOf({ rules = {}, ignore = [] }, code, widget) {
  const ignored = ignore.some((one) => one.rule === code && (one.widget === void 0 || one.widget === widget));
  return ignored ? "off" : rules[code] ?? "default";
}
var mergedSettings = (...all) => ({
  rules: Object.assign({}, ...all.map(({ rules }) => rules)),
  ignore: all.flatMap(({ ignore = [] }) => ignore)
});
var KEYS3 = ["rules", "ignore"];
function problemsIn(value, codes) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [{ code: "wrong-type", message: "The settings of lint are a table.", fix: "write `rules:` and `ignore:`" }];
  }
  const { rules = {}, ignore = [] } = value;
  const unknown = Object.keys(value).filter((key) => !KEYS3.includes(key));
  const listed = Array.isArray(ignore) ? ignore : [];
  const named = [...Object.keys(rules ?? {}), ...listed.map((one) => String(one?.rule))];
  return [
    ...unknown.map((key) => ({
      code: "unknown-key",
      message: `\`${key}\` is not a setting of lint.`,
      fix: "write `rules:` or `ignore:`"
    })),
    ...named.filter((code) => !codes.includes(code)).map((code) => ({
      code: "unknown-rule",
      message: `\`${code}\` is not a rule of lint.`,
      fix: didYouMean(code, codes) ?? "`flowproof lint --rules` lists them"
    })),
    ...Object.entries(rules ?? {}).filter(([, setting]) => !SETTINGS.includes(setting)).map(([code, setting]) => ({
      code: "not-allowed",
      message: `\`${code}\` cannot be \`${String(setting)}\`.`,
      fix: `choose from ${SETTINGS.join(", ")}`
    }))
  ];
}
function checkedSettings(value, codes, file) {
  const at = file === void 0 ? {} : { at: { file, line: 1, column: 1 } };
  const problems = problemsIn(value, codes).map((problem) => ({ ...problem, ...at }));
  if (problems.length > 0) throw new FlowproofError(problems);
  return value;
}
function parseSettings(text, codes, file) {
  const document = parseDocument(text, { version: "1.2" });
  const [error] = document.errors;
  if (error) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    const message = error.message.split("\n", 1)[0] ?? "This is not YAML.";
    throw new FlowproofError([{ code: "not-yaml", message, at: { file, line, column: col } }]);
  }
  const value = document.toJS() ?? {};
  for (const [code, setting] of Object.entries(value.rules ?? {}))
    if (setting === false && value.rules) value.rules[code] = "off";
  return checkedSettings(value, codes, file);
}

// src/analysis/lint/lint.ts
function offsetOf({ source: { text }, root }, { path, snippet }) {
  if (!root) return 0;
  const part = partAt(root, path);
  const inside = snippet === void 0 ? -1 : text.slice(part.start, part.end).indexOf(JSON.stringify(snippet).slice(1, -1));
  return part.start + Math.max(0, inside);
}
function findingOf(located, rule30, report) {
  const { widget, message, fix, severity } = report;
  const { line, column } = lineAndColumn(located.source.text, offsetOf(located, report));
  const place = { file: located.source.file, line, column };
  return { code: rule30.code, severity, ...place, ...widget ? { widget } : {}, message, fix };
}
var brokenFinding = ({ code, message, fix, at }, file) => ({
  code,
  severity: "error",
  file: at?.file ?? file,
  line: at?.line ?? 1,
  column: at?.column ?? 1,
  message,
  fix: fix ?? "export the flow from Studio again"
});
function subjectOf2(flow) {
  const plain = createSubject(flow);
  const dead = [...neverTrue(plain), ...shadowed(plain)].map(({ transition }) => transition);
  return dead.length > 0 ? createSubject(flow, new Set(dead)) : plain;
}
var severityOf = (rule30, report, setting) => {
  if (setting === "off") return void 0;
  return setting === "default" ? report.severity ?? rule30.severity : setting;
};
var inOrder = (a, b) => a.line - b.line || a.column - b.column || a.code.localeCompare(b.code);
function lintFlow(source, settings = {}, rules = RULES) {
  const { flow, problems } = parseFlow(source.text, source.file);
  if (!flow) return problems.map((problem) => brokenFinding(problem, source.file));
  const json = locateJson(source.text);
  const located = { source, root: "root" in json ? json.root : void 0 };
  const subject = subjectOf2(flow);
  const findings = rules.flatMap(
    (rule30) => [...rule30.check(subject)].flatMap((report) => {
      const severity = severityOf(rule30, report, settingOf(settings, rule30.code, report.widget));
      return severity ? [findingOf(located, rule30, { ...report, severity })] : [];
    })
  );
  return findings.sort(inOrder);
}

// src/analysis/lint/files.ts
var SETTINGS_FILE = "lint.yaml";
var SKIPPED = /* @__PURE__ */ new Set(["node_modules", ".git", "reports", "test-results"]);
function flowFilesIn(path) {
  if (!existsSync(path)) {
    const message = `There is no file or folder \`${path}\`.`;
    throw new FlowproofError([
      { code: "unreadable-file", message, fix: "name a flow.json or a folder that holds one" }
    ]);
  }
  if (!statSync(path).isDirectory()) return [resolve(path)];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter(
    (file) => !relative(path, file).split(/[\\/]/).some((part) => SKIPPED.has(part))
  );
  const named = entries.filter((file) => /(?:^|[\\/])flow\.json$/.test(file));
  const flat = entries.filter((file) => file.endsWith(".json") && dirname(file) === resolve(path));
  return (named.length > 0 ? named : flat).map((file) => resolve(file)).sort();
}
function foldersTo(file, root) {
  const folders = [];
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === root || dirname(folder) === folder) break;
  }
  return folders[0] === root ? folders : [dirname(file)];
}
function readSettings(folder) {
  const file = join(folder, SETTINGS_FILE);
  if (!existsSync(file)) return [];
  const read2 = readText(file, LARGEST_FLOW_FILE);
  if ("problem" in read2) throw new FlowproofError([read2.problem]);
  return [parseSettings(read2.text, CODES, file)];
}
var settingsFor = (file, root, configured = {}) => mergedSettings(configured, ...foldersTo(file, root).flatMap(readSettings));
function lintFiles(files, root, configured = {}) {
  const sources = /* @__PURE__ */ new Map();
  const findings = files.flatMap((file) => {
    const read2 = readText(file, LARGEST_FLOW_FILE);
    if ("problem" in read2) {
      const { code, message, fix = "is the path right?" } = read2.problem;
      return [{ code, severity: "error", file, line: 1, column: 1, message, fix }];
    }
    sources.set(file, read2.text);
    return lintFlow({ text: read2.text, file }, settingsFor(file, root, configured));
  });
  return { findings, sources };
}

// src/analysis/lint/report.ts
import { relative as relative2 } from "node:path";
import { pathToFileURL } from "node:url";
var count = (findings, severity) => findings.filter((finding) => finding.severity === severity).length;
var plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
function summaryOf(findings, flows) {
  const parts = ["error", "warning", "note"].map((severity) => plural(count(findings, severity), severity));
  return `${parts.join(", ")} in ${plural(flows, "flow")}`;
}
function textOf(findings, { root, sources, color }) {
  return findings.map(({ code, severity, file, line, column, message, fix }) => {
    const problem = { code: `${severity} ${code}`, message, fix, at: { file, line, column } };
    return renderProblem(problem, sources, { root, color });
  }).join("\n\n");
}
var LEVELS = { error: "error", warning: "warning", note: "note" };
function sarifOf(findings, rules, { root, version: version2 }) {
  const ids = rules.map(({ code }) => code);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "flowproof",
            version: version2,
            informationUri: "https://www.npmjs.com/package/flowproof",
            rules: rules.map(({ code, severity, summary, why }) => ({
              id: code,
              shortDescription: { text: summary },
              fullDescription: { text: why },
              defaultConfiguration: { level: LEVELS[severity] }
            }))
          }
        },
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(root).href}/` } },
        results: findings.map(({ code, severity, file, line, column, message, fix, widget }) => ({
          ruleId: code,
          ...ids.includes(code) ? { ruleIndex: ids.indexOf(code) } : {},
          level: LEVELS[severity],
          message: { text: `${message}
Fix: ${fix}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(relative2(root, file).replaceAll("\\", "/")), uriBaseId: "ROOT" },
                region: { startLine: line, startColumn: column }
              },
              ...widget ? { logicalLocations: [{ name: widget, kind: "element" }] } : {}
            }
          ]
        }))
      }
    ]
  };
}

// src/cli/lint.ts
var options = {
  "fail-on": {
    type: "string",
    value: "SEVERITY",
    default: "warning",
    help: "the least severity that fails the command: error, warning, note or never"
  },
  sarif: { type: "string", value: "FILE", help: "writes the findings as SARIF, which GitHub shows on pull requests" },
  rules: { type: "boolean", help: "lists the rules" }
};
var FAILS = [...SEVERITIES, "never"];
function failingSeverities(given) {
  if (!FAILS.includes(given))
    throw new UsageError(`\`--fail-on\` cannot be \`${given}\``, `choose from ${FAILS.join(", ")}`);
  return SEVERITIES.slice(0, SEVERITIES.indexOf(given) + 1);
}
function version() {
  for (const above of ["../..", "../../.."]) {
    try {
      const text = readFileSync(join2(import.meta.dirname, above, "package.json"), "utf8");
      return JSON.parse(text).version;
    } catch {
    }
  }
  return "0.0.0";
}
function listRules({ output }) {
  const rows = RULES.map(({ code, severity, summary }) => [code, `${severity}: ${summary}`]);
  output({ rules: RULES.map(({ code, severity, summary, why }) => ({ code, severity, summary, why })) }, columns(rows));
  return 0;
}
function answer({ findings, text, context }) {
  const relativeFindings = findings.map((finding) => ({
    ...finding,
    file: relative3(context.cwd, finding.file) || finding.file
  }));
  context.output({ findings: relativeFindings }, text);
}
var command = defineCommand({
  name: "lint",
  summary: "Reports what is wrong with a flow, with its place in flow.json and a fix",
  usage: "[FLOW.json | DIR \u2026] [options]",
  details: `Without an argument, every flow in scenarios/ is looked at. \`lint.yaml\`, beside a flow or in a folder above it, switches rules off:
  rules: { hard-coded-number: off, silent-end: note }
  ignore: [{ rule: silent-end, widget: say_goodbye }]
docs/lint.md explains each rule.`,
  options,
  positionals: { most: 1e3 },
  run(context) {
    const { values, positionals, cwd, color } = context;
    if (values.rules) return listRules(context);
    const failing = failingSeverities(values["fail-on"]);
    const files = (positionals.length > 0 ? positionals : ["scenarios"]).flatMap(
      (path) => flowFilesIn(resolve2(cwd, path))
    );
    if (files.length === 0)
      throw new UsageError("There is no flow to look at", "name a flow.json or a folder that holds one");
    const { findings, sources } = lintFiles([...new Set(files)], cwd);
    if (values.sarif) {
      writeFileSync(
        resolve2(cwd, values.sarif),
        `${JSON.stringify(sarifOf(findings, RULES, { root: cwd, version: version() }), null, 2)}
`
      );
    }
    const shown = textOf(findings, { root: cwd, sources, color });
    answer({ findings, text: `${shown}${shown ? "\n\n" : ""}${summaryOf(findings, files.length)}`, context });
    return findings.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
  }
});
export {
  command
};
