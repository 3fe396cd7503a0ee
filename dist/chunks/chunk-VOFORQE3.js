// src/playwright-internals.ts
import { createRequire } from "node:module";
function renameLoadingFile(test, title) {
  const symbol = Object.getOwnPropertySymbols(test).find(({ description }) => description === "testType");
  const implementation = symbol && test[symbol];
  if (typeof implementation?._currentSuite !== "function") return;
  const suite = implementation._currentSuite({ file: title, line: 0, column: 0 }, "test()");
  if (typeof suite?.title === "string") suite.title = title;
}
function playwrightDependencies() {
  try {
    const own = createRequire(import.meta.url);
    const { cc } = createRequire(own.resolve("@playwright/test"))("playwright/lib/common");
    const known = ["currentFileDepsCollector", "startCollectingFileDeps", "stopCollectingFileDeps"];
    return known.every((name) => typeof cc?.[name] === "function") ? cc : void 0;
  } catch {
    return void 0;
  }
}
function addDependencies(file, files) {
  const playwright = playwrightDependencies();
  const collected = playwright?.currentFileDepsCollector();
  if (!playwright || !collected) return;
  playwright.startCollectingFileDeps();
  playwright.stopCollectingFileDeps(file, [...files]);
  playwright.startCollectingFileDeps();
  for (const one of [...collected, file, ...files]) playwright.currentFileDepsCollector()?.add(one);
}
var ERROR_CONTEXT_FIXTURE = "_setupArtifacts";
function isOnly(part) {
  if ("_only" in part && part._only === true) return true;
  return part.parent !== void 0 && isOnly(part.parent);
}
var isMerge = (options) => options._mode === "merge";

// src/playwright-arguments.ts
var FILTER = /^(-g|-G|--(grep|grep-invert|last-failed|last-failed-file|only-changed|test-list|test-list-invert|ui)(=|$))/;
var TAKES_A_VALUE = /^(-[cgGj]|--(config|grep|grep-invert|last-failed-file|test-list|test-list-invert|workers|reporter|add-reporter|browser|retries|timeout|global-timeout|output|repeat-each|max-failures|run-agents|trace|shard|tsconfig|update-source-method|ui-host|ui-port))$/;
var CHOICES = {
  "-u": /^(all|changed|missing|none|default)$/,
  "--update-snapshots": /^(all|changed|missing|none|default)$/,
  "--debug": /^(inspector|cli)$/,
  "--shuffle": /^/,
  "--only-changed": /^/
};
function isValue(argument, before) {
  const last = before.at(-1) ?? "";
  if (TAKES_A_VALUE.test(last) || CHOICES[last]?.test(argument)) return true;
  return before.findLast((earlier) => earlier.startsWith("-")) === "--project";
}
function fileOf(argument) {
  const { pattern = argument, line } = /^(?<pattern>.+?):(?<line>\d+)(?::\d+)?$/.exec(argument)?.groups ?? {};
  return line === void 0 ? { pattern } : { pattern, line: Number(line) };
}
function readPlaywrightArguments(argv) {
  const start = argv.indexOf("test");
  if (start === -1) return { files: [], filtered: false, lists: false };
  const end = argv.indexOf("--", start);
  const given = argv.slice(start + 1, end === -1 ? void 0 : end);
  const isFile = (argument, index) => !argument.startsWith("-") && !isValue(argument, given.slice(0, index));
  const files = given.filter(isFile).map(fileOf);
  const filtered = files.length > 0 || given.some((argument) => FILTER.test(argument));
  return { files, filtered, lists: given.includes("--list") };
}
function patternOf(text) {
  const [, source, flags] = /^\/(.*)\/([gi]*)$/.exec(text) ?? [];
  try {
    return source === void 0 ? new RegExp(text, "gi") : new RegExp(source, flags);
  } catch {
    return /(?!)/;
  }
}
var linesNamed = (files, file) => files.flatMap(({ pattern, line }) => line !== void 0 && patternOf(pattern).test(file) ? [line] : []);

export {
  readPlaywrightArguments,
  linesNamed,
  renameLoadingFile,
  addDependencies,
  ERROR_CONTEXT_FIXTURE,
  isOnly,
  isMerge
};
