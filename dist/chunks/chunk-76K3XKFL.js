import {
  inTwiml
} from "./chunk-JELSUPZO.js";
import {
  firstMistakes
} from "./chunk-5FUMNITA.js";
import {
  didYouMean,
  nearest
} from "./chunk-46E2GUX2.js";

// src/scenario/tree.ts
function toJson(tree) {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map(toJson);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, toJson(value)]));
}
var entryOf = (tree, key) => tree?.kind === "table" ? tree.entries.find((entry) => entry.key === key) : void 0;
var partOf = (tree, key) => entryOf(tree, key)?.value;
var entriesOf = (tree) => tree?.kind === "table" ? tree.entries : [];
var itemsOf = (tree) => tree?.kind === "list" ? tree.items : [];
var textOf = (tree) => tree?.kind === "scalar" && typeof tree.value === "string" ? tree.value : void 0;
var numberOf = (tree) => tree?.kind === "scalar" && typeof tree.value === "number" ? tree.value : void 0;
function wordOf({ value, source }) {
  if (typeof value === "string") return value;
  return value === null ? "" : source ?? String(value);
}
var isTrue = (tree) => tree?.kind === "scalar" && tree.value === true;
function hasFilled(tree) {
  if (tree.filled) return true;
  if (tree.kind === "list") return tree.items.some(hasFilled);
  return tree.kind === "table" && tree.entries.some(({ value }) => hasFilled(value));
}
function treeAt(tree, steps) {
  const [step, ...rest] = steps;
  if (step === void 0) return tree;
  const next = tree.kind === "list" ? tree.items[Number(step)] : partOf(tree, String(step));
  return next ? treeAt(next, rest) : tree;
}
function sizeOf(tree) {
  if (tree.kind === "scalar") return 1;
  const parts = tree.kind === "list" ? tree.items : tree.entries.map(({ value }) => value);
  return parts.reduce((sum, part) => sum + sizeOf(part), 1);
}
var isFilledAt = (tree, steps) => steps.some((_step, index) => treeAt(tree, steps.slice(0, index + 1)).filled);
function without(tree, parts) {
  if (parts.size === 0 || tree.kind === "scalar") return tree;
  if (tree.kind === "list") {
    return { ...tree, items: tree.items.filter((item) => !parts.has(item)).map((item) => without(item, parts)) };
  }
  const entries = tree.entries.filter(({ value }) => !parts.has(value));
  return { ...tree, entries: entries.map((entry) => ({ ...entry, value: without(entry.value, parts) })) };
}

