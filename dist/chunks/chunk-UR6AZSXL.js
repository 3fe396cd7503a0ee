import {
  activeFor
} from "./chunk-I4POHTGK.js";
import {
  backstage,
  playAsTest,
  shownError
} from "./chunk-W2OJTDF5.js";
import {
  describeBadScenarioToAllure
} from "./chunk-FC2JFIJ4.js";
import {
  endExecution
} from "./chunk-57Q5X3ZV.js";
import {
  loadScenarioFile
} from "./chunk-EXMZRU3J.js";
import {
  TARGETS
} from "./chunk-SNBSOTXL.js";
import {
  flowNameOf
} from "./chunk-O5H2Q257.js";
import {
  causeOf
} from "./chunk-EJTDPZR6.js";
import {
  parseFlow
} from "./chunk-GNVAWXTY.js";
import {
  color,
  environment,
  hasAccount,
  secrets
} from "./chunk-3477H2RI.js";
import {
  ROOT
} from "./chunk-LTVF5HN4.js";
import {
  ERROR_CONTEXT_FIXTURE,
  addDependencies,
  linesNamed,
  readPlaywrightArguments,
  renameLoadingFile
} from "./chunk-VOFORQE3.js";
import {
  FlowproofError,
  renderProblems
} from "./chunk-2PRBQFA4.js";
import {
  maskPhoneNumbers,
  maskSecrets
} from "./chunk-U2ZCLBCZ.js";

// src/playwright/scenarios.ts
import { basename, dirname, relative, resolve as resolve3, sep } from "node:path";

