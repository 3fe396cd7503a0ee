import {
  insideOf,
  isOwnCode,
  moduleFile,
  moduleUrl
} from "../chunks/chunk-4CGXF72A.js";
import {
  defineScenarioFile,
  defineScenarios,
  rememberLines,
  test
} from "../chunks/chunk-W3WEULUV.js";
import "../chunks/chunk-FSHKJ4NR.js";
import "../chunks/chunk-STGG5L62.js";
import "../chunks/chunk-YLVXYU4U.js";
import "../chunks/chunk-JYHORHXH.js";
import "../chunks/chunk-UCRVWT4U.js";
import {
  discoverScenarioFiles
} from "../chunks/chunk-OIRLWWFQ.js";
import "../chunks/chunk-WRP7SKUV.js";
import "../chunks/chunk-F2IVBIGB.js";
import "../chunks/chunk-GTSAVC2J.js";
import "../chunks/chunk-ZKBAQR2W.js";
import "../chunks/chunk-O7TE2BL7.js";
import "../chunks/chunk-JELSUPZO.js";
import "../chunks/chunk-BRA4WUWX.js";
import "../chunks/chunk-IH247VWX.js";
import "../chunks/chunk-MZCOZLDW.js";
import "../chunks/chunk-TLYGHSMO.js";
import "../chunks/chunk-O5H2Q257.js";
import "../chunks/chunk-NYIUHXDA.js";
import "../chunks/chunk-4QOENZRC.js";
import "../chunks/chunk-GOKI5WHM.js";
import "../chunks/chunk-LDRYS6VK.js";
import {
  allow,
  contacts,
  environment,
  hasAccount,
  secrets,
  useRoot
} from "../chunks/chunk-DVLSSYH5.js";
import {
  ROOT
} from "../chunks/chunk-LTVF5HN4.js";
import {
  maskPhoneNumbers,
  maskSecrets
} from "../chunks/chunk-OQWYP3EU.js";
import {
  readPlaywrightArguments
} from "../chunks/chunk-VOFORQE3.js";
import "../chunks/chunk-46E2GUX2.js";
import "../chunks/chunk-YEYHUD4T.js";
import "../chunks/chunk-AFVLCPEW.js";
import "../chunks/chunk-KMC7BOQH.js";

// src/playwright/config.ts
import { createRequire } from "node:module";
import { dirname as dirname2, join as join2, resolve as resolve2 } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