// src/scenario/secrets.ts
function objectIn(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
function parametersOf(tree) {
  const part = partOf(partOf(tree, "inputs"), "parameters");
  const text = textOf(part);
  if (text !== void 0) return objectIn(text);
  return part?.kind === "table" ? toJson(part) : {};
}
function namedInputs(tree) {
  const body = textOf(partOf(partOf(tree, "inputs"), "body"));
  return { ...body === void 0 ? {} : { body }, ...parametersOf(tree) };
}
var sensitiveNames = (tree) => itemsOf(partOf(tree, "sensitive"));
function valuesOf(value) {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(valuesOf);
}
var wholeOf = (value) => typeof value === "string" ? value : JSON.stringify(value);
var isSensitive = (entry, action) => isTrue(partOf(entry, "sensitive")) || isTrue(partOf(action, "sensitive"));
function secretsIn(action) {
  const [reply, press, say] = ["reply", "press", "say"].map((key) => partOf(action, key));
  if (!isSensitive(action, reply)) return [];
  const body = textOf(reply) ?? textOf(partOf(reply, "body")) ?? "";
  const [digits = "", speech = ""] = [textOf(press), textOf(say)];
  return [body, digits, speech, ...inTwiml({ digits, speech })];
}
function secretsOf(tree) {
  const names = sensitiveNames(tree);
  const parameters = names.length > 0 ? namedInputs(tree) : {};
  const named = names.flatMap((name) => {
    const key = textOf(name) ?? "";
    const value = Object.hasOwn(parameters, key) ? parameters[key] ?? "" : "";
    return [wholeOf(value), ...valuesOf(value)];
  });
  const done = itemsOf(partOf(tree, "contact")).flatMap(secretsIn);
  return [.../* @__PURE__ */ new Set([...named, ...done])].filter((value) => value !== "");
}
function unknownSensitive(trees) {
  const names = new Map(trees.flatMap(sensitiveNames).map((name) => [textOf(name), name]));
  const known = names.size > 0 ? [...new Set(trees.flatMap((tree) => Object.keys(namedInputs(tree))))] : [];
  return firstMistakes(names, ([name, { at, width }]) => {
    if (name === void 0 || known.includes(name)) return [];
    const message = `No scenario of this file has the parameter \`${name}\`.`;
    const fix = didYouMean(name, known) ?? "name a parameter under `inputs`";
    return [{ code: "unknown-parameter", message, fix, at, width }];
  });
}

// src/scenario/hidden.ts
var isLike = (key, names) => nearest(key, names) !== void 0;
var everyEntry = (tree) => tree.kind === "list" ? tree.items.flatMap(everyEntry) : entriesOf(tree).flatMap((entry) => [entry, ...everyEntry(entry.value)]);
var everyTable = (tree) => tree.kind === "list" ? tree.items.flatMap(everyTable) : [tree, ...entriesOf(tree).flatMap(({ value }) => everyTable(value))].filter(({ kind }) => kind === "table");
var scalarsOf = (tree) => {
  if (tree.kind === "scalar") return [tree];
  const parts = tree.kind === "list" ? itemsOf(tree) : entriesOf(tree).map(({ value }) => value);
  return parts.flatMap(scalarsOf);
};
var saysSensitive = ({ key }) => isLike(key, ["sensitive"]);
var BESIDE = /* @__PURE__ */ new Set([
  "at",
  "name",
  "description",
  "media",
  "silence",
  "answer",
  "hangUp",
  "sensitive"
]);
var besideIn = (tree) => tree.kind === "scalar" ? [tree] : entriesOf(tree).flatMap(({ key, value }) => BESIDE.has(key) ? [] : besideIn(value));
function actionsIn(tables) {
  return tables.flatMap((table) => {
    const entries = entriesOf(table);
    const isSensitive2 = entries.some(
      (one) => saysSensitive(one) && one.value.kind === "scalar" && one.value.value === true
    );
    const hidden = isSensitive2 ? entries.filter((one) => !saysSensitive(one) && !BESIDE.has(one.key)) : [];
    return hidden.flatMap(({ value }) => besideIn(value));
  });
}
function fromText(part, names) {
  const keys = Object.keys(objectIn(wordOf(part)));
  return keys.length === 0 || keys.some((key) => isLike(key, names)) ? [part] : [];
}
function parametersIn(entries, names) {
  const holders = entries.filter(({ key }) => isLike(key, ["parameters", "inputs"]));
  return holders.flatMap(({ key, value }) => {
    if (value.kind === "scalar") return isLike(key, ["parameters"]) ? fromText(value, names) : [];
    return entriesOf(value).filter((one) => isLike(one.key, names)).flatMap((one) => scalarsOf(one.value));
  });
}
var PLACEHOLDER = /\$\{\s*([A-Za-z_]\w*)/g;
var placeholdersIn = (scalars) => scalars.flatMap((scalar) => [...wordOf(scalar).matchAll(PLACEHOLDER)].map(([, name = ""]) => name));
var rowValues = (entries, names) => entries.filter(({ key }) => isLike(key, ["each"])).flatMap(({ value }) => itemsOf(value).flatMap(entriesOf)).filter(({ key }) => names.includes(key)).flatMap(({ value }) => scalarsOf(value));
var isBareName = (scalar) => /^\$\{\s*\w+\s*\}$/.test(wordOf(scalar));
function hiddenIn(tree, env) {
  const entries = everyEntry(tree);
  const names = entries.filter(saysSensitive).flatMap(({ value }) => scalarsOf(value).map(wordOf));
  const written = [...names.length > 0 ? parametersIn(entries, names) : [], ...actionsIn(everyTable(tree))];
  const placeholders = placeholdersIn(written);
  const parts = [...written, ...rowValues(entries, placeholders)];
  const filled = placeholdersIn(parts).flatMap((name) => Object.hasOwn(env, name) && env[name] || []);
  const kept = parts.filter((part) => !isBareName(part));
  return { parts: kept, values: [...kept.flatMap(wordsOf), ...filled] };
}
function wordsOf(scalar) {
  if (scalar.value === null || typeof scalar.value === "boolean") return [];
  return [wordOf(scalar), String(scalar.value), ...valuesOf(objectIn(wordOf(scalar)))];
}

// src/scenario/hidden-lines.ts
var NAMED = /\bsensitive["']?\s*:[ \t]*(\[[^\]]*\]?|(?:\n\s*-\s[^\n]*)+|[^\n{}]*)/gi;
var WORD = /[A-Za-z_][\w-]*/g;
var wordsIn = (text) => text.match(WORD) ?? [];
var escaped = (name) => name.replace(/[\\^$.*+?()[\]{}|-]/g, "\\$&");
var begins = (names) => new RegExp(
  `(?:(?<![\\w-])(?:${names.map(escaped).join("|")})["']?\\s*:|&(?:${names.map(escaped).join("|")})\\b)\\s?`,
  "i"
);
var indentOf = (line) => line.search(/\S|$/);
function cutsOf(text, names) {
  if (names.length === 0) return [];
  const begin = begins(names);
  const cuts = [];
  let deeperThan;
  let start = 0;
  for (const line of text.split("\n")) {
    const indent = indentOf(line);
    const goesOn = deeperThan !== void 0 && (line.trim() === "" || indent > deeperThan);
    const found = begin.exec(line);
    if (goesOn) cuts.push({ start, end: start + line.length });
    else if (found) cuts.push({ start: start + found.index + found[0].length, end: start + line.length });
    if (!goesOn) deeperThan = found ? indent : void 0;
    start += line.length + 1;
  }
  return cuts;
}
var LEADS_ON = /(?:\$\{\s*|\*)([A-Za-z_][\w-]*)/g;
function namesIn(text) {
  const said = [...text.matchAll(NAMED)].flatMap(([, names = ""]) => wordsIn(names));
  const named = said.filter((name) => name !== "true");
  return said.includes("true") ? [...named, "reply", "body", "press", "say"] : named;
}
var VALUE = /"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|[^\s"'{}[\],|>-][^"'{}[\],\n]*/g;
var LONG_WORD = 6;
var valuesIn = (text) => [...text.matchAll(VALUE)].flatMap(([whole, double, single]) => {
  const value = (double ?? single ?? whole).trim();
  return [value, ...value.split(/\s+/).filter((word) => word.length >= LONG_WORD)];
});
function hiddenLines(text) {
  const names = namesIn(text);
  const first = cutsOf(text, names);
  const further = first.flatMap(
    ({ start, end }) => [...text.slice(start, end).matchAll(LEADS_ON)].map(([, name = ""]) => name)
  );
  const cuts = further.length > 0 ? cutsOf(text, [...names, ...further]) : first;
  return { cuts, values: cuts.flatMap(({ start, end }) => valuesIn(text.slice(start, end))) };
}

// src/scenario/quotable.ts
function startsOfLines(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
function cutsAt(text, parts) {
  const lines = startsOfLines(text);
  return parts.map(({ at, width, length = width }) => {
    const start = (lines[at.line - 1] ?? text.length) + at.column - 1;
    return { start, end: start + length };
  });
}
function dotted(text, cuts) {
  let done = 0;
  const pieces = [...cuts].sort((a, b) => a.start - b.start).map(({ start, end }) => {
    const from = Math.max(start, done);
    const piece = text.slice(done, from) + text.slice(from, end).replace(/\S/g, "\u2022");
    done = Math.max(done, end);
    return piece;
  });
  return pieces.join("") + text.slice(done);
}
function quotable(text, tree, env) {
  const plain = text.replace(/^\ufeff/, "");
  if (!/sens/i.test(plain)) return { text: plain, secrets: [] };
  if (!tree) {
    const { cuts, values: values2 } = hiddenLines(plain);
    return { text: dotted(plain, cuts), secrets: values2 };
  }
  const { parts, values } = hiddenIn(tree, env);
  return { text: dotted(plain, cutsAt(plain, parts)), secrets: values };
}
var SHORT = 4;
function withoutShort(problem, secrets) {
  const short = secrets.filter((secret) => secret !== "" && secret.length < SHORT);
  const hide = (text) => short.reduce(
    (hidden, secret) => hidden.replaceAll(`\`${secret}\``, "`\u2022\u2022\u2022\u2022\u2022\u2022`").replaceAll(`"${secret}"`, '"\u2022\u2022\u2022\u2022\u2022\u2022"'),
    text
  );
  const { message, fix } = problem;
  return { ...problem, message: hide(message), ...fix === void 0 ? {} : { fix: hide(fix) } };
}

export {
  toJson,
  entryOf,
  partOf,
  entriesOf,
  itemsOf,
  textOf,
  numberOf,
  wordOf,
  isTrue,
  hasFilled,
  treeAt,
  sizeOf,
  isFilledAt,
  without,
  parametersOf,
  isSensitive,
  secretsOf,
  unknownSensitive,
  quotable,
  withoutShort
};
