// `flowproof emulator`: serves the embedded Studio until it is stopped.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseCalibration } from '../calibration/file.ts';
import { parseFaults } from '../emulator/fault-file.ts';
import { type FolderOfFlows, loadFlows } from '../emulator/flow-folder.ts';
import { type Emulator, startEmulator } from '../emulator/server.ts';
import { errorMessage, FlowproofError } from '../errors.ts';
import { printable } from '../redaction/printable.ts';
import { withoutSecrets } from '../redaction/redactor.ts';
import { aborted, type Context, defineCommand, fail, portOf, UsageError } from './command.ts';

const OPTIONS = {
  flows: { type: 'string', value: 'DIR', help: 'serves the flows of DIR: NAME.json, or NAME/flow.json' },
  port: { type: 'string', value: 'N', default: '0', help: 'listens on this port; 0 is any free port' },
  host: { type: 'string', value: 'HOST', default: '127.0.0.1', help: 'listens on this address' },
  'allow-host': {
    type: 'string',
    multiple: true,
    value: 'NAME',
    help: 'also accepts clients that use this host name, in addition to addresses and localhost',
  },
  'auth-token': { type: 'string', value: 'TOKEN', help: 'uses this auth token instead of a random one' },
  'rate-limits': { type: 'boolean', help: 'refuses new executions that are faster than Studio allows' },
  calibration: {
    type: 'string',
    value: 'FILE',
    help: 'behaves like the account of this calibration (flowproof calibrate --save)',
  },
  faults: { type: 'string', value: 'FILE', help: 'injects the faults of this JSON file' },
} as const;

const DETAILS = `
A file of faults: [{ "operation": "ListExecutionStep", "nth": 1, "fault": { "status": 503 } }]
With --json, the first line is {"url":…,"accountSid":…,"authToken":…}, written once it serves.
Stop it with Ctrl+C. docs/emulator.md describes its API.`;

/** Reads a path; adds the path to errors. */
function readAt<T>(path: string, reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    if (error instanceof FlowproofError) throw error;
    return fail('cannot-read', `${path} cannot be read: ${errorMessage(error)}`);
  }
}

function flowsIn(folder: string | undefined, cwd: string): FolderOfFlows {
  if (folder === undefined) return { flows: [], leftOut: [], content: [], mistakes: [] };
  if (!statSync(resolve(cwd, folder), { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`\`--flows\` must be a folder: \`${folder}\` is not a folder`);
  return readAt(folder, () => loadFlows(resolve(cwd, folder)));
}

const faultsIn = (file: string | undefined, cwd: string) =>
  file === undefined ? [] : readAt(file, () => parseFaults(readFileSync(resolve(cwd, file), 'utf8'), file));

const behaviourOf = (file: string | undefined, cwd: string) =>
  file === undefined ? {} : readAt(file, () => parseCalibration(readFileSync(resolve(cwd, file), 'utf8'), file));

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

function cannotListen(error: unknown, host: string, port: number): never {
  if (codeOf(error) === 'EADDRINUSE')
    fail('port-taken', `Port ${port} of ${host} is taken.`, 'use another port, or --port 0 for any free port');
  if (codeOf(error) === 'EACCES')
    fail('permission-denied', `Permission denied for port ${port} of ${host}.`, 'use a port above 1023');
  return fail('cannot-listen', `Cannot listen on ${host}:${port}: ${errorMessage(error)}`);
}

function greeting({ url, accountSid, authToken, studio }: Emulator): string {
  const flows = studio.flows
    .all()
    .map(({ sid, revisions }) => `  ${sid}  ${printable(revisions.at(-1)?.friendlyName ?? '')}`);
  const listed = flows.length > 0 ? ['flows', ...flows] : ['no flows yet: create them through the REST API'];
  return [
    `The embedded Studio serves at ${url}`,
    `account SID  ${accountSid}`,
    `auth token   ${authToken}`,
    ...listed,
  ].join('\n');
}

async function serve({ values, cwd, output, warn, stopping }: Context<typeof OPTIONS>): Promise<0> {
  const { host, 'rate-limits': rateLimits = false, 'allow-host': allowedHosts = [], 'auth-token': token } = values;
  if (token === '') throw new UsageError('`--auth-token` must not be empty');
  const port = portOf(values.port);
  const { flows, leftOut, content, mistakes: broken } = flowsIn(values.flows, cwd);
  for (const { name, mistakes } of leftOut) warn(`The flow \`${name}\` is not served:\n${mistakes}\n`);
  for (const mistake of broken) warn(`${mistake}\n`);
  const faults = faultsIn(values.faults, cwd);
  const behaviour = behaviourOf(values.calibration, cwd);
  const stopped = aborted(stopping());
  const log = (line: string) => warn(printable(withoutSecrets.text(line)));
  const options = {
    flows,
    content,
    behaviour,
    port,
    host,
    rateLimits,
    faults,
    log,
    allowedHosts,
    ...(token ? { authToken: token } : {}),
  };
  const emulator = await startEmulator(options).catch((error: unknown) => cannotListen(error, host, port));
  const { url, accountSid, authToken } = emulator;
  output({ url, accountSid, authToken }, greeting(emulator));
  await stopped;
  await emulator.close();
  return 0;
}

export const command = defineCommand({
  name: 'emulator',
  summary: 'Runs the embedded Studio on its own, for any program that uses a Twilio SDK',
  usage: '[--flows DIR] [options]',
  details: DETAILS,
  options: OPTIONS,
  run: serve,
});
