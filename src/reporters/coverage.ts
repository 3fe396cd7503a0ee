// Playwright reporter: the coverage of a run as a table, as JSON and as a page, its thresholds, and what changed in flows that fail.
import { join, relative } from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { coverageOf } from '../coverage/coverage.ts';
import { remember } from '../coverage/history.ts';
import { readHistory, replaceFile } from '../coverage/history-file.ts';
import type { CoveredFlow } from '../coverage/result.ts';
import { shortfallsOf, unknownFlows } from '../coverage/thresholds.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { changesOf, greenRuns, type Outcome } from './coverage-changes.ts';
import { saying } from './coverage-checks.ts';
import { definitionsIn, evidencesIn } from './coverage-evidence.ts';
import { type Found, flowsOf, together } from './coverage-flows.ts';
import { type CoverageReport, coverageJson } from './coverage-json.ts';
import { type GivenOptions, isFiltered, settingsOf } from './coverage-options.ts';
import { coveragePage } from './coverage-page.ts';
import { changesText, shortfallText, tableText } from './coverage-table.ts';
import { type Unplayed, unplayedOf } from './coverage-unplayed.ts';
import { flowsBelow } from './flows-at-hand.ts';
import { endOf } from './told.ts';

/** Playwright tells its reporters of no `test.only`, but its own tests and suites know. */
function isOnly(part: TestCase | Suite): boolean {
  if ('_only' in part && part._only === true) return true;
  return part.parent !== undefined && isOnly(part.parent);
}

export default class CoverageReporter implements Reporter {
  private readonly settings;
  private readonly outcomes = new Map<string, readonly Outcome[]>();
  private readonly unplayed = new Map<string, Unplayed>();
  private readonly attached = new Map<string, FlowDefinition>();
  private config: Pick<FullConfig, 'rootDir' | 'shard' | 'argv' | 'maxFailures'> = {
    rootDir: '.',
    shard: null,
    argv: [],
    maxFailures: 0,
  };
  private tests: () => readonly TestCase[] = () => [];

  constructor(options: GivenOptions = {}) {
    this.settings = settingsOf(options);
  }

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.config = config;
    this.tests = () => suite.allTests();
  }

  /** A later attempt replaces an earlier one, unless it left nothing: it was killed then. */
  onTestEnd(test: TestCase, result: TestResult): void {
    for (const [digest, definition] of definitionsIn(result)) this.attached.set(digest, definition);
    const passed = result.status === 'passed' && test.expectedStatus === 'passed';
    const outcomes = evidencesIn(result).map((evidence) => ({ evidence, passed }));
    if (outcomes.length > 0) this.outcomes.set(test.id, outcomes);
    const unplayed = this.outcomes.has(test.id) ? undefined : unplayedOf(test, result, this.settings.configDir);
    if (unplayed) this.unplayed.set(test.id, unplayed);
    else this.unplayed.delete(test.id);
  }

  async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    if (this.outcomes.size + this.unplayed.size === 0) return undefined;
    const outcomes = [...this.outcomes.values()].flat();
    const partial = this.partOf(result);
    const { flows, notes } = this.findFlows(outcomes, partial);
    const report = this.reportOf({ outcomes, flows, notes, partial, result });
    this.write(report, flows);
    this.print(report);
    this.keepHistory(outcomes, flows);
    if (report.shortfalls.length === 0) return undefined;
    // A merge takes no status from its reporters: only one that throws makes it fail.
    if (this.settings.merging) throw saying('Coverage is below its thresholds: the merge has failed.');
    return { status: result.status === 'passed' ? 'failed' : result.status };
  }

  /** Those that scenarios ran on, and, if all scenarios ran, those that none did. */
  private findFlows(outcomes: readonly Outcome[], partial: string | undefined): Found {
    const { configDir, flows: folder } = this.settings;
    const evidences = outcomes.map(({ evidence }) => evidence);
    const found = flowsOf(evidences, { attached: this.attached, folders: [configDir, this.config.rootDir] });
    const unplayed = [...this.unplayed.values()].map(({ flow }) => flow);
    const known = [...evidences.map(({ flow }) => flow), ...unplayed];
    const others = folder && partial === undefined ? flowsBelow(folder, configDir, known) : [];
    return { flows: together(found.flows, [...unplayed, ...others]), notes: found.notes };
  }

  private reportOf(
    run: Found & { outcomes: Outcome[]; partial: string | undefined; result: FullResult },
  ): CoverageReport {
    const { outcomes, flows, partial, result } = run;
    const { thresholds } = this.settings;
    const coverage = coverageOf(
      flows,
      outcomes.map(({ evidence }) => evidence),
    );
    const unknown = partial ? [] : unknownFlows(coverage, thresholds);
    const judged = { outcomes, unplayed: [...this.unplayed.values()], flows };
    return {
      generatedAt: endOf(result),
      coverage,
      changes: changesOf(readHistory(this.settings.history), judged),
      shortfalls: partial ? [] : shortfallsOf(coverage, thresholds),
      notes: [
        ...run.notes,
        ...(partial ? [partial] : []),
        ...unknown.map((name) => `thresholds.flows names ${name}, but there is no such flow.`),
      ],
    };
  }

  /** Why this run says nothing about thresholds, if it does not. */
  private partOf({ status }: FullResult): string | undefined {
    const { shard, argv, maxFailures } = this.config;
    if (shard)
      return `Shard ${shard.current} of ${shard.total}: thresholds are judged where the shards' reports are merged.`;
    const some = isFiltered(argv) || this.tests().some(isOnly);
    if (!this.settings.merging && some) return 'Some of the scenarios only: thresholds were not judged.';
    const red = () => this.tests().filter((test) => test.outcome() === 'unexpected').length;
    const stopped = status === 'interrupted' || status === 'timedout' || (maxFailures > 0 && red() >= maxFailures);
    return stopped ? 'The run was stopped before its end: thresholds were not judged.' : undefined;
  }

  private write(report: CoverageReport, flows: readonly CoveredFlow[]): void {
    replaceFile(join(this.settings.folder, 'coverage.json'), coverageJson(report));
    replaceFile(join(this.settings.folder, 'index.html'), coveragePage(report, flows));
  }

  private print({ coverage, changes, shortfalls, notes }: CoverageReport): void {
    const page = relative(process.cwd(), join(this.settings.folder, 'index.html'));
    const failing = changes.filter((change) => change.failing.length > 0);
    const parts = [
      tableText(coverage),
      ...(notes.length > 0 ? [notes.join('\n')] : []),
      ...failing.map(changesText),
      ...(shortfalls.length > 0 ? [shortfallText(shortfalls)] : []),
      `coverage page: ${page}`,
    ];
    process.stdout.write(`\n${parts.join('\n\n')}\n`);
  }

  /** A shard sees a part of the run only: the history is kept where reports are merged. */
  private keepHistory(outcomes: readonly Outcome[], flows: readonly CoveredFlow[]): void {
    const { history: file } = this.settings;
    if (!file || this.config.shard) return;
    const definitions = new Map(flows.map(({ digest, definition }) => [digest, definition]));
    replaceFile(file, `${JSON.stringify(remember(readHistory(file), greenRuns(outcomes), definitions))}\n`);
  }
}
