// Runs a command in process, in its own project, against an account of these specs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from '../../src/cli/command.ts';
import { command as pull } from '../../src/cli/pull.ts';
import { command as record } from '../../src/cli/record.ts';
import { command as replay } from '../../src/cli/replay.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import type { Account } from './account.ts';

const COMMANDS = { pull, record, replay };

export type Ran = { code: number; stdout: string; stderr: string; json: () => Record<string, unknown> };

export async function flowproof(
  { environment, proxy }: Account,
  project: string,
  [name, ...args]: readonly [keyof typeof COMMANDS, ...string[]],
): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const into = (stream: keyof typeof written) => ({
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const api = args.includes('--stored') ? [] : ['--api', proxy.url];
  const code = await runCommand(COMMANDS[name], [...args, ...api], {
    cwd: project,
    environment,
    stdout: into('stdout'),
    stderr: into('stderr'),
    stopping: () => new AbortController().signal,
  });
  return { code, ...written, json: () => JSON.parse(written.stdout) };
}

const SCENARIO = `scenarios:
  - name: the contact says no
    contact: [{ at: question, reply: "no" }]
    expect: { status: ended }
`;

/** A repository with one flow: its scenario file, and its definition if there is one. */
export function projectWith(
  folder: string,
  { flow, definition }: { flow: string; definition?: FlowDefinition },
): string {
  const at = (path: string) => join(folder, 'scenarios/order-status', path);
  mkdirSync(dirname(at('x')), { recursive: true });
  writeFileSync(at('orders.yaml'), `flow: ${flow}\n${SCENARIO}`);
  if (definition) writeFileSync(at('flow.json'), JSON.stringify(definition, null, 2));
  return folder;
}
