import {
  operations,
  readFaultPlan,
  startEmulator
} from "./chunk-IFWN6XK2.js";
import "./chunk-APKVOIYK.js";
import "./chunk-C6K25P4P.js";
import "./chunk-QV3VTVOG.js";
import {
  UsageError,
  defineCommand,
  fail
} from "./chunk-6YNEKVXZ.js";
import "./chunk-LDRYS6VK.js";
import {
  lineAndColumn,
  locateJson,
  parseFlow,
  partAt
} from "./chunk-GNVAWXTY.js";
import "./chunk-3PHNQHMY.js";
import "./chunk-5FUMNITA.js";
import "./chunk-46E2GUX2.js";
import {
  FlowproofError,
  renderProblems
} from "./chunk-2PRBQFA4.js";
import {
  maskPhoneNumbers
} from "./chunk-U2ZCLBCZ.js";
import "./chunk-ZLAG2KWI.js";

// src/cli/emulator.ts
import { readFileSync as readFileSync2, statSync as statSync2 } from "node:fs";
import { resolve } from "node:path";

// src/emulator/fault-file.ts
function read(text, file) {
  const located = locateJson(text);
  if ("expected" in located) {
    const at = { file, ...lineAndColumn(text, located.offset) };
    return { faults: [], problems: [{ code: "not-json", message: `Expected ${located.expected}.`, at }] };
  }
  const value = JSON.parse(text.replace(/^\ufeff/, ""));
  const { faults, mistakes } = readFaultPlan(value, operations);
  const problems = mistakes.map(({ path, message, fix }) => {
    const at = { file, ...lineAndColumn(text, partAt(located.root, path).start) };
    return { code: "bad-fault", message, at, ...fix ? { fix } : {} };
  });
  return { faults, problems };
}
function parseFaults(text, file) {
  const { faults, problems } = read(text, file);
  if (problems.length > 0) throw new FlowproofError(problems, renderProblems(problems, /* @__PURE__ */ new Map([[file, text]])));
  return faults;
}

// src/emulator/flow-folder.ts
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
var isFile = (path) => existsSync(path) && statSync(path).isFile();
function sourcesIn(folder) {
  return readdirSync(folder).sort().flatMap((entry) => {
    const path = join(folder, entry);
    const inside = join(path, "flow.json");
    if (isFile(inside)) return [{ name: entry, file: inside }];
    return entry.endsWith(".json") && isFile(path) ? [{ name: entry.slice(0, -".json".length), file: path }] : [];
  });
}
function checkNames(sources) {
  const first = /* @__PURE__ */ new Map();
  return sources.flatMap(({ name, file }) => {
    const other = first.get(name);
    first.set(name, other ?? file);
    if (!other) return [];
    const message = `Two flows are named \`${name}\`: ${other} and ${file}.`;
    return [{ code: "duplicate-flow", message, fix: "rename one of them" }];
  });
}
function loadFlows(folder) {
  const sources = sourcesIn(folder);
  const texts = new Map(sources.map(({ file }) => [file, readFileSync(file, "utf8")]));
  const loaded = sources.map(({ name, file }) => ({ name, ...parseFlow(texts.get(file) ?? "", file) }));
  const problems = [...checkNames(sources), ...loaded.flatMap((one) => one.problems)];
  if (problems.length > 0) throw new FlowproofError(problems, renderProblems(problems, texts));
  return loaded.flatMap(({ name, flow }) => flow ? [{ name, definition: flow }] : []);
}

// src/cli/emulator.ts
var OPTIONS = {
  flows: { type: "string", value: "DIR", help: "serves the flows of DIR: NAME.json, or NAME/flow.json" },
  port: { type: "string", value: "N", default: "0", help: "listens on this port; 0 is any free port" },
  host: { type: "string", value: "HOST", default: "127.0.0.1", help: "listens on this address" },
  "rate-limits": { type: "boolean", help: "refuses more than Studio's own number of new executions a second" },
  faults: { type: "string", value: "FILE", help: "injects the faults of this JSON file" }
};
var DETAILS = `
A file of faults: [{ "operation": "ListExecutionStep", "nth": 1, "fault": { "status": 503 } }]
With --json, the first line is {"url":\u2026,"accountSid":\u2026,"authToken":\u2026}, written once it serves.
Stop it with Ctrl+C. docs/emulator.md describes its API.`;
var messageOf = (error) => error instanceof Error ? error.message : String(error);
function portOf(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new UsageError(`\`--port\` must be a number from 0 to 65535, not \`${text}\``);
  return port;
}
function readAt(path, reading) {
  try {
    return reading();
  } catch (error) {
    if (error instanceof FlowproofError) throw error;
    return fail("cannot-read", `${path} cannot be read: ${messageOf(error)}`);
  }
}
function flowsIn(folder, cwd) {
  if (folder === void 0) return [];
  if (!statSync2(resolve(cwd, folder), { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`\`--flows\` must be a folder: \`${folder}\` is not a folder`);
  return readAt(folder, () => loadFlows(resolve(cwd, folder)));
}
var faultsIn = (file, cwd) => file === void 0 ? [] : readAt(file, () => parseFaults(readFileSync2(resolve(cwd, file), "utf8"), file));
var codeOf = (error) => error instanceof Error && "code" in error ? error.code : void 0;
function cannotListen(error, host, port) {
  if (codeOf(error) === "EADDRINUSE")
    fail("port-taken", `Port ${port} of ${host} is taken.`, "use another port, or --port 0 for any free port");
  if (codeOf(error) === "EACCES")
    fail("permission-denied", `Permission denied for port ${port} of ${host}.`, "use a port above 1023");
  return fail("cannot-listen", `Cannot listen on ${host}:${port}: ${messageOf(error)}`);
}
function greeting({ url, accountSid, authToken, studio }) {
  const flows = studio.flows.all().map(({ sid, revisions }) => `  ${sid}  ${revisions.at(-1)?.friendlyName}`);
  const listed = flows.length > 0 ? ["flows", ...flows] : ["no flows yet: create them through the REST API"];
  return [
    `The embedded Studio serves at ${url}`,
    `account SID  ${accountSid}`,
    `auth token   ${authToken}`,
    ...listed
  ].join("\n");
}
var aborted = (signal) => new Promise((done) => {
  if (signal.aborted) done();
  else signal.addEventListener("abort", () => done(), { once: true });
});
async function serve({ values, cwd, output, warn, stopping }) {
  const { host, "rate-limits": rateLimits = false } = values;
  const port = portOf(values.port);
  const flows = flowsIn(values.flows, cwd);
  const faults = faultsIn(values.faults, cwd);
  const stopped = aborted(stopping());
  const log = (line) => warn(maskPhoneNumbers(line));
  const emulator = await startEmulator({ flows, port, host, rateLimits, faults, log }).catch(
    (error) => cannotListen(error, host, port)
  );
  const { url, accountSid, authToken } = emulator;
  output({ url, accountSid, authToken }, greeting(emulator));
  await stopped;
  await emulator.close();
  return 0;
}
var command = defineCommand({
  name: "emulator",
  summary: "Runs the embedded Studio on its own, for any program that uses a Twilio SDK",
  usage: "[--flows DIR] [options]",
  details: DETAILS,
  options: OPTIONS,
  run: serve
});
export {
  command
};
