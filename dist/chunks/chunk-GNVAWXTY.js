import {
  checkDefinition
} from "./chunk-3PHNQHMY.js";

// src/flow/json.ts
var DEEPEST = 500;
var SPACE = /[\t\n\r ]*/y;
var ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
var ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
var isSyntax = (found) => "expected" in found;
function take(reader, pattern) {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== void 0) reader.at += found.length;
  return found;
}
function takeString(reader) {
  const start = reader.at;
  if (reader.text[start] !== '"') return void 0;
  reader.at += 1;
  while (reader.text[reader.at] !== '"') {
    const escaped = reader.text[reader.at] === "\\";
    if (escaped ? take(reader, ESCAPE) === void 0 : !(reader.text.charCodeAt(reader.at) >= 32)) return void 0;
    if (!escaped) reader.at += 1;
  }
  reader.at += 1;
  return reader.text.slice(start, reader.at);
}
var mistake = (reader, expected) => ({ offset: reader.at, expected });
function readKey(reader) {
  const quoted = takeString(reader);
  if (quoted === void 0) return mistake(reader, "a key in double quotes");
  take(reader, SPACE);
  if (reader.text[reader.at] !== ":") return mistake(reader, "`:` after the key");
  reader.at += 1;
  return String(JSON.parse(quoted));
}
function readParts(reader, keyed) {
  const start = reader.at;
  const close = keyed ? "}" : "]";
  const parts = /* @__PURE__ */ new Map();
  reader.at += 1;
  take(reader, SPACE);
  while (parts.size > 0 || reader.text[reader.at] !== close) {
    take(reader, SPACE);
    const key = keyed ? readKey(reader) : parts.size;
    if (typeof key === "object") return key;
    const part = readValue(reader);
    if (isSyntax(part)) return part;
    parts.set(key, part);
    if (reader.text[reader.at] === close) break;
    if (reader.text[reader.at] !== ",") return mistake(reader, `\`,\` or \`${close}\``);
    reader.at += 1;
  }
  reader.at += 1;
  return { start, end: reader.at, parts };
}
function readValue(reader) {
  take(reader, SPACE);
  const start = reader.at;
  const first = reader.text[start];
  if (first === "{" || first === "[") {
    if (reader.depth >= DEEPEST) return mistake(reader, `at most ${DEEPEST} levels`);
    reader.depth += 1;
    const found = readParts(reader, first === "{");
    reader.depth -= 1;
    take(reader, SPACE);
    return found;
  }
  if (first === '"' && takeString(reader) === void 0)
    return mistake(reader, 'a text without raw line breaks, and its closing `"`');
  if (first !== '"' && !take(reader, ATOM)) return mistake(reader, "a value");
  const end = reader.at;
  take(reader, SPACE);
  return { start, end, parts: /* @__PURE__ */ new Map() };
}
function locateJson(text) {
  const reader = { text, at: text.startsWith("\uFEFF") ? 1 : 0, depth: 0 };
  const root = readValue(reader);
  if (isSyntax(root)) return root;
  return reader.at < text.length ? mistake(reader, "the end of the file") : { root };
}
function partAt(root, path) {
  let part = root;
  for (const step of path) {
    const next = part.parts.get(step);
    if (!next) return part;
    part = next;
  }
  return part;
}
function lineAndColumn(text, offset) {
  let [line, start] = [1, 0];
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

// src/flow/legacy.ts
var TYPES = {
  InitialState: "trigger",
  Message: "send-message",
  MessagePrompt: "send-and-wait-for-reply",
  Branch: "split-based-on",
  SetVariables: "set-variables",
  Function: "run-function",
  Webhook: "make-http-request",
  SayPlay: "say-play",
  Gather: "gather-input-on-call",
  ConnectCaller: "connect-call-to",
  DialV2: "make-outgoing-call-v2",
  EnqueueCall: "enqueue-call",
  SendToFlex: "send-to-flex"
};
var START = "InitialState";
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var renamedNext = (transition, names) => isObject(transition) ? { ...transition, next: names.get(transition.next) ?? transition.next ?? null } : transition;
var withoutNulls = (properties) => Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
function upgradedState(state, names) {
  if (!isObject(state)) return state;
  const { type, properties, transitions } = state;
  return {
    ...state,
    ...typeof type === "string" && Object.hasOwn(TYPES, type) ? { type: TYPES[type] ?? type } : {},
    ...isObject(properties) ? { properties: withoutNulls(properties) } : {},
    ...Array.isArray(transitions) ? { transitions: transitions.map((one) => renamedNext(one, names)) } : {}
  };
}
function upgradeLegacy(value) {
  if (!isObject(value) || value.initial_state !== void 0 || !Array.isArray(value.states)) return value;
  const states = value.states.filter(isObject);
  const start = states.find(({ type }) => type === START)?.name;
  if (start === void 0) return value;
  const names = new Map(states.flatMap(({ sid, name = null }) => sid ? [[sid, name]] : []));
  return { ...value, initial_state: start, states: value.states.map((state) => upgradedState(state, names)) };
}

// src/flow/load.ts
var EXPORT_HINT = "export the flow in Studio: Trigger, Show Flow JSON (or fetch the flow and keep its `definition`)";
var widthOf = (text, { start, end }) => text[start] === "{" || text[start] === "[" ? 1 : end - start;
function notJson({ text, file }) {
  const found = locateJson(text);
  const offset = "offset" in found ? found.offset : 0;
  const expected = "expected" in found ? found.expected : "JSON";
  const message = text.trim() === "" ? "The flow definition is empty." : `The flow definition is not JSON: expected ${expected}.`;
  return { code: "flow-not-json", message, fix: EXPORT_HINT, at: { file, ...lineAndColumn(text, offset) } };
}
function located({ text, file }, mistakes) {
  const found = locateJson(text);
  return mistakes.map(({ path, ...problem }) => {
    if (!("root" in found)) return { ...problem, at: { file, line: 1, column: 1 } };
    const part = partAt(found.root, path);
    return { ...problem, at: { file, ...lineAndColumn(text, part.start) }, width: widthOf(text, part) };
  });
}
function parseJson(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return void 0;
  }
}
function completed(state) {
  const transitions = (state.transitions ?? []).map(({ next, conditions, ...rest }) => ({
    ...rest,
    ...next ? { next } : {},
    ...conditions ? { conditions: conditions.map((one) => ({ ...one, arguments: one.arguments ?? [] })) } : {}
  }));
  return { ...state, properties: state.properties ?? {}, transitions };
}
var isComplete = ({ properties, transitions }) => Boolean(properties) && Boolean(transitions) && transitions.every(
  ({ next, conditions }) => (next === void 0 || Boolean(next)) && (conditions === void 0 || (conditions ?? [{}]).every((condition) => condition.arguments))
);
function complete(definition) {
  if (definition.states.every(isComplete)) return definition;
  const states = definition.states.map((state) => completed(state));
  return { ...definition, states };
}
function parseFlow(text, file) {
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const source = { text: bare, file };
  const parsed = parseJson(bare);
  if (!parsed) return { problems: [notJson(source)] };
  const value = upgradeLegacy(parsed.value);
  const mistakes = checkDefinition(value);
  if (mistakes.length > 0) return { problems: located(source, mistakes) };
  return { flow: complete(value), problems: [] };
}

export {
  upgradeLegacy,
  locateJson,
  partAt,
  lineAndColumn,
  parseFlow
};
