import {
  UsageError,
  columns,
  runCommand,
  showError
} from "../chunks/chunk-25HTD24C.js";
import {
  didYouMean
} from "../chunks/chunk-46E2GUX2.js";
import "../chunks/chunk-YEYHUD4T.js";
import "../chunks/chunk-AFVLCPEW.js";
import "../chunks/chunk-KMC7BOQH.js";

// src/cli/index.ts
import process from "node:process";
var COMMANDS = {
  init: () => import("../chunks/init-ANGMSXH6.js"),
  emulator: () => import("../chunks/emulator-RBIMBXBL.js"),
  lint: () => import("../chunks/lint-T57T4GT4.js"),
  open: () => import("../chunks/open-A3ENWGS3.js"),
  replay: () => import("../chunks/replay-6TFTAQJS.js"),
  report: () => import("../chunks/report-HXYG6U3P.js")
};
var isCommand = (name) => Object.hasOwn(COMMANDS, name);
async function help() {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const rows = commands.map(({ command: { name, summary } }) => [name, summary]);
  return `Regression tests for Twilio Studio flows.

Usage: flowproof COMMAND [options]

${columns(rows)}

\`flowproof COMMAND --help\` explains a command. Scenarios run with \`npx playwright test\`.
`;
}
var thisProcess = () => ({
  cwd: process.cwd(),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr
});
async function main(args, surroundings = thisProcess()) {
  const [name, ...rest] = args;
  if (name === "--help" || name === "-h" || name === "help") {
    surroundings.stdout.write(await help());
    return 0;
  }
  if (name !== void 0 && isCommand(name)) {
    const { command } = await COMMANDS[name]();
    return runCommand(command, rest, surroundings);
  }
  const wrong = name === void 0 ? new UsageError("Which command?", `choose from ${Object.keys(COMMANDS).join(", ")}`) : new UsageError(`\`${name}\` is not a command`, didYouMean(name, Object.keys(COMMANDS)));
  return showError(wrong, "", surroundings, args.includes("--json"));
}
export {
  main
};