// src/playwright/generated.ts
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
var FOLDER = ".flowproof";
var PACKAGE = '{ "type": "module" }\n';
var isOutside = (path) => path.startsWith("..") || resolve(path) === path;
function specsFolder(root, scenarios) {
  const path = relative(root, scenarios);
  const outside = () => `outside-${createHash("sha256").update(scenarios).digest("hex").slice(0, 8)}`;
  return join(root, FOLDER, isOutside(path) ? outside() : path);
}
function specOf(spec, file) {
  const map = { version: 3, sources: [relative(dirname(spec), file).split(sep).join("/")], names: [], mappings: "" };
  return [
    "// Written by Flowproof: Playwright loads this for a scenario file. Do not edit it, do not commit it.",
    `import { defineScenarioFile } from ${JSON.stringify(moduleUrl("playwright/scenarios"))};`,
    `defineScenarioFile(${JSON.stringify(file)});`,
    `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}`,
    ""
  ].join("\n");
}
var unreadableSpec = (problems) => [
  "// Written by Flowproof: some scenarios cannot be found.",
  `import { declareUnreadable } from ${JSON.stringify(moduleUrl("playwright/scenarios"))};`,
  `declareUnreadable(${JSON.stringify(problems)});`,
  ""
].join("\n");
function textAt(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return void 0;
  }
}
function keep(file, text) {
  if (textAt(file) === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
function filesBelow(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
function generateSpecs(root, scenarios) {
  const problems = [];
  const into = specsFolder(root, scenarios);
  const specs = /* @__PURE__ */ new Map();
  for (const file of discoverScenarioFiles(scenarios, problems)) {
    const spec = join(into, `${relative(scenarios, file)}.js`);
    specs.set(spec, specOf(spec, file));
  }
  if (problems.length > 0) specs.set(join(into, "unreadable.js"), unreadableSpec(problems));
  for (const spec of filesBelow(into)) if (spec.endsWith(".js") && !specs.has(spec)) rmSync(spec, { force: true });
  keep(join(root, FOLDER, "package.json"), PACKAGE);
  for (const [spec, text] of specs) keep(spec, text);
}

// src/playwright/printed.ts
var DONE = /* @__PURE__ */ Symbol.for("flowproof.masked");
function maskedChunk(chunk, mask) {
  if (typeof chunk === "string") return mask(chunk);
  const text = Buffer.from(chunk).toString("utf8");
  const masked = mask(text);
  return masked === text ? chunk : Buffer.from(masked);
}
function maskPrinted(streams, secrets2) {
  const mask = (text) => maskPhoneNumbers(maskSecrets(text, secrets2));
  for (const stream of streams) {
    if (DONE in stream.write) continue;
    const { write } = stream;
    const masking = (chunk, ...rest) => (
      // The types know two ways to call it, and cannot tell which one this is.
      write.call(stream, maskedChunk(chunk, mask), ...rest)
    );
    stream.write = Object.assign(masking, { [DONE]: true });
  }
}

// src/playwright/config.ts
var asPath = (file) => file.startsWith("file:") ? fileURLToPath(file) : file;
var isTheirs = (file) => !file.startsWith("node:") && !isOwnCode(file) && !/[\\/]node_modules[\\/]/.test(file);
function callersFolder() {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName() ?? "");
  const files = new Error("where").stack;
  Error.prepareStackTrace = prepareStackTrace;
  const file = files.map(asPath).find((path) => path !== "" && isTheirs(path));
  return file === void 0 ? process.cwd() : dirname2(file);
}
var isWorker = () => environment.TEST_WORKER_INDEX !== void 0;
function isInstalled(name) {
  for (const from of [join2(ROOT, "package.json"), import.meta.url]) {
    try {
      createRequire(from).resolve(name);
      return true;
    } catch {
    }
  }
  return false;
}
function allureReports(wanted) {
  if (wanted === false) return [];
  if (!isInstalled("allure-playwright")) {
    const fix = "npm install --save-dev allure allure-playwright, or `allure: false` in playwright.config.ts";
    if (!isWorker())
      process.stderr.write(`No results for Allure: \`allure-playwright\` is not installed.
  fix: ${fix}
`);
    return [];
  }
  const resultsDir = resolve2(ROOT, "reports/allure-results");
  const environmentInfo = { targets: hasAccount ? "emulator, twilio" : "emulator", node: process.version };
  return [
    [moduleFile("reporters/fresh"), { folders: [resultsDir] }],
    [moduleFile("reporters/allure-results"), { resultsDir, environmentInfo }]
  ];
}
function reportsOf({ allure, coverage = {} }, scenarios) {
  if (readPlaywrightArguments(process.argv).lists) return [["list"]];
  return [
    ["list"],
    ["html", { open: "never", outputFolder: resolve2(ROOT, "reports/html") }],
    ...allureReports(allure),
    [moduleFile("reporters/coverage"), { flows: scenarios, ...coverage }],
    [moduleFile("reporters/summary")]
  ];
}
var escaped = (path) => path.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
var specsIn = (folder, ending) => new RegExp(`^${escaped(folder)}[\\\\/].*${ending}$`);
function defineFlowproofConfig(options = {}) {
  useRoot(resolve2(options.root ?? callersFolder()));
  maskPrinted([process.stdout, process.stderr], secrets);
  const scenarios = resolve2(ROOT, environment.FLOWPROOF_SCENARIOS ?? options.scenarios ?? "scenarios");
  if (!isWorker()) {
    rememberLines(process.argv);
    generateSpecs(ROOT, scenarios);
  }
  const { budget } = options;
  const flowproof = {
    contacts: [...options.contacts ?? [], ...contacts],
    allow: [...options.allow ?? [], ...allow],
    ...budget ? { budget } : {}
  };
  const shared = {
    // Named, and not left to Playwright, which would then leave out what git ignores.
    testDir: ROOT,
    testMatch: [specsIn(specsFolder(ROOT, scenarios), "\\.js"), specsIn(scenarios, "\\.(spec|test)\\.[cm]?[jt]s")],
    fullyParallel: true,
    use: { flowproof }
  };
  return defineConfig({
    outputDir: resolve2(ROOT, "test-results/scenarios"),
    // Ends what killed runs have left on a test account.
    globalSetup: moduleFile("playwright/tidy"),
    forbidOnly: Boolean(environment.CI),
    // What is not committed yet may hold anything; the report needs none of it.
    captureGitInfo: { commit: false, diff: false },
    projects: [
      { ...shared, name: "emulator", timeout: 6e4 },
      // Nothing is spent on what fails on the emulator.
      ...hasAccount ? [{ ...shared, name: "twilio", dependencies: ["emulator"], timeout: 18e4 }] : []
    ],
    reporter: reportsOf(options, scenarios)
  });
}

// src/playwright/matchers.ts
import { expect as base } from "@playwright/test";
var typeOf = (value) => {
  if (value instanceof Promise) return "a promise";
  if (value === null || value === void 0) return String(value);
  return typeof value === "object" ? "another object" : `a ${typeof value}`;
};
function noExecution(received, name) {
  const fix = received instanceof Promise ? `await it first: \`const execution = await studio.trigger({ \u2026 })\`` : `give it what \`studio.trigger\` returns: \`await expect(execution).${name}(\u2026)\``;
  return `no-execution: \`${name}\` looks at an execution, and this is ${typeOf(received)}
  fix: ${fix}`;
}
var matcher = (name, wantedOf) => async function(received, ...args) {
  const { isNot } = this;
  const inside = insideOf(received);
  if (!inside) return { name, pass: isNot, message: () => noExecution(received, name) };
  const message = await inside.judge(wantedOf(...args), isNot);
  return { name, pass: message === void 0 !== isNot, message: () => message ?? "" };
};
var expect = base.extend({
  toHaveEnded: matcher("toHaveEnded", () => ({ kind: "ended" })),
  toBeActive: matcher("toBeActive", () => ({ kind: "active" })),
  toBeWaitingAt: matcher("toBeWaitingAt", (widget) => ({ kind: "waiting", widget })),
  toHaveEntered: matcher("toHaveEntered", (widget) => ({ kind: "entered", widget })),
  toHaveTraversed: matcher("toHaveTraversed", (path) => ({ kind: "path", path })),
  toHaveSent: matcher("toHaveSent", (messages) => ({ kind: "messages", messages })),
  toHaveVariables: matcher("toHaveVariables", (variables) => ({ kind: "variables", variables })),
  toHaveContext: matcher("toHaveContext", (context) => ({ kind: "context", context }))
});
export {
  defineFlowproofConfig,
  defineScenarioFile,
  defineScenarios,
  expect,
  test
};
