import {
  didYouMean
} from "./chunk-46E2GUX2.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";

// src/cli/command.ts
import process from "node:process";
import { parseArgs } from "node:util";
var defineCommand = (command) => command;
var UsageError = class extends Error {
  name = "UsageError";
  fix;
  constructor(message, fix) {
    super(message);
    this.fix = fix;
  }
};
function fail(code, message, fix) {
  throw new FlowproofError([{ code, message, ...fix ? { fix } : {} }]);
}
var COMMON = {
  json: { type: "boolean", help: "answers with one JSON object on standard output" },
  help: { type: "boolean", short: "h", help: "shows this help" }
};
var optionLine = (name, { short, value, help, default: preset }) => {
  const flag = `${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`;
  const unset = preset === void 0 || preset === false || preset === "";
  return [flag, unset ? help : `${help} (default: ${String(preset)})`];
};
function columns(rows) {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd()).join("\n");
}
function helpOf({ name, summary, usage, details, options }) {
  const rows = Object.entries({ ...options, ...COMMON }).map(([key, option]) => optionLine(key, option));
  return [
    `${summary}.
`,
    `Usage: flowproof ${name} ${usage}`.trimEnd(),
    `
Options:
${columns(rows)}`,
    ...details ? [`
${details.trim()}`] : [],
    "\nExit codes: 0 fine, 1 problems found, 2 usage error.\n"
  ].join("\n");
}
var messageOf = (error) => error instanceof Error ? error.message : String(error);
function usageErrorOf(error, { name, options }) {
  const message = messageOf(error);
  const unknown = /^Unknown option '-{1,2}([^']*)'/.exec(message)?.[1];
  if (unknown === void 0) return new UsageError(message.split(". ")[0] ?? message);
  const flag = unknown.length === 1 ? `-${unknown}` : `--${unknown}`;
  const meant = didYouMean(
    flag,
    Object.keys({ ...options, ...COMMON }).map((key) => `--${key}`)
  );
  return new UsageError(`\`${flag}\` is not an option of \`flowproof ${name}\``, meant);
}
function parse(command, args) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.options, ...COMMON },
      allowPositionals: true,
      allowNegative: true
    });
  } catch (error) {
    throw usageErrorOf(error, command);
  }
}
function checkPositionals({ name, positionals: { least = 0, most } = { most: 0 } }, given) {
  const extra = given[most];
  if (extra !== void 0) throw new UsageError(`\`flowproof ${name}\` does not take the argument \`${extra}\``);
  if (given.length < least) throw new UsageError(`\`flowproof ${name}\` needs ${least - given.length} more argument`);
}
function stopOnSignals() {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => controller.abort());
  return controller.signal;
}
var CLEAR_LINE = "\r\x1B[2K";
function colorOf({ environment: { NO_COLOR, FORCE_COLOR }, stdout }) {
  if (NO_COLOR) return false;
  return FORCE_COLOR ? FORCE_COLOR !== "0" : Boolean(stdout.isTTY);
}
function outputOf({ stdout, stderr }, json) {
  let answered = false;
  let inProgress = false;
  const clear = () => {
    if (inProgress) stderr.write(CLEAR_LINE);
    inProgress = false;
  };
  const line = (stream, text) => {
    clear();
    stream.write(text.endsWith("\n") ? text : `${text}
`);
  };
  return {
    answered: () => answered,
    print: (text) => {
      if (!json) line(stdout, text);
    },
    output: (answer, text) => {
      if (answered) throw new Error("A command gives one answer");
      answered = true;
      if (json) line(stdout, JSON.stringify(answer));
      else if (text !== void 0) line(stdout, text);
    },
    warn: (text) => line(stderr, text),
    progress: (text) => {
      if (json || !stderr.isTTY) return;
      stderr.write(`${CLEAR_LINE}${text}`);
      inProgress = true;
    }
  };
}
var problemsOf = (error, code) => error instanceof FlowproofError ? error.problems : [
  {
    code,
    message: messageOf(error),
    ...error instanceof UsageError && error.fix ? { fix: error.fix } : {}
  }
];
function textOf(error, { environment }) {
  if (error instanceof FlowproofError || error instanceof Error && "code" in error) return error.message;
  const stack = error instanceof Error && environment.FLOWPROOF_DEBUG ? `
${error.stack}` : "";
  return `${messageOf(error)}
  fix: this is a defect of Flowproof; FLOWPROOF_DEBUG=1 shows where${stack}`;
}
function refuse(error, name, output) {
  const fix = error.fix ? `
  fix: ${error.fix}` : "";
  output.warn(`${error.message}${fix}

See \`flowproof ${name ? `${name} ` : ""}--help\`.`);
  if (!output.answered()) output.output({ errors: problemsOf(error, "usage") });
  return 2;
}
function showError(error, name, surroundings, json) {
  const output = outputOf(surroundings, json);
  if (error instanceof UsageError) return refuse(error, name, output);
  output.warn(textOf(error, surroundings));
  output.output({ errors: problemsOf(error, "failed") });
  return 1;
}
async function runCommand(command, args, surroundings) {
  const asksForJson = args.includes("--json");
  try {
    const { values, positionals } = parse(command, args);
    if (values.help) {
      surroundings.stdout.write(helpOf(command));
      return 0;
    }
    checkPositionals(command, positionals);
    const json = values.json === true;
    const { answered: _, ...output } = outputOf(surroundings, json);
    const { cwd, environment, stopping = stopOnSignals } = surroundings;
    const shared = { cwd, environment, json, color: colorOf(surroundings), stopping };
    return await command.run({ ...shared, ...output, values, positionals });
  } catch (error) {
    return showError(error, command.name, surroundings, asksForJson);
  }
}

export {
  defineCommand,
  UsageError,
  fail,
  columns,
  showError,
  runCommand
};
