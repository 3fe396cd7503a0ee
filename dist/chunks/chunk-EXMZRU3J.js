import {
  buildScenario,
  checkFile,
  checkFilled,
  checkScenario,
  chooseFlow,
  fillTree,
  filling,
  inQuotationMarks,
  supplyOf,
  tagsOf,
  targetsOf
} from "./chunk-SNBSOTXL.js";
import {
  entriesOf,
  entryOf,
  isTrue,
  itemsOf,
  partOf,
  quotable,
  secretsOf,
  sizeOf,
  textOf,
  toJson,
  unknownSensitive,
  without,
  withoutShort,
  wordOf
} from "./chunk-76K3XKFL.js";
import {
  LARGEST_SCENARIO_FILE,
  readText
} from "./chunk-NYIUHXDA.js";
import {
  firstMistakes
} from "./chunk-5FUMNITA.js";
import {
  nearest
} from "./chunk-46E2GUX2.js";
import {
  maskPhoneNumbers,
  maskSecrets
} from "./chunk-U2ZCLBCZ.js";

// src/scenario/load.ts
import { basename, dirname, resolve } from "node:path";

// src/scenario/affected.ts
var keyOf = ({ line, column }) => `${line}:${column}`;
function eachPlace(tree, visit2) {
  visit2(tree.at);
  if (tree.written) visit2(tree.written.at);
  for (const item of itemsOf(tree)) eachPlace(item, visit2);
  for (const { at, value } of entriesOf(tree)) {
    visit2(at);
    eachPlace(value, visit2);
  }
}
var isAfter = (a, b) => a.line > b.line || a.line === b.line && a.column >= b.column;
var segmentOf = (starts, at) => starts.findLast((start) => isAfter(at, start.at));
var SHARED = /^defaults$|^x-/;
function affectedIn({ file, root, written, owners }) {
  const byPlace = /* @__PURE__ */ new Map();
  for (const owner of owners) {
    const add = (place) => {
      const key = keyOf(place);
      const known = byPlace.get(key);
      if (known) known.add(owner);
      else byPlace.set(key, /* @__PURE__ */ new Set([owner]));
    };
    for (const part of owner.parts) eachPlace(part, add);
  }
  const starts = [
    ...entriesOf(root).map(({ at, key }) => ({ at, key })),
    ...written.map(({ item, drafts }) => ({ at: item.at, drafts }))
  ].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const all = written.flatMap(({ drafts }) => drafts);
  return {
    of: ({ at }) => {
      if (!at || at.file !== file) return all;
      const made = [...byPlace.get(keyOf(at)) ?? []].flatMap(({ drafts }) => drafts);
      return made.length > 0 ? [...new Set(made)] : segmentOf(starts, at)?.drafts ?? all;
    },
    isShared: ({ at }) => at?.file === file && SHARED.test(segmentOf(starts, at)?.key ?? "")
  };
}
var MOST_NAMED = 5;
function namesOf(names) {
  const shown = names.slice(0, MOST_NAMED).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown.join("");
}

// src/scenario/merge.ts
var JOINED = { inputs: true, mocks: false, expect: false };
var ADDED = ["tags", "sensitive"];
function joined(under, over, deep) {
  if (under.kind !== "table" || over.kind !== "table") return over;
  const kept = under.entries.filter(({ key }) => !entryOf(over, key));
  const own = over.entries.map((entry) => {
    const below = deep ? partOf(under, entry.key) : void 0;
    return below ? { ...entry, value: joined(below, entry.value, deep) } : entry;
  });
  return { ...over, entries: [...kept, ...own] };
}
function added(under, over) {
  if (under.kind !== "list" || over.kind !== "list") return over;
  return { ...over, items: [...itemsOf(under), ...itemsOf(over)] };
}
function mergedEntry(under, entry) {
  const below = partOf(under, entry.key);
  if (!below) return entry;
  if (ADDED.includes(entry.key)) return { ...entry, value: added(below, entry.value) };
  if (!Object.hasOwn(JOINED, entry.key)) return entry;
  return { ...entry, value: joined(below, entry.value, JOINED[entry.key] ?? false) };
}
function withDefaults(defaults, scenario) {
  if (defaults?.kind !== "table") return scenario;
  const kept = defaults.entries.filter(({ key }) => !entryOf(scenario, key));
  return { ...scenario, entries: [...kept, ...scenario.entries.map((entry) => mergedEntry(defaults, entry))] };
}

