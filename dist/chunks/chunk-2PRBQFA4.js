import {
  maskPhoneNumbers,
  maskSecrets
} from "./chunk-U2ZCLBCZ.js";

// src/errors.ts
import { relative } from "node:path";
import { stripVTControlCharacters, styleText } from "node:util";
var FlowproofError = class extends Error {
  name = "FlowproofError";
  problems;
  constructor(problems, rendered = problems.map((one) => renderProblem(one)).join("\n\n")) {
    super(rendered);
    this.problems = problems;
  }
};
var formatPlace = ({ file, line, column }) => `${file}:${line}:${column}`;
var paint = (text, style, { color }) => color ? styleText(style, text) : text;
var masked = (text, { secrets = [] }) => maskPhoneNumbers(maskSecrets(text, secrets));
var harmless = (line) => line.replace(/\t/g, " ").replace(new RegExp("(?!\\n)\\p{Cc}", "gu"), "\xB7");
var WIDEST = 160;
var linesOf = (text) => text.replace(/^\ufeff/, "").split(/\r?\n/);
function excerpt({ at, width = 1 }, { lines, rendering }) {
  const wanted = lines[at.line - 1];
  if (wanted === void 0) return [];
  const gutter = String(Math.min(at.line + 1, lines.length)).length;
  const cut = wanted.length <= WIDEST ? 0 : Math.max(0, Math.min(at.column - 1 - WIDEST / 2, wanted.length - WIDEST));
  const shown = (number, mark) => {
    const line = lines[number - 1];
    if (line === void 0 || mark === " " && line.trim() === "") return [];
    const kept = harmless(masked(line, rendering)).slice(cut, cut + WIDEST);
    return [`${mark} ${String(number).padStart(gutter)} | ${kept}`.trimEnd()];
  };
  const start = Math.max(0, at.column - 1 - cut);
  const carets = "^".repeat(Math.max(1, Math.min(width, wanted.length - cut - start, WIDEST - start)));
  const caret = `  ${" ".repeat(gutter)} | ${" ".repeat(start)}${paint(carets, "red", rendering)}`;
  return [...shown(at.line - 1, " "), ...shown(at.line, ">"), caret, ...shown(at.line + 1, " ")];
}
function words(problem, lines, rendering) {
  const { code, message, fix, at } = problem;
  const file = at && rendering.root ? relative(rendering.root, at.file) || at.file : at?.file;
  const where = at ? `${paint(formatPlace({ ...at, file: file ?? "" }), "cyan", rendering)} ` : "";
  const quoted = at && lines ? excerpt({ ...problem, at }, { lines, rendering }) : [];
  const say = (text) => harmless(stripVTControlCharacters(masked(text, rendering))).replaceAll("\n", "\n       ");
  const head = `${where}${paint(code, "red", rendering)}: ${say(message)}`;
  return [head, ...quoted.map((line) => `  ${line}`), ...fix ? [`  fix: ${say(fix)}`] : []].join("\n");
}
function renderProblems(problems, sources = /* @__PURE__ */ new Map(), rendering = {}) {
  const lines = new Map([...sources].map(([file, text]) => [file, linesOf(text)]));
  return problems.map((problem) => words(problem, lines.get(problem.at?.file ?? ""), rendering)).join("\n\n");
}
var renderProblem = (problem, sources, rendering) => renderProblems([problem], sources, rendering);

export {
  FlowproofError,
  formatPlace,
  renderProblems,
  renderProblem
};
