// `flowproof replay`: shows what another definition would have done with the executions of the last days.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { readCalibration } from '../calibration/file.ts';
import { errorMessage, FlowproofError } from '../errors.ts';
import { linkContentBeside } from '../flow/content-files.ts';
import { parseFlow } from '../flow/load.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { collect, replacementKey } from '../recorded/collect.ts';
import type { NotRecorded } from '../recorded/execution.ts';
import { fetchRevision } from '../recorded/fetch.ts';
import { percentOf } from '../recorded/moments.ts';
import { createReplacements } from '../recorded/replacement.ts';
import { createReplay, replayJson } from '../recorded/replay.ts';
import { replayPage } from '../recorded/replay-page.ts';
import { type ReplayReport, replayText, type Unchecked, verdictOf } from '../recorded/replay-text.ts';
import { type ExecutionStore, openStore } from '../recorded/store.ts';
import { asOnAccount, environmentMapOf } from '../scenario/environment-map.ts';
import { type Context, defineCommand, fail, UsageError } from './command.ts';
import {
  ACCOUNT_OPTIONS,
  type ChosenFlow,
  chooseFlow,
  environmentOf,
  flowsOf,
  hasAccount,
  type OpenAccount,
  openAccount,
} from './recorded-account.ts';
import { ANONYMISE_OPTIONS, CHOICE_OPTIONS, numberOf, sinceOf, sinceOption } from './recorded-options.ts';

const options = {
  ...CHOICE_OPTIONS,
  since: sinceOption('30d'),
  against: {
    type: 'string',
    value: 'WHAT',
    help: "the new definition: a file, `draft`, `published` or a revision (default: the flow's file)",
  },
  'fail-above': { type: 'string', value: 'PERCENT', help: 'exits with 1 above this share of changed paths: 0.5%' },
  strict: { type: 'boolean', help: 'exits with 1 if any execution could not be compared' },
  html: { type: 'string', value: 'FILE', help: 'the file of the page (default: reports/replay/FLOW.html)' },
  ...ANONYMISE_OPTIONS,
  stored: { type: 'boolean', help: 'uses only stored executions, without the account' },
  ...ACCOUNT_OPTIONS,
} as const;

type ReplayContext = Context<typeof options>;

function failAboveOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = percentOf(text);
  if (percent === undefined) throw new UsageError(`\`--fail-above\` cannot be \`${text}\``, 'as in --fail-above 0.5%');
  return percent;
}

function definitionIn(path: string, cwd: string): FlowDefinition {
  const file = resolve(cwd, path);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return fail('cannot-read', `${path} cannot be read: ${errorMessage(error)}`);
  }
  const { flow, problems } = parseFlow(text, file);
  if (flow) problems.push(...linkContentBeside(flow, file).problems);
  if (flow && problems.length === 0) return flow;
  throw new FlowproofError(problems, new Map([[file, text]]));
}

type Against = { definition: FlowDefinition; name: string };

const REVISIONS = { draft: 'LatestRevision', published: 'LatestPublished' } as const;

const isRevision = (text: string): text is keyof typeof REVISIONS => Object.hasOwn(REVISIONS, text);

/** The definition to compare with: a file's, with the SIDs of the account, or one from the account. */
async function againstOf(context: ReplayContext, flow: ChosenFlow, api: OpenAccount | undefined): Promise<Against> {
  const { cwd, values } = context;
  const wanted = values.against ?? flow.known?.definitionPath;
  if (wanted === undefined)
    throw new UsageError(
      'There is no definition to compare with.',
      '--against flow.json, draft, published, or a revision',
    );
  if (isRevision(wanted) || /^\d+$/.test(wanted)) {
    if (!api)
      return fail('no-account', `\`--against ${wanted}\` needs the account.`, 'name a file, or leave out --stored');
    const name = isRevision(wanted) ? REVISIONS[wanted] : Number(wanted);
    const { revision, status, definition } = await fetchRevision(api, flow.sid, name);
    return { definition, name: `revision ${revision} (${status})` };
  }
  const map = flow.known && environmentMapOf(flow.known, flowsOf(context), cwd);
  return { definition: asOnAccount(definitionIn(wanted, cwd), map), name: relative(cwd, resolve(cwd, wanted)) };
}

type Source = { store: ExecutionStore; sids?: ReadonlySet<string>; failed: readonly NotRecorded[] };

