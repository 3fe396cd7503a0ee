import {
  defineCommand,
  fail
} from "./chunk-6YNEKVXZ.js";
import "./chunk-46E2GUX2.js";
import "./chunk-2PRBQFA4.js";
import "./chunk-U2ZCLBCZ.js";
import "./chunk-ZLAG2KWI.js";

// src/cli/report.ts
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";

// src/reporters/analytics.ts
var LOADER = /<script[^>]*\bsrc="https:\/\/www\.googletagmanager\.com\/[^"]*"[^>]*>\s*<\/script>\s*/g;
var STARTER = /<script>(?:(?!<\/script>)[\s\S])*?gtag\('js', new Date\(\)\)(?:(?!<\/script>)[\s\S])*?<\/script>\s*/g;
var withoutAnalytics = (html) => html.replace(LOADER, "").replace(STARTER, "");

// src/cli/report.ts
var RESULTS = "reports/allure-results";
var REPORT = "reports/allure";
var HTML = "reports/html/index.html";
var filesBelow = (folder, ending) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map((entry) => join(entry.parentPath, entry.name));
function allureProgram(cwd) {
  for (const from of [join(cwd, "package.json"), import.meta.url]) {
    try {
      return join(dirname(createRequire(from).resolve("allure")), "../cli.js");
    } catch {
    }
  }
  return fail(
    "allure-missing",
    "The package `allure` is not installed.",
    "run npm install --save-dev allure allure-playwright"
  );
}
function generate(program, cwd) {
  rmSync(join(cwd, REPORT), { recursive: true, force: true });
  const made = spawnSync(process.execPath, [program, "generate", RESULTS, "--output", REPORT], {
    cwd,
    encoding: "utf8"
  });
  if (made.status !== 0) fail("allure-failed", `Allure could not make the report:
${made.stdout}${made.stderr}`);
  for (const page of filesBelow(join(cwd, REPORT), ".html"))
    writeFileSync(page, withoutAnalytics(readFileSync(page, "utf8")));
}
function run({ cwd, output, progress }) {
  const results = join(cwd, RESULTS);
  if (!existsSync(results) || readdirSync(results).length === 0)
    fail("no-results", `There are no results to report on: ${RESULTS} is empty.`, "run npx playwright test first");
  progress("Allure is making the report");
  generate(allureProgram(cwd), cwd);
  const allure = join(cwd, REPORT, "index.html");
  const playwright = existsSync(join(cwd, HTML)) ? { playwright: join(cwd, HTML) } : {};
  const lines = [
    `Allure report:     ${allure}`,
    ...playwright.playwright ? [`Playwright report: ${playwright.playwright}`] : []
  ];
  output({ allure, ...playwright }, lines.join("\n"));
  return 0;
}
var command = defineCommand({
  name: "report",
  summary: "Makes the Allure report of the last run and says where the reports are",
  usage: "[options]",
  options: {},
  run
});
export {
  command
};
