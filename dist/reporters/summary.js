import {
  spentTogether,
  spentWords
} from "../chunks/chunk-RQSYALLD.js";
import {
  toldBy
} from "../chunks/chunk-G4T2PZCL.js";
import {
  partingText
} from "../chunks/chunk-NQHLJGWW.js";
import "../chunks/chunk-LDRYS6VK.js";
import {
  EVIDENCE_ATTACHMENT
} from "../chunks/chunk-D74GJ7QX.js";

// src/reporters/summary.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import process from "node:process";
import { stripVTControlCharacters } from "node:util";

// src/reporters/evidence.ts
import { readFileSync } from "node:fs";
function textOf({ body, path }) {
  if (body) return body.toString("utf8");
  try {
    return path ? readFileSync(path, "utf8") : void 0;
  } catch {
    return void 0;
  }
}
var evidencesOf = ({ attachments }) => attachments.filter(({ name }) => name === EVIDENCE_ATTACHMENT).flatMap((attachment) => textOf(attachment) ?? []).map((text) => JSON.parse(text));
var evidenceOf = (result) => evidencesOf(result).at(-1);

// src/reporters/markdown.ts
var MAX_ROWS = 50;
var cell = (text) => text.replace(/\s+/g, " ").trim().replace(/[\\`*_|<>[\]#]/g, (mark) => `\\${mark}`);
var row = ({ flow, scenario, target, reason, place }) => `| ${[flow, scenario, target, reason, place].map(cell).join(" | ")} |`;
function failures(failed) {
  if (failed.length === 0) return [];
  const left = failed.length - MAX_ROWS;
  return [
    "",
    "| flow | scenario | target | where it left its path | place |",
    "| --- | --- | --- | --- | --- |",
    ...failed.slice(0, MAX_ROWS).map(row),
    ...left > 0 ? ["", `\u2026 and ${left} more: see the report.`] : []
  ];
}
var spending = (spent) => spent ? ["", `Spent on the test account: ${spentWords(spent)}.`] : [];
var MAX_CHANGES = 12;
var MAX_NAMED = 5;
var more = (all, most) => all.length > most ? [`and ${all.length - most} more`] : [];
function changesOf({ flow, failing, changes }) {
  const named = [...failing.slice(0, MAX_NAMED).map(cell), ...more(failing, MAX_NAMED)].join("; ");
  const lines = [...changes.slice(0, MAX_CHANGES).map(({ text }) => cell(text)), ...more(changes, MAX_CHANGES)];
  return [
    "",
    `**${cell(flow)}** has changed since these were last green: ${named}`,
    "",
    ...lines.map((line) => `- ${line}`)
  ];
}
function toldLines({ changed, short }) {
  const lines = short.map(
    ({ flow, measure, percent, wanted }) => `- ${cell(flow)}: ${measure} ${percent}%, wanted ${wanted}%`
  );
  return [
    ...changed.flatMap(changesOf),
    ...lines.length > 0 ? ["", "Coverage is below its thresholds:", "", ...lines] : []
  ];
}
function renderSummary({ passed, failed, flaky, skipped, seconds, spent, told }) {
  const counts = [
    `${passed} passed`,
    `${failed.length} failed`,
    ...flaky > 0 ? [`${flaky} flaky`] : [],
    ...skipped > 0 ? [`${skipped} skipped`] : []
  ];
  const title = failed.length > 0 ? "Flowproof: a flow left its path" : "Flowproof: every flow kept its path";
  return [
    `## ${title}`,
    "",
    `${counts.join(", ")} in ${seconds.toFixed(1)} s`,
    ...spending(spent),
    ...failures(failed),
    ...told ? toldLines(told) : [],
    ""
  ].join("\n");
}

// src/reporters/summary.ts
var firstLine = (text) => stripVTControlCharacters(text).trim().split("\n")[0] ?? "";
function reasonOf(evidence, message) {
  const divergence = evidence?.divergence;
  if (!evidence || !divergence) return firstLine(evidence?.failures[0]?.message ?? message);
  return partingText(evidence.path, divergence);
}
function describeFailure(test, rootDir) {
  const result = test.results.at(-1);
  const evidence = result && evidenceOf(result);
  const file = relative(rootDir, test.location.file);
  return {
    flow: evidence?.flow.name ?? basename(dirname(test.location.file)),
    scenario: test.title,
    target: test.parent.project()?.name ?? "",
    place: `${evidence?.scenario.file ?? file}:${test.location.line}`,
    reason: reasonOf(evidence, result?.error?.message ?? result?.status ?? "did not run")
  };
}
function spentBy(tests) {
  const paid = tests.filter((test) => test.parent.project()?.name !== "emulator");
  return spentTogether(paid.flatMap(({ results }) => results.flatMap(evidencesOf)));
}
var SummaryReporter = class {
  #file;
  #coverage;
  #root = "";
  #suite;
  constructor({ configDir = ".", outputFile = "reports/summary.md", ...options } = {}) {
    this.#file = resolve(configDir, outputFile);
    this.#coverage = resolve(configDir, options.coverage ?? "reports/coverage/coverage.json");
  }
  onBegin(config, suite) {
    this.#root = config.configFile ? dirname(config.configFile) : config.rootDir;
    this.#suite = suite;
  }
  onEnd(result) {
    const tests = this.#suite?.allTests() ?? [];
    const having = (outcome) => tests.filter((test) => test.outcome() === outcome);
    const spent = spentBy(tests);
    const summary = renderSummary({
      passed: having("expected").length,
      failed: having("unexpected").map((test) => describeFailure(test, this.#root)),
      flaky: having("flaky").length,
      skipped: having("skipped").length,
      seconds: result.duration / 1e3,
      ...spent ? { spent } : {},
      told: toldBy(this.#coverage, result)
    });
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, summary);
    if (spent) process.stdout.write(`  spent on the test account: ${spentWords(spent)}
`);
  }
  printsToStdio() {
    return false;
  }
};
export {
  SummaryReporter as default
};