async function sourceOf(context: ReplayContext, flow: ChosenFlow, api: OpenAccount | undefined): Promise<Source> {
  const { cwd, values, progress, stopping } = context;
  const now = Date.now();
  const root = resolve(cwd, values.store);
  if (!api) return { store: openStore(root, { flowSid: flow.sid, now }), failed: [] };
  const limit = numberOf(values.limit, 'limit');
  const sensitive = [...(values.sensitive ?? []), ...(flow.known?.sensitive ?? [])];
  const keep = values.keep ?? [];
  const store = openStore(root, { flowSid: flow.sid, now, rules: { sensitive, keep } });
  const signal = stopping();
  const collected = await collect({
    api,
    store,
    wanted: { flowSid: flow.sid, since: sinceOf(values.since, now), ...(limit === undefined ? {} : { limit }) },
    behaviour: readCalibration(cwd),
    anonymising: { replacements: createReplacements(replacementKey(api.secret)), sensitive, keep },
    progress: (done, all) => progress(`executions of ${flow.name}: ${done} of ${all}`),
    signal,
  });
  if (signal.aborted)
    fail(
      'interrupted',
      'Stopped. The executions fetched so far are kept.',
      'run it again: it continues where it stopped',
    );
  return { store, sids: collected.sids, failed: collected.failed };
}

const countOf = (failed: readonly NotRecorded[]): Unchecked => ({
  expired: failed.filter(({ reason }) => reason === 'expired').length,
  incomplete: failed.filter(({ reason }) => reason !== 'expired').length,
});

function replayed(
  { store, sids }: Source,
  flow: ChosenFlow,
  { context, against }: { context: ReplayContext; against: Against },
) {
  const since = sinceOf(context.values.since, Date.now());
  const limit = sids ? undefined : numberOf(context.values.limit, 'limit');
  const replay = createReplay(flow.name, {
    revisions: (revision) => store.revision(revision)?.definition,
    against: against.definition,
    behaviour: readCalibration(context.cwd),
  });
  let left = limit === undefined ? 0 : Math.max(0, store.count() - limit);
  for (const execution of store.executions()) {
    const isWanted = sids ? sids.has(execution.sid) : Date.parse(execution.createdAt) >= since && left-- <= 0;
    if (isWanted) replay.add(execution);
  }
  return replay.result();
}

function writePage(context: ReplayContext, report: ReplayReport, page: string): string {
  const { cwd, values } = context;
  const file = resolve(cwd, values.html ?? `reports/replay/${report.flow.replace(/[^\w.-]+/g, '-')}.html`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page);
  return relative(cwd, file);
}

/** Without an account, only stored executions are available. */
function accountFor(context: ReplayContext): OpenAccount | undefined {
  if (context.values.stored) return undefined;
  if (hasAccount(environmentOf(context))) return openAccount(context);
  context.warn('No account is set: only stored executions are replayed.');
  return undefined;
}

async function run(context: ReplayContext): Promise<0 | 1> {
  const { cwd, values } = context;
  const failAbove = failAboveOf(values['fail-above']);
  const flow = chooseFlow(flowsOf(context), values.flow, cwd);
  const api = accountFor(context);
  try {
    const against = await againstOf(context, flow, api);
    const source = await sourceOf(context, flow, api);
    const unchecked = countOf(source.failed);
    const result = replayed(source, flow, { context, against });
    const report: ReplayReport = { flow: flow.name, against: against.name, replayed: result, unchecked };
    const verdict = verdictOf(report, {
      strict: values.strict === true,
      ...(failAbove === undefined ? {} : { failAbove }),
    });
    const page = writePage(context, report, replayPage(report, against.definition, verdict));
    const text = [replayText(report), ...verdict.reasons.map((reason) => `FAILED: ${reason}`), `Page: ${page}`].join(
      '\n',
    );
    context.output(replayJson(result), text);
    return verdict.passes ? 0 : 1;
  } finally {
    await api?.close();
  }
}

export const command = defineCommand({
  name: 'replay',
  summary: 'Shows what another definition would have done with real executions',
  usage: '[--flow FLOW] [--since 30d] [--against flow.json] [options]',
  details: `
It only reads from the account, and needs no number and no contact. Executions are fetched once and kept for 30 days
with phone numbers, e-mail addresses, secrets and listed fields replaced.

  flowproof replay --flow order-status --since 7d
  flowproof replay --flow FW… --against draft --fail-above 0.5% --strict

docs/recorded.md describes the report; docs/ci.md has a job that runs it before a flow is published.`,
  options,
  run,
});