// src/scenario/expand.ts
var titled = (text, tree, secrets = secretsOf(tree)) => maskPhoneNumbers(maskSecrets(text, secrets)).replace(/[\s\p{Cc}]+/gu, " ").trim();
var nameOf = (tree) => titled(textOf(partOf(tree, "name")) ?? "", tree);
function expandRow(written, { row, names, supply }) {
  const rowFill = filling(supply);
  const fill = filling(supply, fillTree(rowFill, row), names);
  const tree = fillTree(fill, written);
  return {
    tree,
    name: nameOf(tree),
    place: row.at,
    declaredAt: written.at,
    problems: [...rowFill.problems, ...fill.problems],
    unfilled: fill.unfilled
  };
}
var rowText = (row, secrets) => entriesOf(row).map(({ value }) => value.kind === "scalar" ? wordOf(value) : JSON.stringify(toJson(value))).map((text) => secrets.includes(text) ? "\u2022\u2022\u2022\u2022\u2022\u2022" : text).join(", ");
function distinct(scenarios, rows) {
  const uses = /* @__PURE__ */ new Map();
  for (const { name } of scenarios) uses.set(name, (uses.get(name) ?? 0) + 1);
  return scenarios.map((scenario, index) => {
    const row = rows[index];
    return row && (uses.get(scenario.name) ?? 0) > 1 ? { ...scenario, name: `${scenario.name} [${titled(rowText(row, secretsOf(scenario.tree)), scenario.tree)}]` } : scenario;
  });
}
var withoutRows = (table) => ({ ...table, entries: table.entries.filter(({ key }) => key !== "each") });
function placeholdersIn(tree) {
  if (tree.kind === "scalar") return typeof tree.value === "string" && tree.value.includes("${") ? 1 : 0;
  const parts = tree.kind === "list" ? tree.items : tree.entries.map(({ value }) => value);
  return parts.reduce((sum, part) => sum + placeholdersIn(part), 0);
}
function expandedSize(written, defaults) {
  const bare = withoutRows(written);
  const shared = defaults ? sizeOf(defaults) : 0;
  const rows = itemsOf(partOf(written, "each"));
  const large = rows.flatMap((row) => entriesOf(row).filter(({ value }) => value.kind !== "scalar"));
  const filled = large.reduce((sum, { value }) => sum + sizeOf(value), 0);
  return Math.max(1, rows.length) * (sizeOf(bare) + shared) + filled * (placeholdersIn(bare) + (defaults ? placeholdersIn(defaults) : 0));
}
function expandScenario(written, defaults, supply) {
  const whole = withDefaults(defaults, written);
  const bare = withoutRows(whole);
  const rows = itemsOf(partOf(whole, "each")).filter((row) => row.kind === "table");
  if (rows.length > 0) {
    const names = new Set(rows.flatMap((row) => entriesOf(row).map(({ key }) => key)));
    const scenarios = rows.map((row) => expandRow(bare, { row, names, supply }));
    return distinct(scenarios, rows);
  }
  const fill = filling(supply);
  const tree = fillTree(fill, bare);
  const name = nameOf(tree);
  return [{ tree, name, place: written.at, declaredAt: written.at, problems: fill.problems, unfilled: fill.unfilled }];
}

// src/scenario/numbers.ts
var INTEGER = /^[-+]?\d+$/;
var isChanged = ({ value, source }) => typeof value === "number" && source !== void 0 && (!Number.isFinite(value) || INTEGER.test(source) && String(value) !== source);
function changed(part) {
  if (!isChanged(part)) return [];
  const { value, source = "", at, width } = part;
  const becomes = Number.isFinite(value) ? `the number \`${value}\`` : "no number that can be sent";
  const message = `YAML makes of \`${source}\` ${becomes}.`;
  return [{ code: "needs-quotes", message, fix: inQuotationMarks(source), at, width }];
}
function changedNumbers(tree) {
  if (tree.kind === "scalar") return changed(tree);
  const parts = tree.kind === "list" ? itemsOf(tree) : entriesOf(tree).map(({ value }) => value);
  return firstMistakes(parts, changedNumbers);
}

