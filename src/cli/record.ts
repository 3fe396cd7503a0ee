// `flowproof record`: turns real executions into scenarios.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readCalibration } from '../calibration/file.ts';
import { failuresOf } from '../recorded/check.ts';
import { collect, replacementKey, replacePersonalData, revisionsOf } from '../recorded/collect.ts';
import type { NotRecorded, RecordedExecution } from '../recorded/execution.ts';
import { fetchListed, fetchRecorded, listExecutions } from '../recorded/fetch.ts';
import { flowFileText } from '../recorded/flow-file.ts';
import { createPlayer } from '../recorded/player.ts';
import { gather, questionsPage, RECORDED_HEAD, type RecordedGroup, recordedFile } from '../recorded/record.ts';
import { createReplacements } from '../recorded/replacement.ts';
import { type ExecutionStore, openStore } from '../recorded/store.ts';
import { isRefusal } from '../workflow/errors.ts';
import { type Context, defineCommand, fail, plural, UsageError } from './command.ts';
import {
  ACCOUNT_OPTIONS,
  type ChosenFlow,
  chooseFlow,
  flowsOf,
  type OpenAccount,
  openAccount,
} from './recorded-account.ts';
import { ANONYMISE_OPTIONS, CHOICE_OPTIONS, numberOf, sinceOf, sinceOption } from './recorded-options.ts';

const options = {
  ...CHOICE_OPTIONS,
  since: sinceOption('7d'),
  status: {
    type: 'string',
    value: 'STATUS',
    default: 'ended',
    help: 'ended, or active: executions that wait for their contact',
  },
  out: {
    type: 'string',
    value: 'FILE',
    help: "the scenario file (default: recorded.yaml beside the flow's scenarios)",
  },
  report: { type: 'boolean', help: 'writes executions that are not reproduced to reports/recorded/FLOW.md' },
  ...ANONYMISE_OPTIONS,
  ...ACCOUNT_OPTIONS,
} as const;

type RecordContext = Context<typeof options>;

const EXECUTION = /^FN[0-9a-f]{32}$/i;

function executionSids({ positionals }: RecordContext): readonly string[] {
  const wrong = positionals.find((sid) => !EXECUTION.test(sid));
  if (wrong !== undefined)
    throw new UsageError(
      `\`${wrong}\` is not the SID of an execution`,
      'FN and 32 hexadecimal digits; flows are named with --flow',
    );
  return positionals;
}

const NOT_FOUND = 404;

/** An execution's SID does not identify its flow, so the flows of the repository are searched. */
async function flowOf(context: RecordContext, api: OpenAccount, sids: readonly string[]): Promise<ChosenFlow> {
  const flows = flowsOf(context);
  const [first] = sids;
  if (context.values.flow !== undefined || first === undefined)
    return chooseFlow(flows, context.values.flow, context.cwd);
  for (const known of flows) {
    if (!known.sid) continue;
    try {
      await fetchListed(api, { flowSid: known.sid, executionSid: first });
      return { sid: known.sid, name: known.name, known };
    } catch (error) {
      if (!isRefusal(error) || error.status !== NOT_FOUND) throw error;
    }
  }
  return fail(
    'no-execution',
    `${first} is not an execution of a flow of this repository.`,
    'name its flow: --flow FW…',
  );
}

type Recording = { executions: RecordedExecution[]; failed: readonly NotRecorded[] };
type Work = { context: RecordContext; api: OpenAccount; flow: ChosenFlow; store: ExecutionStore };

const rulesOf = ({ values }: RecordContext, { known }: ChosenFlow) => ({
  sensitive: [...(values.sensitive ?? []), ...(known?.sensitive ?? [])],
  keep: values.keep ?? [],
});

/** Single executions, active ones included. Active ones are not stored, since they continue. */
async function bySid({ context, api, flow, store }: Work, sids: readonly string[]): Promise<Recording> {
  const anonymising = { replacements: createReplacements(replacementKey(api.secret)), ...rulesOf(context, flow) };
  const definitionOf = revisionsOf(api, flow.sid, store);
  const behaviour = readCalibration(context.cwd);
  const executions: RecordedExecution[] = [];
  const failed: NotRecorded[] = [];
  for (const sid of sids) {
    const found = await fetchRecorded(api, await fetchListed(api, { flowSid: flow.sid, executionSid: sid }));
    if ('failed' in found) failed.push(found.failed);
    else {
      const { friendlyName, definition } = await definitionOf(found.execution.revision);
      executions.push(
        replacePersonalData(found.execution, anonymising, createPlayer({ name: friendlyName, definition, behaviour })),
      );
    }
  }
  return { executions, failed };
}

function statusOf({ values: { status } }: RecordContext): 'ended' | 'active' {
  if (status === 'ended' || status === 'active') return status;
  throw new UsageError(`\`--status\` must be ended or active, not \`${status}\``);
}

