// `flowproof calibrate`: asks a test account what the documentation leaves open, and saves its differences from the embedded Studio.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createGuard } from '../account/guard.ts';
import { type Budget, policyOf } from '../account/policy.ts';
import { type Ledger, sum } from '../account/spend.ts';
import { type Answer, calibrate, changesOf } from '../calibration/calibrate.ts';
import { openEcho, openEmbedded } from '../calibration/embedded.ts';
import { CALIBRATION_FILE, calibrationText } from '../calibration/file.ts';
import { deleteLeftovers, type Service } from '../calibration/play.ts';
import type { Probe } from '../calibration/probe.ts';
import { accountOf } from '../workflow/account.ts';
import { createClient } from '../workflow/client.ts';
import { type Context, columns, defineCommand, fail, UsageError } from './command.ts';
import { environmentOf } from './recorded-account.ts';

const OPTIONS = {
  account: {
    type: 'string',
    value: 'AC…',
    help: 'the test account, on which flows are created; it must be the account of the environment',
  },
  calls: {
    type: 'boolean',
    help: 'also asks questions that need calls: five calls and one message between two numbers of the account',
  },
  contact: { type: 'string', value: '+…', help: 'the number that is called; one of the account, for tests' },
  number: { type: 'string', value: '+…', help: 'the number that calls; one of the account' },
  echo: {
    type: 'string',
    value: 'URL',
    help: 'a server that echoes the requests that it receives, for questions about requests',
  },
  out: { type: 'string', value: 'FILE', default: CALIBRATION_FILE, help: 'the file for the settings that differ' },
  save: { type: 'boolean', help: 'saves them; the embedded Studio of this project then behaves like the account' },
} as const;

const DETAILS = `
It creates some flows on the account, runs each once through the REST API, reads steps and contexts, and always deletes the
flows. Without --calls it makes no call and sends no message. docs/calibrate.md lists the questions.`;

type Run = Context<typeof OPTIONS>;

/** Nothing is sent to these numbers: they stand for the contact and the flow of executions. */
const PLACEHOLDERS = { contact: '+15550100001', flowNumber: '+15550100000' };
const E164 = /^\+[1-9]\d{6,14}$/;

function numbersOf({ values }: Run): typeof PLACEHOLDERS {
  const { contact, number, calls } = values;
  for (const one of [contact, number])
    if (one !== undefined && !E164.test(one))
      throw new UsageError(`\`${one}\` is not a phone number`, 'write it in E.164: +15550100001');
  if (calls && !(contact && number))
    throw new UsageError('`--calls` needs two numbers of the account', 'add --contact +… and --number +…');
  return { contact: contact ?? PLACEHOLDERS.contact, flowNumber: number ?? PLACEHOLDERS.flowNumber };
}

function allowedAccount({ values }: Run, environment: Readonly<Record<string, string | undefined>>) {
  const account = accountOf(environment);
  const { accountSid } = account;
  if (values.account === undefined)
    throw new UsageError('No test account is named.', `add --account ${accountSid} if this is a test account`);
  if (values.account !== accountSid)
    fail(
      'account-not-allowed',
      `The environment names the account ${accountSid}, and --account allows ${values.account}.`,
      'use the credentials of the account that is allowed',
    );
  return account;
}

const BUDGET: Budget = { messages: 5, calls: 10, minutes: 20 };

/** The spending of this run only; it shares no budget. */
function ledgerOf(): Ledger {
  let total: Budget = { messages: 0, calls: 0, minutes: 0 };
  const add = (cost: Budget) => {
    total = sum(total, cost);
  };
  return {
    spend: async (cost) => {
      add(cost);
      return undefined;
    },
    record: async (cost) => add(cost),
    total: async () => total,
  };
}

type Opened = Service & { close: () => Promise<void> };

function openService(run: Run): Opened {
  const numbers = numbersOf(run);
  const environment = environmentOf({ ...run, values: { scenarios: '' } });
  const account = allowedAccount(run, environment);
  const policy = policyOf({ contacts: [numbers.contact], allow: [numbers.flowNumber], budget: BUDGET });
  const guard = createGuard({ policy, ledger: ledgerOf(), dryRun: false });
  const api = createClient({ ...account, guard });
  const { echo } = run.values;
  return {
    api,
    ...numbers,
    ...(echo ? { echo } : {}),
    elapse: (seconds) => api.clock.sleep(seconds * 1000),
    close: () => api.close(),
  };
}

/** Why a probe is skipped; undefined if it is not. */
function reasonOf({ values }: Run, { needs }: Probe): string | undefined {
  if (needs === 'calls' && !values.calls) return 'needs --calls';
  return needs === 'echo' && !values.echo ? 'needs --echo' : undefined;
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

function lineOf({ setting, question, result, account, emulator, reason }: Answer): [string, string] {
  const heading = `${result === 'same' ? '✓' : result === 'different' ? '✗' : '-'} ${setting}`;
  if (result === 'not-asked') return [heading, `${question}  not asked: ${reason}`];
  if (result === 'same') return [heading, `${question}  ${account?.value}`];
  const value = account?.value ?? `something else (${shown(account?.observed)})`;
  return [heading, `${question}  here ${emulator?.value}, on the account ${value}`];
}

function reportOf(answers: readonly Answer[]): string {
  const count = (result: Answer['result']) => answers.filter((answer) => answer.result === result).length;
  const totals = `${count('same')} the same, ${count('different')} different, ${count('not-asked')} not asked`;
  return `${columns(answers.map(lineOf))}\n\n${totals}`;
}

function save(run: Run, answers: readonly Answer[], account: string): string | undefined {
  const { save: wanted, out } = run.values;
  if (!wanted) return undefined;
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(resolve(run.cwd, out), calibrationText({ account, date, settings: changesOf(answers) }));
  return out;
}

async function run(context: Run): Promise<0 | 1> {
  const service = openService(context);
  const stopping = context.stopping();
  const echo = await openEcho();
  try {
    const left = await deleteLeftovers(service.api);
    if (left > 0) context.warn(`Deleted ${left} flows that an earlier calibration left.`);
    const answers = await calibrate({
      account: service,
      emulator: (behaviour) => openEmbedded(behaviour, echo),
      asks: (probe) => reasonOf(context, probe),
      progress: context.progress,
      stopped: () => stopping.aborted,
    });
    const saved = save(context, answers, service.api.accountSid);
    context.output(
      { account: service.api.accountSid, answers, ...(saved ? { saved } : {}) },
      `${reportOf(answers)}${saved ? `\nSaved to ${saved}: the embedded Studio behaves like this from now on.` : ''}`,
    );
    return !saved && answers.some(({ result }) => result === 'different') ? 1 : 0;
  } finally {
    echo.close();
    await service.close();
  }
}

export const command = defineCommand({
  name: 'calibrate',
  summary: 'Asks a test account about behaviour that Twilio does not document',
  usage: '--account AC… [--calls --contact +… --number +…] [--save]',
  details: DETAILS,
  options: OPTIONS,
  run,
});