// src/scenario/recover.ts
var MOST_RECOVERED = 1e3;
var TEXT = /"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#,[\]{}][^#,[\]{}\n]*)/;
function valueAt(text, inBraces) {
  const bare = text.trimStart();
  if (!inBraces && !/^["']/.test(bare)) return bare.replace(/\s+#.*$/, "").trim();
  const [, double, single, plain = ""] = TEXT.exec(bare) ?? [];
  return (double ?? single ?? plain).trim();
}
var WORD = /[^\s,[\]{}"'@#:|>*&!-][^\s,[\]{}"'@#:]*/g;
var wordsIn = (text) => text.match(WORD) ?? [];
var KEY = /(?:^|[\s{,])(name|tags)["']?[ \t]*:(?=\s|["'[]|$)/g;
function keysIn(block) {
  return [...block.matchAll(KEY)].map((match) => {
    const start = match.index + match[0].length;
    const before = block.slice(0, match.index + 1);
    const inBraces = before.split("{").length > before.split("}").length;
    return { key: match[1] ?? "", at: match.index, value: block.slice(start), inBraces };
  });
}
function tagsIn(value) {
  const list = /^\s*\[([^\]\n]*)/.exec(value) ?? /^[ \t]*\n((?:[ \t]*-[ \t][^\n]*\n?)*)/.exec(value);
  return wordsIn(list?.[1] ?? value.split("\n", 1)[0] ?? "");
}
function ownKeys(block) {
  const found = keysIn(block);
  const indent = /^\s*-(\s+)/.exec(block)?.[0].split("\n").at(-1)?.length ?? 0;
  return found.filter(({ at, inBraces, key }, index) => {
    if (inBraces) return found.findIndex((other) => other.key === key) === index;
    const lineStart = block.lastIndexOf("\n", at) + 1;
    return lineStart === 0 || block.slice(lineStart).search(/\S/) === indent;
  });
}
var lineOf = (text, offset) => text.slice(0, offset).split("\n").length;
function blocksOf(text) {
  const start = /^["']?scenarios["']?[ \t]*:/m.exec(text);
  const from = start ? start.index + start[0].length : 0;
  const list = text.slice(from);
  const indent = /(?:^|\n)([ \t]*)-[ \t]/.exec(list)?.[1];
  const begins = indent === void 0 ? [...list.matchAll(/\{\s*name\s*:/g)].map(({ index }) => index) : [...list.matchAll(new RegExp(`^${indent}-[ \\t]`, "gm"))].map(({ index }) => index);
  return begins.map((begin, index) => ({ block: list.slice(begin, begins[index + 1]), offset: from + begin }));
}
function sharedTags(text) {
  const end = text.search(/^["']?scenarios["']?[ \t]*:/m);
  return end <= 0 ? [] : keysIn(text.slice(0, end)).flatMap(({ key, value }) => key === "tags" ? tagsIn(value) : []);
}
function recoverScenarios(text) {
  const shared = sharedTags(text);
  return blocksOf(text).slice(0, MOST_RECOVERED).flatMap(({ block, offset }) => {
    const keys = ownKeys(block);
    const name = keys.find(({ key }) => key === "name");
    const tags = keys.flatMap(({ key, value }) => key === "tags" ? tagsIn(value) : []);
    if (!name && tags.length === 0) return [];
    const line = lineOf(text, offset);
    return [
      {
        name: name ? valueAt(name.value.split("\n", 1)[0] ?? "", name.inBraces) : "",
        tags: [...shared, ...tags],
        line
      }
    ];
  });
}

// src/scenario/written-as.ts
var partLike = (tree, key) => (entriesOf(tree).find((entry) => entry.key === key) ?? entriesOf(tree).find((entry) => nearest(entry.key, [key])))?.value;
var textsIn = (tree) => {
  if (!tree) return [];
  if (tree.kind === "scalar") return tree.value === null ? [] : [String(tree.source ?? tree.value)];
  return tree.kind === "list" ? tree.items.flatMap(textsIn) : textsIn({ ...tree, kind: "list", items: tree.entries.map(({ value }) => value) });
};
var textLike = (tree, key) => {
  const part = partLike(tree, key);
  return part?.kind === "scalar" && part.value !== null ? String(toJson(part)) : "";
};
var tagsLike = (item, defaults) => [defaults, item].flatMap((tree) => textsIn(partLike(tree, "tags"))).flatMap((text) => text.split(/[\s,]+/)).map((tag) => tag.replace(/["'[\]{}]/g, "").replace(/^@+/, "")).filter((tag) => tag !== "" && !tag.includes("${"));

// src/scenario/yaml.ts
import { LineCounter, parseDocument } from "yaml";

// src/scenario/control.ts
var CONTROL = /(?![\t\n]|\r\n)[^\P{Cc}\u{7f}-\u{9f}]/u;
var LONE_RETURN = {
  message: "A line ends with a carriage return alone.",
  fix: "save the file with the line ends of Unix or Windows"
};
var unseen = (found) => ({
  message: `The file holds U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}, which no editor shows.`,
  fix: "remove it; a text in double quotation marks can hold it as an escape, such as `\\e`"
});
function controlCharacter(text, file) {
  const found = CONTROL.exec(text);
  if (!found) return void 0;
  const before = text.slice(0, found.index).replace(/^\ufeff/, "").split("\n");
  const at = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return { code: "control-character", ...found[0] === "\r" ? LONE_RETURN : unseen(found[0]), at };
}

// src/scenario/yaml-tree.ts
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  visit
} from "yaml";

// src/scenario/yaml-words.ts
var syntax = (message, fix) => ({ code: "yaml-syntax", message, ...fix ? { fix } : {} });
var UNKNOWN_TAG = syntax(
  "This `!tag` is unknown.",
  "remove the tag, or put the value in quotation marks"
);
var OLD_YAML = syntax(
  "The `%YAML` line asks for a version in which `yes` is no text and `10:00` is a number.",
  "remove the line"
);
var WORDS = {
  MULTIPLE_DOCS: {
    code: "several-documents",
    message: "The file holds several YAML documents.",
    fix: "put each into a file of its own, or remove the `---`"
  },
  TAB_AS_INDENT: { code: "yaml-tab", message: "A tab stands where YAML wants spaces.", fix: "indent with spaces" },
  BLOCK_AS_IMPLICIT_KEY: syntax(
    "A value holds `: `, as if it were a key itself.",
    "put the value in quotation marks, or begin it on a line of its own"
  ),
  BAD_INDENT: syntax("The indentation does not fit the lines above, or a bracket is not closed.", "align it"),
  BAD_SCALAR_START: syntax("A value cannot start with this character.", "put the value in quotation marks"),
  BAD_DQ_ESCAPE: syntax(
    "Double quotation marks do not know this escape.",
    "write `\\\\` for a backslash, or use single quotation marks"
  ),
  BAD_ALIAS: syntax(
    "The name of an anchor or alias is malformed.",
    "a text that starts with `*` or `&` needs quotation marks"
  ),
  BAD_DIRECTIVE: syntax("This `%` directive is unknown.", "remove the line"),
  TAG_RESOLVE_FAILED: UNKNOWN_TAG,
  MULTILINE_IMPLICIT_KEY: syntax("A key goes over several lines.", "is a `:` or a quotation mark missing?"),
  KEY_OVER_1024_CHARS: syntax("A key has more than 1024 characters."),
  RESOURCE_EXHAUSTION: {
    code: "yaml-bomb",
    message: "The file is nested too deeply to be read.",
    fix: "is a bracket not closed?"
  },
  MISSING_CHAR: syntax("Something is missing here: a `:` after a key, or a closing quotation mark.")
};
var verbatim = (message) => syntax(`${message.split("\n", 1)[0]?.replace(/[.:]?$/, "")}.`);
var OPEN_PLACEHOLDER = syntax(
  "Inside `{ }` and `[ ]`, YAML takes the braces of `${\u2026}` for its own.",
  'put it in quotation marks: "${NAME}"'
);
function yamlProblem(error, { text, at }) {
  const [start, end] = error.pos;
  if (text[start] === "{" && text[start - 1] === "$") return { ...OPEN_PLACEHOLDER, at };
  const words = WORDS[error.code] ?? verbatim(error.message);
  return { ...words, at, width: Math.max(1, Math.min(end - start, 20)) };
}

// src/scenario/yaml-tree.ts
var MOST_PARTS = 1e5;
var DEEPEST = 100;
function placeOf({ file, lines }, offset) {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}
function spanOf({ source }, node) {
  const [start, end] = node.range ?? [0, 0, 0];
  const firstLine = source.text.slice(start, Math.min(end, start + 200)).split("\n", 1)[0] ?? "";
  return { at: placeOf(source, start), width: isScalar(node) ? Math.max(firstLine.trimEnd().length, 1) : 1 };
}
var PRIMITIVES = ["string", "number", "boolean"];
var YAML_TAG = "tag:yaml.org,2002:";
function scalarOf(walk, node) {
  const value = isScalar(node) ? node.value : null;
  const source = isScalar(node) ? node.source : void 0;
  const kept = value === null || PRIMITIVES.includes(typeof value) ? value : String(value);
  const [start, end] = node.range ?? [0, 0];
  const length = end - start;
  return { kind: "scalar", value: kept, ...source === void 0 ? {} : { source }, ...spanOf(walk, node), length };
}
function keyOf2(walk, node) {
  if (!isScalar(node)) return void 0;
  const key = typeof node.value === "string" ? node.value : node.source ?? String(node.value);
  return { key, at: spanOf(walk, node).at };
}
function mergedEntries(walk, value) {
  if (value.kind === "table") return value.entries;
  if (value.kind === "list") return value.items.flatMap((item) => mergedEntries(walk, item));
  if (walk.broken.has(value)) return [];
  walk.problems.push({
    code: "bad-merge",
    message: "`<<` takes the keys of an anchored table, and this is none.",
    fix: "write `<<: *anchor`",
    at: value.at,
    width: value.width
  });
  return [];
}
function entryFrom(walk, pair, table) {
  const key = keyOf2(walk, pair.key);
  if (key) {
    const value = convert(walk, pair.value, key.at);
    return value && { ...key, value };
  }
  const at = pair.key ? spanOf(walk, pair.key).at : table;
  walk.problems.push({ code: "bad-key", message: "A key is a plain text.", at });
  return void 0;
}
var duplicateKey = (key, at) => ({
  code: "duplicate-key",
  message: `\`${key}\` stands in the same table twice.`,
  fix: "keep one of them",
  at,
  width: key.length
});
function entriesFrom(walk, pairs, table) {
  const entries = pairs.map((pair) => entryFrom(walk, pair, table)).filter((entry) => entry !== void 0);
  const keys = /* @__PURE__ */ new Set();
  const own = entries.filter(({ key, at }) => {
    if (keys.has(key)) walk.problems.push(duplicateKey(key, at));
    return key !== "<<" && !keys.has(key) && keys.add(key);
  });
  const merged = entries.filter(({ key }) => key === "<<").flatMap(({ value }) => mergedEntries(walk, value));
  const inherited = new Map(merged.filter(({ key }) => !keys.has(key)).map((entry) => [entry.key, entry]));
  return [...inherited.values(), ...own];
}
var LOOP = { message: "This alias stands for a part that it is in itself.", fix: "repeat what you need of it" };
var DEEP = { message: `The file is nested deeper than ${DEEPEST} levels.`, fix: "do without a few levels" };
var MANY = {
  message: `The file stands for more than ${MOST_PARTS} values.`,
  fix: "use fewer aliases, or split the file"
};
function tooMuch(walk, at) {
  const deep = walk.alias ? LOOP : DEEP;
  const { message, fix } = walk.depth > DEEPEST ? deep : MANY;
  const known = walk.problems.some(({ code }) => code === "yaml-bomb");
  if (!known) walk.problems.push({ code: "yaml-bomb", message, fix, at });
  return void 0;
}
var UNKNOWN_ANCHOR = {
  code: "unknown-anchor",
  message: "No anchor of this name stands above.",
  fix: "anchors are written `&name`; a text that starts with `*` needs quotation marks"
};
function broken(walk, node, told) {
  const span = spanOf(walk, node);
  walk.problems.push({ ...told, at: span.at });
  const part = { kind: "scalar", value: null, ...span };
  walk.broken.add(part);
  return part;
}
var TAGS = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `${YAML_TAG}${name}`)
);
function convertKnown(walk, node) {
  if (node.tag && !TAGS.has(node.tag)) return broken(walk, node, UNKNOWN_TAG);
  const span = spanOf(walk, node);
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(walk, isPair(item) ? null : item, span.at));
    return { kind: "list", items: items.filter((item) => item !== void 0), ...span };
  }
  return isMap(node) ? { kind: "table", entries: entriesFrom(walk, node.items, span.at), ...span } : scalarOf(walk, node);
}
function convert(walk, node, fallback) {
  if (!node) return { kind: "scalar", value: null, at: fallback, width: 1 };
  walk.parts += 1;
  if (walk.parts > MOST_PARTS || walk.depth > DEEPEST) return tooMuch(walk, spanOf(walk, walk.alias ?? node).at);
  const outermost = walk.alias === void 0 && isAlias(node);
  if (outermost) walk.alias = node;
  walk.depth += 1;
  const target = isAlias(node) ? walk.anchors.get(node) : node;
  const tree = target ? convertKnown(walk, target) : broken(walk, node, UNKNOWN_ANCHOR);
  walk.depth -= 1;
  if (outermost) walk.alias = void 0;
  return tree;
}
function resolveAliases(document) {
  const named = /* @__PURE__ */ new Map();
  const resolved = /* @__PURE__ */ new Map();
  visit(document, {
    Node: (_key, node) => {
      const target = isAlias(node) ? named.get(node.source) : void 0;
      if (target) resolved.set(node, target);
      if (!isAlias(node) && node.anchor) named.set(node.anchor, node);
    }
  });
  return resolved;
}
var refused = (...problems) => ({ problems, broken: /* @__PURE__ */ new Set() });
var MOST_ERRORS = 50;
var MOST_PROBLEMS = 1e5;
function treeOf(document, contents, source) {
  const anchors = resolveAliases(document);
  const walk = { source, anchors, problems: [], broken: /* @__PURE__ */ new Set(), parts: 0, depth: 0 };
  const tree = convert(walk, contents, placeOf(source, 0));
  const bomb = walk.problems.filter(({ code }) => code === "yaml-bomb");
  if (bomb.length > 0) return refused(...bomb);
  return { problems: walk.problems.slice(0, MOST_PROBLEMS), broken: walk.broken, ...tree ? { tree } : {} };
}

// src/scenario/yaml.ts
var firstOfEachLine = (problems) => problems.filter(({ at }, index) => problems.findIndex((other) => other.at?.line === at?.line) === index);
function parseSafely(text, lineCounter) {
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      logLevel: "error",
      uniqueKeys: false,
      version: "1.2"
    });
  } catch {
    return void 0;
  }
}
var TOO_DEEP = {
  code: "yaml-bomb",
  message: "The file is nested too deeply to be read.",
  fix: "is a bracket not closed?"
};
var EMPTY = { code: "empty-file", message: "The file holds no scenarios.", fix: "write `flow:` and `scenarios:`" };
function parseYaml(text, file) {
  const unseen2 = controlCharacter(text, file);
  if (unseen2) return refused(unseen2);
  const source = { file, text, lines: new LineCounter() };
  const at = { file, line: 1, column: 1 };
  const document = parseSafely(text, source.lines);
  if (!document) return refused({ ...TOO_DEEP, at });
  const errors = [...document.errors, ...document.warnings].slice(0, MOST_ERRORS);
  const problems = errors.map((error) => yamlProblem(error, { text, at: placeOf(source, error.pos[0]) }));
  if (document.directives?.yaml.version !== "1.2") problems.push({ ...OLD_YAML, at });
  if (problems.length > 0) return refused(...firstOfEachLine(problems));
  return document.contents ? treeOf(document, document.contents, source) : refused({ ...EMPTY, at });
}

// src/scenario/load.ts
var idOf = (file, name) => `${basename(dirname(file))}/${basename(file)} \u203A ${name}`;
var isElsewhere = (targets, target) => target !== void 0 && !targets.includes(target);
function playable(expanded, { file, options, flow }) {
  const shape = checkFilled(expanded.tree);
  const tree = without(expanded.tree, /* @__PURE__ */ new Set([...shape.wrong, ...expanded.unfilled]));
  const subject = { tree, flow: flow.reference.definition, runsOn: flow.runsOn };
  const targets = targetsOf(subject);
  const unset = isElsewhere(targets, options.target) ? [] : expanded.problems;
  const problems = [...unset, ...shape.problems, ...checkScenario(subject)];
  const { name, place, declaredAt } = expanded;
  if (problems.length > 0 || name === "") return { problems };
  const given = { id: idOf(file, name), name, place, declaredAt, flow: flow.reference, targets };
  return { scenario: buildScenario(tree, given), problems };
}
function refuseDuplicates(drafts) {
  const first = /* @__PURE__ */ new Map();
  for (const draft of drafts) {
    const before = first.get(draft.name);
    if (!before) first.set(draft.name, draft);
    else {
      const message = `Another scenario of this file has the name \`${draft.name}\`, in line ${before.place.line}.`;
      const fix = "give each scenario a name of its own";
      draft.problems.push({ code: "duplicate-name", message, fix, at: draft.place });
    }
  }
}
function inOrder(problems) {
  const keyOf3 = ({ code, at, message }) => `${code} ${at?.file}:${at?.line}:${at?.column} ${message}`;
  const once = [...new Map(problems.map((problem) => [keyOf3(problem), problem])).values()];
  return once.sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}
var MOST_EXPANDED = 2e6;
var TOO_LARGE = {
  code: "too-many-scenarios",
  message: `Rows and defaults make more than ${MOST_EXPANDED / 1e6} million values of these scenarios.`,
  fix: "split the file, or shorten the tables"
};
var nameless = ({ line }) => `the scenario in line ${line}`;
var bareDraft = (item, { rawDefaults }) => ({
  name: titled(textLike(item, "name"), item) || nameless(item.at),
  tags: tagsLike(item, rawDefaults),
  place: item.at,
  declaredAt: item.at,
  only: false,
  problems: []
});
function draftOf(expanded, item, loading) {
  const { name, place, declaredAt, tree } = expanded;
  return {
    ...playable(expanded, loading),
    tree,
    name: name || titled(textLike(item, "name"), tree) || nameless(place),
    tags: [.../* @__PURE__ */ new Set([...tagsOf(partOf(tree, "tags")), ...tagsLike(item, loading.rawDefaults)])],
    place,
    declaredAt,
    only: isTrue(partOf(tree, "only"))
  };
}
function draftsOf(item, table, loading) {
  const supply = supplyOf(loading.options.env);
  const expanded = expandScenario(table, loading.defaults, supply);
  const drafts = expanded.map((one) => draftOf(one, item, loading));
  const rows = itemsOf(partOf(item, "each"));
  const whole = item.kind === "table" ? withDefaults(loading.rawDefaults, item) : table;
  const shared = whole.entries.filter(({ key }) => key !== "each");
  const ofRow = (draft, index) => {
    const row = rows.length === drafts.length ? rows[index] : void 0;
    return row ? [{ drafts: [draft], parts: [row] }] : [];
  };
  return {
    item,
    drafts,
    owners: [{ drafts, parts: [{ ...table, entries: shared }] }, ...rows.length > 0 ? drafts.flatMap(ofRow) : []]
  };
}
function writtenIn({ tree, wrong }, loading) {
  const list = partOf(tree, "scenarios");
  const items = itemsOf(list);
  const tables = items.map(
    (item) => item.kind === "table" && !wrong.has(item) ? without(item, wrong) : item
  );
  const sizes = tables.map((table) => table.kind === "table" ? expandedSize(table, loading.defaults) : 1);
  const bare = (item) => ({ item, drafts: [bareDraft(item, loading)], owners: [] });
  if (list && sizes.reduce((sum, size) => sum + size, 0) > MOST_EXPANDED) {
    return { written: items.map(bare), problems: [{ ...TOO_LARGE, at: list.at }] };
  }
  const written = items.map((item, index) => {
    const table = tables[index];
    return table?.kind === "table" ? draftsOf(item, table, loading) : bare(item);
  });
  return { written, problems: [] };
}
function withAffected(problem, drafts, affected) {
  if (drafts.length < 2 || !affected.isShared(problem)) return problem;
  const who = `${namesOf(drafts.map(({ name }) => name))} share this part`;
  return { ...problem, fix: problem.fix ? `${problem.fix} (${who})` : who };
}
function assign(found, root, { file, written }) {
  const drafts = written.flatMap((one) => one.drafts);
  if (found.length === 0 && drafts.every(({ problems }) => problems.length === 0)) return;
  const affected = affectedIn({ file, root, written, owners: written.flatMap(({ owners }) => owners) });
  for (const draft of drafts) {
    draft.problems = draft.problems.map((problem) => withAffected(problem, affected.of(problem), affected));
  }
  for (const problem of found) {
    const reached = affected.of(problem);
    for (const draft of reached) draft.problems.push(withAffected(problem, reached, affected));
  }
}
var MOST_TOLD = 200;
function finished(drafts, found, { unreadable: unreadable2 = false, ...rest }) {
  const hide = (problem) => withoutShort(problem, rest.secrets);
  const tests = drafts.map(({ tree: _, scenario, problems, ...draft }) => {
    const id = idOf(rest.file, draft.name);
    const own = inOrder(problems).map(hide);
    return { ...draft, id, problems: own, ...scenario && own.length === 0 ? { scenario } : {} };
  });
  const all = tests.length > 0 ? tests.flatMap(({ problems }) => problems) : found.map(hide);
  const scenarios = tests.flatMap(({ scenario }) => scenario ? [scenario] : []);
  return { ...rest, tests, scenarios, problems: inOrder(all).slice(0, MOST_TOLD), unreadable: unreadable2 };
}
var wholeFile = (file, problems) => {
  const [first] = problems;
  const place = { file, line: first?.at?.file === file ? first.at.line : 1, column: 1 };
  return {
    name: "the scenario file can be read",
    tags: [],
    place,
    declaredAt: place,
    only: false,
    problems: [...problems]
  };
};
function unreadable({ file, text, problems, env }) {
  const quoted = quotable(text, void 0, env);
  const drafts = recoverScenarios(quoted.text).map(({ name, tags, line }) => {
    const place = { file, line, column: 1 };
    const shown = titled(name, { kind: "scalar", value: null, at: place, width: 1 }, quoted.secrets) || nameless(place);
    return { name: shown, tags: [...new Set(tags)], place, declaredAt: place, only: false, problems: [...problems] };
  });
  const rest = { file, sources: /* @__PURE__ */ new Map([[file, quoted.text]]), secrets: quoted.secrets, unreadable: true };
  return finished(drafts.length > 0 ? drafts : [wholeFile(file, problems)], problems, rest);
}
function loadScenarioFile(path, options) {
  const file = resolve(path);
  const read = readText(file, LARGEST_SCENARIO_FILE);
  if ("problem" in read) {
    const { problem, decoded } = read;
    const whole = unreadable({ file, text: decoded ?? "", problems: [problem], env: options.env });
    return decoded === void 0 ? { ...whole, sources: /* @__PURE__ */ new Map() } : whole;
  }
  return loadScenarioText({ file, text: read.text }, options);
}
var outside = (root) => root.kind === "table" ? { ...root, entries: root.entries.filter(({ key }) => key !== "scenarios") } : root;
var numbersIn = (root) => [
  ...changedNumbers(outside(root)),
  ...itemsOf(partOf(root, "scenarios")).flatMap(changedNumbers)
];
function loadScenarioText({ file, text }, options) {
  const parsed = parseYaml(text, file);
  if (!parsed.tree) return unreadable({ file, text, problems: parsed.problems, env: options.env });
  const quoted = quotable(text, parsed.tree, options.env);
  const sources = /* @__PURE__ */ new Map([[file, quoted.text]]);
  const shape = checkFile(parsed.tree, parsed.broken);
  const root = without(parsed.tree, shape.wrong);
  const flow = chooseFlow(partOf(root, "flow"), { file, ...options });
  if (flow.source) sources.set(flow.source.file, flow.source.text);
  const loading = {
    file,
    options,
    flow,
    defaults: partOf(root, "defaults"),
    rawDefaults: partOf(parsed.tree, "defaults")
  };
  const { written, problems } = writtenIn({ tree: parsed.tree, wrong: shape.wrong }, loading);
  const drafts = written.flatMap((one) => one.drafts);
  const trees = drafts.flatMap(({ tree }) => tree ? [tree] : []);
  const found = [
    ...parsed.problems,
    ...shape.problems,
    ...numbersIn(root),
    ...flow.problems,
    ...problems,
    ...unknownSensitive(trees)
  ];
  refuseDuplicates(drafts);
  assign(found, parsed.tree, { file, written });
  const secrets = [.../* @__PURE__ */ new Set([...quoted.secrets, ...trees.flatMap(secretsOf)])];
  const all = drafts.length > 0 ? drafts : [wholeFile(file, found)];
  return finished(all, found, { file, sources, secrets });
}

export {
  loadScenarioFile
};