// src/scenario/discover.ts
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
var IGNORED = /* @__PURE__ */ new Set(["node_modules", ".git"]);
var REASONS = {
  ENOENT: "there is none",
  ENOTDIR: "it is a file",
  EACCES: "this user may not read it"
};
function unreadable(folder, error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : code || "it cannot be opened";
  const message = `This folder cannot be searched for scenarios: ${reason}.`;
  return { code: "unreadable-folder", message, at: { file: folder, line: 1, column: 1 } };
}
function entriesIn(folder, problems) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    problems.push(unreadable(folder, error));
    return [];
  }
}
function discoverScenarioFiles(folder, problems = []) {
  const found = entriesIn(resolve(folder), problems).flatMap((entry) => {
    const path = join(resolve(folder), entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : discoverScenarioFiles(path, problems);
    return /\.ya?ml$/i.test(entry.name) ? [path] : [];
  });
  return found.sort();
}

// src/playwright/lines.ts
import process from "node:process";
var LINES_VARIABLE = "FLOWPROOF_LINES";
function rememberLines(argv) {
  const { files } = readPlaywrightArguments(argv);
  if (argv.includes("test"))
    process.env[LINES_VARIABLE] = JSON.stringify(files.filter(({ line }) => line !== void 0));
}
var namedLines = (file) => linesNamed(JSON.parse(process.env[LINES_VARIABLE] ?? "[]"), file);
function around(line, scenarios) {
  const row = scenarios.filter(({ place }) => place.line === line);
  if (row.length > 0) return row;
  const above = scenarios.filter(({ declaredAt }) => declaredAt.line <= line).map(({ declaredAt }) => declaredAt.line);
  const nearest = Math.max(...above);
  return scenarios.filter(({ declaredAt }) => declaredAt.line === nearest);
}

// src/playwright/located.ts
import { Script } from "node:vm";
function calledAt({ file, line, column }) {
  const code = `(called, ...args) => {
${" ".repeat(column - 1)}called(...args);
}`;
  return new Script(code, { filename: file, lineOffset: line - 2 }).runInThisContext();
}

// src/playwright/test.ts
import { test as base } from "@playwright/test";

// src/account/cleanup.ts
import { setTimeout } from "node:timers/promises";
var PATIENCE = 8e3;
async function settle({ settled }) {
  const waiting = new AbortController();
  const patience = setTimeout(PATIENCE, void 0, waiting).catch(() => void 0);
  await Promise.race([settled, patience]);
  waiting.abort();
}
async function sidsOf({ executionSid, announced: { flowSid, address } }, api) {
  if (executionSid) return [executionSid];
  const active = await activeFor(api, flowSid, (number) => number === address);
  return active.map((one) => one.executionSid);
}
async function endExecutions(left, api) {
  await settle(left);
  left.isSought = true;
  const { flowSid } = left.announced;
  const sids = left.isOver ? [] : await sidsOf(left, api);
  for (const executionSid of sids) await endExecution(api, { flowSid, executionSid });
  left.isOver ||= sids.length > 0;
}
function leftRunning(what, flowSid, error) {
  const message = `${what} could not be ended: ${causeOf(error)}`;
  const fix = `end it under the flow's logs in the Twilio console (flow ${flowSid}): active, it swallows the contact's messages`;
  throw shownError(renderProblems([{ code: "left-running", message, fix }]));
}
async function endLeft(left, api) {
  const { announced, noted } = left;
  const { flowSid, contact } = announced;
  await endExecutions(left, api).catch((error) => {
    const { executionSid } = left;
    leftRunning(executionSid ? `The execution ${executionSid}` : "What may have been triggered", flowSid, error);
  });
  await contact.finish().catch((error) => leftRunning("The call of the contact", flowSid, error));
  if (left.isOver) await noted.over();
}
var overAlready = { code: "interrupted", message: "The test is over: nothing is triggered any more." };
function begin(announced, noted, api) {
  let done = () => void 0;
  const settled = new Promise((resolve4) => {
    done = resolve4;
  });
  const left = { announced, noted, isOver: false, isSought: false, settled };
  const told = {
    started: async (executionSid) => {
      left.executionSid = executionSid;
      await noted.started(executionSid);
      if (left.isSought) await endExecution(api, { flowSid: announced.flowSid, executionSid });
    },
    refused: async () => {
      left.isOver = true;
    },
    done
  };
  return { told, left };
}
function openLeftovers(api, journal) {
  const all = /* @__PURE__ */ new Set();
  let closed = false;
  const end = (left) => {
    left.ending ??= endLeft(left, api).then(() => void all.delete(left));
    return left.ending;
  };
  const endAll = async () => {
    const ends = await Promise.allSettled([...all].map(end));
    for (const one of ends) if (one.status === "rejected") throw one.reason;
  };
  return {
    sending: async (announced) => {
      if (closed) throw new FlowproofError([overAlready]);
      const { flowSid, address: contact, phone, seconds } = announced;
      const noted = await journal.note({ flowSid, contact, phone, seconds });
      if (closed) {
        await noted.over();
        throw new FlowproofError([overAlready]);
      }
      const { told, left } = begin(announced, noted, api);
      all.add(left);
      return told;
    },
    ended: (executionSid) => {
      for (const left of all) if (left.executionSid === executionSid) left.isOver = true;
    },
    end: endAll,
    close: async () => {
      closed = true;
      await endAll();
    }
  };
}

// src/playwright/flow.ts
import { readFileSync } from "node:fs";
import { resolve as resolve2 } from "node:path";
import { test } from "@playwright/test";
function referenceOf({ definition: path, sid }) {
  const known = sid ? { sid } : {};
  if (path === void 0) return { name: sid ?? "flow", ...known };
  const definitionPath = resolve2(ROOT, path);
  const text = readFileSync(definitionPath, "utf8");
  const { flow, problems } = parseFlow(text, definitionPath);
  if (!flow) throw shownError(renderProblems(problems, /* @__PURE__ */ new Map([[definitionPath, text]]), { root: ROOT }));
  return { name: flowNameOf(definitionPath), definition: flow, definitionPath, ...known };
}
var openFlowWord = (target, { contact, flowNumber }) => ({ mocks = {}, now, ...named }) => {
  const { file, line, column } = test.info();
  return target.prepare({
    flow: referenceOf(named),
    // Its number must answer the contact's messages, whoever speaks first.
    trigger: "incomingMessage",
    inputs: { to: contact, from: flowNumber, parameters: {} },
    contact: [],
    mocks,
    place: { file, line, column },
    ...now ? { now } : {}
  });
};

// src/playwright/test.ts
var targetNamed = (project) => TARGETS.find((name) => name === project) ?? "emulator";
var LEASE_SECONDS = 60;
var CLEAN_UP = 2e4;
var LAST_WORDS = 6e4;
var withoutStack = (error) => {
  throw error instanceof FlowproofError ? shownError(error.message) : error;
};
var test2 = base.extend({
  flowproof: [{}, { scope: "worker", option: true }],
  openedStudio: [
    async ({ flowproof }, use, { project, config }) => {
      const { openStudio } = await backstage();
      const opening = {
        target: targetNamed(project.name),
        options: flowproof,
        shard: config.shard ?? void 0,
        folder: project.outputDir
      };
      const studio = await openStudio(opening).catch(withoutStack);
      await use(studio);
      await studio.close();
    },
    { scope: "worker", box: true }
  ],
  attachedFlows: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
    async ({}, use) => use(/* @__PURE__ */ new Map()),
    { scope: "worker", box: true }
  ],
  contact: [
    async ({ openedStudio: studio }, use) => {
      const { parties, release } = await studio.cast({ parameters: {} }, LEASE_SECONDS).catch(withoutStack);
      await use(parties);
      await release();
    },
    { box: true }
  ],
  flow: [async ({ openedStudio: studio, contact }, use) => use(openFlowWord(studio.target, contact)), { box: true }],
  evidence: [
    async ({ attachedFlows: attached, openedStudio: { settle: settle2 } }, use, testInfo) => use(async (happened, more = {}) => {
      const { report } = await backstage();
      const spent = await settle2?.(happened, more.definition);
      await report({ ...happened, ...spent ? { spent } : {} }, { secrets, ...more, testInfo, attached });
    }),
    { box: true }
  ],
  leftovers: [
    async ({ openedStudio: studio }, use) => {
      const leftovers = openLeftovers(studio.target.api, studio.journal);
      await use(leftovers);
      await leftovers.close();
    },
    { box: true, timeout: CLEAN_UP }
  ],
  studio: [
    async ({ openedStudio, evidence, leftovers }, use, testInfo) => {
      const { openStudioWord } = await import("./studio-word-MAYV4TXM.js");
      const { word, close } = openStudioWord({ studio: openedStudio, evidence, leftovers, testInfo });
      openedStudio.calls.begin();
      await use(word);
      await close().finally(openedStudio.calls.end);
    },
    { box: "self", timeout: LAST_WORDS }
  ]
});

