// src/coverage/history.ts
var NO_HISTORY = { version: 1, definitions: {}, green: {} };
var keyOf = ({ scenario, target }) => `${target} ${scenario}`;
var own = (record, key) => Object.hasOwn(record, key) ? record[key] : void 0;
function remember(history, passed, definitions) {
  const known = passed.filter(({ digest }) => definitions.has(digest));
  const green = { ...history.green, ...Object.fromEntries(known.map((ran) => [keyOf(ran), ran.digest])) };
  const kept = [...new Set(Object.values(green))].sort().flatMap((digest) => {
    const definition = definitions.get(digest) ?? own(history.definitions, digest);
    return definition ? [[digest, definition]] : [];
  });
  return { version: 1, definitions: Object.fromEntries(kept), green };
}
var lastGreen = (history, ran) => own(history.green, keyOf(ran));
function lastGreenAmong({ green }, prefix) {
  const counts = /* @__PURE__ */ new Map();
  for (const [key, digest] of Object.entries(green))
    if (key.slice(key.indexOf(" ") + 1).startsWith(prefix)) counts.set(digest, (counts.get(digest) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
var definitionAt = ({ definitions }, digest) => own(definitions, digest);
function parseHistory(text) {
  try {
    const read = JSON.parse(text);
    return isHistory(read) ? read : NO_HISTORY;
  } catch {
    return NO_HISTORY;
  }
}
var isRecord = (value) => typeof value === "object" && value !== null;
var isHistory = (value) => isRecord(value) && value.version === 1 && isRecord(value.definitions) && isRecord(value.green) && Object.values(value.green).every((digest) => typeof digest === "string") && Object.values(value.definitions).every((definition) => isRecord(definition) && Array.isArray(definition.states));

// src/coverage/history-file.ts
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
var HISTORY_FILE = "reports/history/flows.json";
function readHistory(file) {
  try {
    return file ? parseHistory(readFileSync(file, "utf8")) : NO_HISTORY;
  } catch {
    return NO_HISTORY;
  }
}
function replaceFile(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

export {
  remember,
  lastGreen,
  lastGreenAmong,
  definitionAt,
  HISTORY_FILE,
  readHistory,
  replaceFile
};