async function bySpan(work: Work): Promise<Recording> {
  const { context, api, flow, store } = work;
  const { values, progress, stopping } = context;
  const limit = numberOf(values.limit, 'limit');
  const wanted = {
    flowSid: flow.sid,
    since: sinceOf(values.since, Date.now()),
    ...(limit === undefined ? {} : { limit }),
  };
  const active = statusOf(context) === 'active';
  if (active) {
    const listed = await listExecutions(api, { ...wanted, status: 'active' });
    return bySid(
      work,
      listed.map(({ sid }) => sid),
    );
  }
  const signal = stopping();
  const collected = await collect({
    behaviour: readCalibration(context.cwd),
    api,
    store,
    wanted,
    anonymising: { replacements: createReplacements(replacementKey(api.secret)), ...rulesOf(context, flow) },
    progress: (done, all) => progress(`executions of ${flow.name}: ${done} of ${all}`),
    signal,
  });
  if (signal.aborted)
    fail(
      'interrupted',
      'Stopped. The executions fetched so far are kept.',
      'run it again: it continues where it stopped',
    );
  return { executions: [...store.executions()].filter(({ sid }) => collected.sids.has(sid)), failed: collected.failed };
}

const slug = (name: string): string => name.replace(/[^\w.-]+/g, '-');

/** Only overwrites files that this command has written. */
function assertReplaceable(file: string, cwd: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8').includes(RECORDED_HEAD)) return;
  fail(
    'file-exists',
    `${relative(cwd, file)} was not written by \`flowproof record\`, and is not replaced.`,
    'name another file with --out',
  );
}

type Target = { file: string; definition: string; isNew: boolean };

function targetOf({ values, cwd }: RecordContext, { name, known }: ChosenFlow): Target {
  const folder = known ? dirname(known.file) : resolve(cwd, values.scenarios, slug(name));
  const file = values.out ? resolve(cwd, values.out) : join(folder, 'recorded.yaml');
  const definition = known?.definitionPath ?? join(dirname(file), 'flow.json');
  return { file, definition, isNew: !existsSync(definition) };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

type Written = { files: string[]; groups: readonly RecordedGroup[] };

/** Writes the scenario file, and the definition if there is none yet. Each scenario is run before it is written. */
async function writeScenarios(
  context: RecordContext,
  flow: ChosenFlow,
  groups: readonly RecordedGroup[],
): Promise<Written> {
  const { cwd } = context;
  const { file, definition, isNew } = targetOf(context, flow);
  const newest = [...groups].sort((a, b) => b.first.revision - a.first.revision)[0];
  if (!newest) return { files: [], groups };
  assertReplaceable(file, cwd);
  const files = [relative(cwd, file)];
  if (isNew) {
    write(definition, flowFileText(newest.definition, {}));
    files.push(relative(cwd, definition));
  }
  const options = { flow: { definition: relative(dirname(file), definition) } };
  const failures = await failuresOf(recordedFile(groups, options), file, readCalibration(cwd));
  write(file, recordedFile(groups, { ...options, failures }));
  const recordedGroups = groups.map((group, index): RecordedGroup => {
    const why = group.notReproduced ?? failures[index];
    return why === undefined ? group : { ...group, notReproduced: why };
  });
  return { files, groups: recordedGroups };
}

const countOf = (groups: readonly RecordedGroup[]): number =>
  groups.reduce((sum, { notReproduced, count }) => sum + (notReproduced === undefined ? 0 : count), 0);

async function run(context: RecordContext): Promise<0 | 1> {
  const { cwd, values, output } = context;
  const sids = executionSids(context);
  const api = openAccount(context);
  try {
    const flow = await flowOf(context, api, sids);
    const store = openStore(resolve(cwd, values.store), {
      flowSid: flow.sid,
      now: Date.now(),
      rules: rulesOf(context, flow),
    });
    const work = { context, api, flow, store };
    const { executions, failed } = await (sids.length > 0 ? bySid(work, sids) : bySpan(work));
    const gathered = gather(executions, (revision) => store.revision(revision)?.definition, {
      name: flow.name,
      behaviour: readCalibration(cwd),
    });
    const { files, groups } = await writeScenarios(context, flow, gathered.groups);
    if (values.report) {
      const page = resolve(cwd, `reports/recorded/${slug(flow.name)}.md`);
      write(page, questionsPage(flow.name, groups));
      files.push(relative(cwd, page));
    }
    const notReproduced = countOf(groups);
    const text = [
      `${flow.name}: ${plural(executions.length, 'execution')}, ${plural(gathered.groups.length, 'path')}`,
      ...failed.map(({ sid, message }) => `  ${sid} is left out: ${message}`),
      ...(notReproduced > 0
        ? [`  ${notReproduced} are not reproduced by the embedded Studio; their scenarios say why (fixme)`]
        : []),
      ...files.map((file) => `  wrote ${file}`),
    ].join('\n');
    output({ executions: executions.length, scenarios: gathered.groups.length, files, notReproduced }, text);
    return notReproduced > 0 || failed.length > 0 ? 1 : 0;
  } finally {
    await api.close();
  }
}

export const command = defineCommand({
  name: 'record',
  summary: 'Turns real executions into scenarios',
  usage: '[FN… …] [--flow FLOW --since 7d --limit N] [options]',
  details: `
Executions that took the same path become one scenario with a count. It only reads from the account; phone numbers, e-mail addresses,
secrets and listed fields are replaced before anything is written. What an execution does not show becomes a comment.

  flowproof record FN0123456789abcdef0123456789abcdef
  flowproof record --flow order-status --since 7d --limit 200`,
  options,
  positionals: { most: 1000 },
  run,
});
