// `npm run emulator -- --flows DIR --port N`: serves the embedded Studio until it is told to stop.
import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { parseFaults } from '../emulator/fault-file.ts';
import { loadFlows } from '../emulator/flow-folder.ts';
import { type Emulator, startEmulator } from '../emulator/server.ts';
import { FlowproofError } from '../errors.ts';
import { maskPhoneNumbers } from '../redaction/mask.ts';

const USAGE = `npm run emulator -- [--flows DIR] [--port N] [--host HOST] [--rate-limits]
                    [--faults FILE] [--json]

  --flows DIR     serves the flows of DIR: NAME.json, or NAME/flow.json
  --port N        listens on this port (0, the default: any that is free)
  --host HOST     listens on this address (127.0.0.1)
  --rate-limits   refuses more than Studio's own number of new executions a second
  --faults FILE   fails as this JSON file says: [{ "operation": "ListExecutionStep", "nth": 1, "fault": { "status": 503 } }]
  --json          says where it serves as one line of JSON
`;

const OPTIONS = {
  flows: { type: 'string' },
  port: { type: 'string', default: '0' },
  host: { type: 'string', default: '127.0.0.1' },
  'rate-limits': { type: 'boolean', default: false },
  faults: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** The command was not called as it should be. */
const MISUSED = 2;
const FAILED = 1;

function fail(message: string, status: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(status);
}

const misused = (message: string): never => fail(`${message}\n\n${USAGE}`, MISUSED);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    return misused(messageOf(error));
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) misused(`--port must be a number from 0 to 65535, not ${text}`);
  return port;
}

/** What a path holds, or the end of this process with what is wrong there. */
function readAt<T>(path: string, reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    return fail(
      error instanceof FlowproofError ? error.message : `${path} cannot be read: ${messageOf(error)}`,
      FAILED,
    );
  }
}

function flowsIn(folder: string | undefined) {
  if (folder === undefined) return [];
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    misused(`--flows must be a folder: ${folder} is none`);
  return readAt(folder, () => loadFlows(folder));
}

const faultsIn = (file: string | undefined) =>
  file === undefined ? [] : readAt(file, () => parseFaults(readFileSync(file, 'utf8'), file));

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

function cannotListen(error: unknown, host: string, port: number): never {
  if (codeOf(error) === 'EADDRINUSE')
    fail(`Port ${port} of ${host} is taken.\n  fix: take another one, or --port 0 for any that is free`, FAILED);
  if (codeOf(error) === 'EACCES')
    fail(`Port ${port} of ${host} is not yours to take.\n  fix: take one above 1023`, FAILED);
  return fail(`${host}:${port} cannot be listened on: ${messageOf(error)}`, FAILED);
}

function greeting({ url, accountSid, authToken, studio }: Emulator): string {
  const flows = studio.flows.all().map(({ sid, revisions }) => `  ${sid}  ${revisions.at(-1)?.friendlyName}`);
  const listed = flows.length > 0 ? ['flows', ...flows] : ['no flows yet: create them through the REST API'];
  return [
    `The embedded Studio serves at ${url}`,
    `account SID  ${accountSid}`,
    `auth token   ${authToken}`,
    ...listed,
  ].join('\n');
}

function stopOn(signal: NodeJS.Signals, emulator: Emulator): void {
  process.once(signal, async () => {
    await emulator.close();
    process.exit(0);
  });
}

const { flows: folder, host, json, help, 'rate-limits': rateLimits, ...rest } = readArguments();
if (help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const port = portOf(rest.port);
const flows = flowsIn(folder);
const faults = faultsIn(rest.faults);
const log = (line: string) => process.stderr.write(`${maskPhoneNumbers(line)}\n`);
const emulator = await startEmulator({ flows, port, host, rateLimits, faults, log }).catch((error: unknown) =>
  cannotListen(error, host, port),
);
stopOn('SIGINT', emulator);
stopOn('SIGTERM', emulator);
const { url, accountSid, authToken } = emulator;
process.stdout.write(`${json ? JSON.stringify({ url, accountSid, authToken }) : greeting(emulator)}\n`);
