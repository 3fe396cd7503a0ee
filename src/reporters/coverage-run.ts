// The end of a run: computes coverage from its evidence, then writes, prints and stores it.
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FullConfig, FullResult, TestCase, TestResult } from '@playwright/test/reporter';
import { coverageOf } from '../coverage/coverage.ts';
import { exploreHint } from '../coverage/explore-hint.ts';
import { remember } from '../coverage/history.ts';
import { readHistory, replaceFile } from '../coverage/history-file.ts';
import type { CoveredFlow } from '../coverage/result.ts';
import { shortfallsOf, unknownFlows } from '../coverage/thresholds.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { isOnly } from '../playwright-internals.ts';
import { unwritable } from '../unwritable.ts';
import { changesOf, type Outcome, passedRuns } from './coverage-changes.ts';
import { saying } from './coverage-checks.ts';
import { endOf } from './coverage-digest.ts';
import { type Found, flowsOf, together } from './coverage-flows.ts';
import { type CoverageReport, coverageJson } from './coverage-json.ts';
import { type NotRun, notRunOf } from './coverage-not-run.ts';
import { isFiltered, type Settings } from './coverage-options.ts';
import { coveragePage } from './coverage-page.ts';
import { changesText, shortfallText, tableText } from './coverage-table.ts';
import { flowsBelow } from './flow-files.ts';
import { mutationScore, mutationShortfall } from './mutation-score.ts';
import { failFor } from './unwritten.ts';

/** What a run has left, without attempts that later ones replaced. */
export type Collected = {
  settings: Settings;
  config: Pick<FullConfig, 'rootDir' | 'shard' | 'argv' | 'maxFailures'>;
  tests: readonly TestCase[];
  /** One for each test with evidence. */
  outcomes: readonly Outcome[];
  /** Tests without evidence. */
  silent: readonly { test: TestCase; result: TestResult }[];
  attached: ReadonlyMap<string, FlowDefinition>;
  result: FullResult;
};

/** Why this run cannot be compared with thresholds; undefined if it can. */
function partOf({ settings, config, tests, result: { status } }: Collected): string | undefined {
  const { shard, argv, maxFailures } = config;
  if (shard)
    return `Shard ${shard.current} of ${shard.total}: thresholds are checked when the shards' reports are merged.`;
  const some = isFiltered(argv) || tests.some(isOnly);
  if (!settings.merging && some) return 'Only some of the scenarios ran: thresholds were not checked.';
  const red = () => tests.filter((test) => test.outcome() === 'unexpected').length;
  const stopped = status === 'interrupted' || status === 'timedout' || (maxFailures > 0 && red() >= maxFailures);
  return stopped ? 'The run was stopped before its end: thresholds were not checked.' : undefined;
}

/** Flows that scenarios ran on and, if all scenarios ran, flows without any. */
function findFlows(run: Collected, notRun: readonly NotRun[], partial: string | undefined): Found {
  const { configDir, flows: folder } = run.settings;
  const evidences = run.outcomes.map(({ evidence }) => evidence);
  const found = flowsOf(evidences, { attached: run.attached, folders: [configDir, run.config.rootDir] });
  const failed = notRun.map(({ flow }) => flow);
  const known = [...evidences.map(({ flow }) => flow), ...failed];
  const others = folder && partial === undefined ? flowsBelow(folder, configDir, known) : [];
  return { flows: together(found.flows, [...failed, ...others]), notes: found.notes };
}

type Judged = Found & { notRun: readonly NotRun[]; partial: string | undefined };

/** Links to the page of `flowproof mutate`, if there is one. */
function mutationOf({ folder, mutation }: Settings): Pick<CoverageReport, 'mutation'> {
  const score = existsSync(join(folder, 'mutation.html')) ? mutationScore(mutation) : undefined;
  return score === undefined ? {} : { mutation: score };
}

function reportOf({ settings, outcomes, result }: Collected, judged: Judged): CoverageReport {
  const { flows, notRun, partial } = judged;
  const { thresholds } = settings;
  const coverage = coverageOf(
    flows,
    outcomes.map(({ evidence }) => evidence),
  );
  const unknown = partial ? [] : unknownFlows(coverage, thresholds);
  const mutation = partial ? undefined : mutationShortfall(thresholds.mutation, settings.mutation);
  return {
    generatedAt: endOf(result),
    coverage,
    changes: changesOf(readHistory(settings.history), { outcomes, notRun, flows }),
    shortfalls: partial ? [] : shortfallsOf(coverage, thresholds),
    notes: [
      ...judged.notes,
      ...(partial ? [partial] : []),
      ...unknown.map((name) => `thresholds.flows names ${name}, but there is no such flow.`),
      ...(mutation ? [mutation] : []),
    ],
    ...(mutation ? { mutationBelow: true as const } : {}),
    ...mutationOf(settings),
  };
}

function write({ folder }: Settings, report: CoverageReport, flows: readonly CoveredFlow[]): void {
  replaceFile(join(folder, 'coverage.json'), coverageJson(report));
  replaceFile(join(folder, 'index.html'), coveragePage(report, flows));
}

/** A message about a report that cannot be written; none if it could. */
function unwrittenBy(work: () => void, report: string, path: string): string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return [unwritable(report, path, error)];
  }
}

function print({ folder }: Settings, report: CoverageReport, hasPage: boolean): void {
  const { coverage, changes, shortfalls, notes } = report;
  const failing = changes.filter((change) => change.failing.length > 0);
  const hint = exploreHint([...coverage.flows], process.cwd());
  const parts = [
    tableText(coverage),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    ...failing.map(changesText),
    ...(shortfalls.length > 0 ? [shortfallText(shortfalls)] : []),
    ...(hint ? [hint] : []),
    ...(hasPage ? [`coverage page: ${relative(process.cwd(), join(folder, 'index.html'))}`] : []),
  ];
  process.stdout.write(`\n${parts.join('\n\n')}\n`);
}

/** A shard has only a part of the run: the history is updated when reports are merged. */
function keepHistory({ settings, config, outcomes }: Collected, flows: readonly CoveredFlow[]): void {
  const { history: file } = settings;
  if (!file || config.shard) return;
  const definitions = new Map(flows.map(({ digest, definition }) => [digest, definition]));
  replaceFile(file, `${JSON.stringify(remember(readHistory(file), passedRuns(outcomes), definitions))}\n`);
}

export function conclude(run: Collected): { status?: FullResult['status'] } | undefined {
  const { settings, outcomes, silent, result } = run;
  const notRun = silent.flatMap(({ test, result }) => notRunOf(test, result, settings.configDir) ?? []);
  if (outcomes.length + notRun.length === 0) return undefined;
  const partial = partOf(run);
  const found = findFlows(run, notRun, partial);
  const report = reportOf(run, { ...found, notRun, partial });
  const unwritten = unwrittenBy(() => write(settings, report, found.flows), 'The coverage reports', settings.folder);
  print(settings, report, unwritten.length === 0);
  unwritten.push(
    ...unwrittenBy(() => keepHistory(run, found.flows), 'The history of passing flows', settings.history ?? ''),
  );
  const failed = failFor(unwritten, settings.merging);
  if (report.shortfalls.length === 0 && !report.mutationBelow) return failed;
  // When reports are merged, a reporter cannot set the status: the merge fails only if a reporter throws.
  if (settings.merging) throw saying('Coverage is below its thresholds: the merge has failed.');
  return { status: result.status === 'passed' ? 'failed' : result.status };
}