// src/playwright/scenario-test.ts
var scenarioTest = test2.extend({
  [ERROR_CONTEXT_FIXTURE]: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
    async ({}, use) => use(void 0),
    // The types know `true` only; an override must repeat what it overrides.
    { auto: "all-hooks-included", box: true }
  ]
});

// src/playwright/scenarios.ts
var folderOf = (folder) => resolve3(ROOT, environment.FLOWPROOF_SCENARIOS ?? folder);
function declareMistakes({ place, name, tags, only, problems }, title, loaded) {
  const { file, sources, secrets: own } = loaded;
  calledAt(place)(only ? scenarioTest.only : scenarioTest, title || name, { tag: tags.map(tagOf) }, () => {
    const { body, ...attachment } = describeBadScenarioToAllure(basename(dirname(file)), relative(ROOT, file));
    scenarioTest.info().attachments.push({ ...attachment, body: Buffer.from(body) });
    throw shownError(renderProblems(problems, sources, { root: ROOT, secrets: [...secrets, ...own], color }));
  });
}
var tagOf = (tag) => tag.startsWith("@") ? tag : `@${tag}`;
var lockOf = ({ targets, inputs }) => hasAccount && targets.includes("twilio") && inputs.to ? { lock: `contact ${inputs.to}` } : {};
var shown = (text, own) => maskPhoneNumbers(maskSecrets(text, [...secrets, ...own]));
function titlesOf({ tests, secrets: own }) {
  const taken = /* @__PURE__ */ new Map();
  return new Map(
    tests.map((one) => {
      const title = shown(one.name, one.scenario?.secrets ?? own);
      const times = (taken.get(title) ?? 0) + 1;
      taken.set(title, times);
      return [one, times === 1 ? title : `${title} (${times})`];
    })
  );
}
function detailsOf(scenario) {
  const { tags, description } = scenario;
  const annotation = description ? [{ type: "description", description: shown(description, scenario.secrets) }] : [];
  return { tag: tags.map(tagOf), annotation, ...lockOf(scenario) };
}
function declareScenario(scenario, title, sources) {
  const { place, only, skip } = scenario;
  const details = detailsOf(scenario);
  const declare = only ? scenarioTest.only : scenarioTest;
  if (skip !== void 0) {
    calledAt(place)(declare, title, details, () => scenarioTest.info().skip(true, shown(skip, scenario.secrets)));
  } else calledAt(place)(declare, title, details, playAsTest(scenario, sources));
}
function declareTests(wanted, loaded) {
  const titles = titlesOf(loaded);
  for (const one of wanted) {
    const title = titles.get(one) ?? one.name;
    if (one.scenario) declareScenario(one.scenario, title, loaded.sources);
    else declareMistakes(one, title, loaded);
  }
}
function declareAround(lines, loaded) {
  const { file, tests } = loaded;
  const declared = /* @__PURE__ */ new Set();
  for (const line of lines) {
    const wanted = around(line, tests).filter((one) => !declared.has(one));
    calledAt({ file, line, column: 1 })(scenarioTest.describe, () => declareTests(wanted, loaded));
    for (const one of wanted) declared.add(one);
  }
  declareTests(
    tests.filter((one) => !declared.has(one)),
    loaded
  );
}
var shownPath = (file) => relative(ROOT, file).split(sep).join("/");
function defineScenarioFile(file) {
  const loaded = loadScenarioFile(file, { env: environment, ...hasAccount ? {} : { target: "emulator" } });
  renameLoadingFile(scenarioTest, shownPath(file));
  addDependencies(file, [...loaded.sources.keys()]);
  declareAround(namedLines(file), loaded);
}
function declareUnreadable(problems) {
  for (const problem of problems) {
    calledAt(problem.at ?? { file: ROOT, line: 1, column: 1 })(scenarioTest, "the scenarios can be found", () => {
      throw shownError(renderProblems([problem], /* @__PURE__ */ new Map(), { root: ROOT, secrets, color }));
    });
  }
}
function defineScenarios(folder) {
  const problems = [];
  for (const file of discoverScenarioFiles(folderOf(folder), problems))
    calledAt({ file, line: 1, column: 1 })(scenarioTest.describe, shownPath(file), () => defineScenarioFile(file));
  declareUnreadable(problems);
}

export {
  discoverScenarioFiles,
  rememberLines,
  test2 as test,
  defineScenarioFile,
  declareUnreadable,
  defineScenarios
};
