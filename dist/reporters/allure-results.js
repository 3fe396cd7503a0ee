import {
  EVIDENCE_ATTACHMENT,
  FLOW_ATTACHMENT
} from "../chunks/chunk-D74GJ7QX.js";

// src/reporters/allure-results.ts
import { createRequire } from "node:module";
var { default: Reporter } = createRequire(import.meta.url)("allure-playwright");
var asProject = ({ rootDir }) => ({ outputDir: rootDir, snapshotDir: rootDir });
var AllureResultsReporter = class extends Reporter {
  onConfigure(config) {
    const projects = config.projects.length > 0 ? config.projects : [asProject(config)];
    super.onConfigure({ ...config, projects });
  }
  /** What is data for other reporters, of a test that passed, is told in its steps as well; Allure flushes each file to the disk. */
  onTestEnd(test, result) {
    if (result.status !== "passed") return super.onTestEnd(test, result);
    const attachments = result.attachments.filter(
      ({ name }) => name !== EVIDENCE_ATTACHMENT && name !== FLOW_ATTACHMENT
    );
    return super.onTestEnd(test, { ...result, attachments });
  }
};
export {
  AllureResultsReporter as default
};
