import {
  settingsOf
} from "../chunks/chunk-5CCFVPQH.js";
import "../chunks/chunk-EDGKRQEN.js";
import "../chunks/chunk-MFTPX4FU.js";
import "../chunks/chunk-YJIBMAP6.js";
import "../chunks/chunk-VOFORQE3.js";
import "../chunks/chunk-46E2GUX2.js";
import "../chunks/chunk-YEYHUD4T.js";
import "../chunks/chunk-AFVLCPEW.js";
import "../chunks/chunk-KMC7BOQH.js";
import {
  EVIDENCE_ATTACHMENT,
  FLOW_ATTACHMENT
} from "../chunks/chunk-D74GJ7QX.js";

// src/reporters/coverage-evidence.ts
import { readFileSync } from "node:fs";
function textOf({ body, path }) {
  if (body) return body.toString("utf8");
  try {
    return path ? readFileSync(path, "utf8") : void 0;
  } catch {
    return void 0;
  }
}
function parsed(attachment, fits) {
  try {
    const value = JSON.parse(textOf(attachment) ?? "null");
    return value?.version === 1 && fits(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
var slim = ({ scenario, target, flow, trigger, path }) => ({
  scenario: { id: scenario.id, name: scenario.name, file: scenario.file, line: scenario.line },
  target,
  flow,
  ...trigger ? { trigger } : {},
  path: path.map(({ widget, event }) => ({ widget, enteredAt: "", ...event === void 0 ? {} : { event } }))
});
var isWhole = ({ path, flow, scenario }) => !!(path && flow && scenario);
var evidencesIn = ({ attachments }) => attachments.filter(({ name }) => name === EVIDENCE_ATTACHMENT).flatMap((attachment) => parsed(attachment, isWhole) ?? []).map(slim);
function definitionsIn({ attachments }) {
  return attachments.filter(({ name }) => name === FLOW_ATTACHMENT).flatMap((attachment) => {
    const found = parsed(attachment, ({ definition }) => Array.isArray(definition?.states));
    return found ? [[found.digest, found.definition]] : [];
  });
}

// src/reporters/coverage.ts
var CoverageReporter = class {
  settings;
  outcomes = /* @__PURE__ */ new Map();
  silent = /* @__PURE__ */ new Map();
  attached = /* @__PURE__ */ new Map();
  config = { rootDir: ".", shard: null, argv: [], maxFailures: 0 };
  tests = () => [];
  ending;
  constructor(options = {}) {
    this.settings = settingsOf(options);
  }
  printsToStdio() {
    return false;
  }
  /** What only the end needs is loaded while the workers start: nobody waits for it. */
  onBegin(config, suite) {
    this.config = config;
    this.tests = () => suite.allTests();
    this.ending = import("../chunks/coverage-run-JM4KGKI2.js");
    this.ending.catch(() => void 0);
  }
  /** A later attempt replaces an earlier one, unless it left nothing: it was killed then. */
  onTestEnd(test, result) {
    for (const [digest, definition] of definitionsIn(result)) this.attached.set(digest, definition);
    const passed = result.status === "passed" && test.expectedStatus === "passed";
    const outcomes = evidencesIn(result).map((evidence) => ({ evidence, passed }));
    if (outcomes.length > 0) this.outcomes.set(test.id, outcomes);
    if (this.outcomes.has(test.id)) this.silent.delete(test.id);
    else this.silent.set(test.id, { test, result });
  }
  async onEnd(result) {
    const { conclude } = await (this.ending ?? import("../chunks/coverage-run-JM4KGKI2.js"));
    const { settings, config, attached } = this;
    const outcomes = [...this.outcomes.values()].flat();
    const silent = [...this.silent.values()];
    return conclude({ settings, config, tests: this.tests(), outcomes, silent, attached, result });
  }
};
export {
  CoverageReporter as default
};
