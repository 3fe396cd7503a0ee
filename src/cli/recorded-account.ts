// What pull, record and replay share: the account to read from, the flows of the repository, and the options for both.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'dotenv';
import { isLoopbackUrl } from '../loopback.ts';
import { didYouMean } from '../nearest.ts';
import { openReadOnly } from '../recorded/read-only.ts';
import { findKnownFlow, type KnownFlow, knownFlows } from '../scenario/known-flows.ts';
import { accountOf } from '../workflow/account.ts';
import type { StudioApi } from '../workflow/api.ts';
import { fail, type Options, UsageError } from './command.ts';

export const ACCOUNT_OPTIONS = {
  env: { type: 'string', value: 'NAME', help: 'the environment, for flows with `sids` (or FLOWPROOF_ENV)' },
  scenarios: { type: 'string', value: 'DIR', default: 'scenarios', help: 'the folder of the scenario files' },
  api: { type: 'string', value: 'URL', help: 'reads from an emulator on this machine instead of Twilio' },
} as const satisfies Options;

export type Environment = Readonly<Record<string, string | undefined>>;

type Asked = {
  cwd: string;
  environment: Environment;
  values: { env?: string | undefined; scenarios: string; api?: string | undefined };
};

/** The environment with the values of `.env`; `--env` takes precedence over FLOWPROOF_ENV. */
export function environmentOf({ cwd, environment, values }: Asked): Environment {
  const file = join(cwd, '.env');
  const own = existsSync(file) ? parse(readFileSync(file)) : {};
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  return { ...own, ...set, ...(values.env ? { FLOWPROOF_ENV: values.env } : {}) };
}

/** Credentials are sent only to Twilio or to a server on this machine. */
function originOf(api: string | undefined): { origin?: string } {
  if (api === undefined) return {};
  if (!isLoopbackUrl(api))
    throw new UsageError(
      `\`--api\` must be a URL on this machine, not \`${api}\``,
      'as in --api http://127.0.0.1:8080',
    );
  return { origin: new URL(api).origin };
}

export type OpenAccount = StudioApi & { close: () => Promise<void>; secret: string };

/** Opens the account for reading, or says why there is none. */
export function openAccount(asked: Asked): OpenAccount {
  const account = accountOf(environmentOf(asked));
  return { ...openReadOnly({ account, ...originOf(asked.values.api) }), secret: account.password };
}

export const hasAccount = (environment: Environment): boolean =>
  Boolean(environment.TWILIO_ACCOUNT_SID && (environment.TWILIO_AUTH_TOKEN || environment.TWILIO_API_SECRET));

export function flowsOf(asked: Asked): KnownFlow[] {
  const folder = resolve(asked.cwd, asked.values.scenarios);
  return existsSync(folder) ? knownFlows(folder, environmentOf(asked)) : [];
}

const SID = /^FW[0-9a-f]{32}$/i;

export type ChosenFlow = { sid: string; name: string; known?: KnownFlow };

/** The flow of `--flow`: a SID, or a flow of the repository that has one. Without the option, the repository's only flow. */
export function chooseFlow(flows: readonly KnownFlow[], wanted: string | undefined, cwd: string): ChosenFlow {
  const withSid = flows.filter(({ sid }) => sid);
  const only = wanted === undefined && withSid.length === 1 ? withSid[0] : undefined;
  const known = wanted === undefined ? only : findKnownFlow(flows, wanted, cwd);
  const sid = wanted && SID.test(wanted) ? wanted : known?.sid;
  if (sid) return { sid, name: known?.name ?? sid, ...(known ? { known } : {}) };
  const names = withSid.map(({ name }) => name);
  if (known)
    return fail(
      'no-flow-sid',
      `The flow \`${known.name}\` has no SID that is known here.`,
      'write `sid: FW…` below `flow:` in its scenario file, or --flow FW…; if it has one, set the variable that it names, or choose an environment with --env',
    );
  const listed = names.length > 0 ? `--flow FW…, or one of ${names.join(', ')}` : '--flow FW…';
  if (wanted === undefined) throw new UsageError('No flow is named.', listed);
  throw new UsageError(
    `\`${wanted}\` is neither a flow SID nor a flow of this repository`,
    didYouMean(wanted, names) ?? listed,
  );
}
