// Playwright reporter: the coverage of a run as a table, as JSON and as a page, its thresholds, and what changed in flows that fail.
import { join, relative } from 'node:path';
import type { FullConfig, FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { coverageOf } from '../coverage/coverage.ts';
import { remember } from '../coverage/history.ts';
import { readHistory, replaceFile } from '../coverage/history-file.ts';
import type { CoveredFlow } from '../coverage/result.ts';
import { shortfallsOf, unknownFlows } from '../coverage/thresholds.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { changesOf, type Outcome, ranAs } from './coverage-changes.ts';
import { definitionsIn, evidencesIn } from './coverage-evidence.ts';
import { flowsOf } from './coverage-flows.ts';
import { type CoverageReport, coverageJson } from './coverage-json.ts';
import { type GivenOptions, isFiltered, settingsOf } from './coverage-options.ts';
import { coveragePage } from './coverage-page.ts';
import { changesText, shortfallText, tableText } from './coverage-table.ts';

const passedRuns = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap(({ evidence, passed }) => (passed ? (ranAs(evidence) ?? []) : []));

export default class CoverageReporter implements Reporter {
  private readonly settings;
  private readonly outcomes = new Map<string, readonly Outcome[]>();
  private readonly attached = new Map<string, FlowDefinition>();
  private config: Pick<FullConfig, 'rootDir' | 'shard' | 'argv'> = { rootDir: '.', shard: null, argv: [] };

  constructor(options: GivenOptions = {}) {
    this.settings = settingsOf(options);
  }

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig): void {
    this.config = config;
  }

  /** A later attempt replaces an earlier one, unless it left nothing: it was killed then. */
  onTestEnd(test: TestCase, result: TestResult): void {
    for (const [digest, definition] of definitionsIn(result)) this.attached.set(digest, definition);
    const passed = result.status === 'passed' && test.expectedStatus === 'passed';
    const outcomes = evidencesIn(result).map((evidence) => ({ evidence, passed }));
    if (outcomes.length > 0) this.outcomes.set(test.id, outcomes);
  }

  async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    if (this.outcomes.size === 0) return undefined;
    const outcomes = [...this.outcomes.values()].flat();
    const { flows, notes } = this.findFlows(outcomes);
    const report = this.reportOf({ outcomes, flows, notes, result });
    this.write(report, flows);
    this.print(report);
    this.keepHistory(outcomes, flows);
    if (report.shortfalls.length === 0) return undefined;
    // A merge takes no status from its reporters: only one that throws makes it fail.
    if (this.settings.merging) throw new Error('Coverage is below its thresholds.');
    return { status: result.status === 'passed' ? 'failed' : result.status };
  }

  private findFlows(outcomes: readonly Outcome[]) {
    const folders = [this.settings.configDir, this.config.rootDir];
    return flowsOf(
      outcomes.map(({ evidence }) => evidence),
      { attached: this.attached, folders },
    );
  }

  private reportOf(run: {
    outcomes: Outcome[];
    flows: CoveredFlow[];
    notes: string[];
    result: FullResult;
  }): CoverageReport {
    const { outcomes, flows, result } = run;
    const { thresholds } = this.settings;
    const coverage = coverageOf(
      flows,
      outcomes.map(({ evidence }) => evidence),
    );
    const partial = this.partOf();
    const notes = [...run.notes, ...(partial ? [partial] : [])];
    const unknown = partial ? [] : unknownFlows(coverage, thresholds);
    return {
      generatedAt: new Date(result.startTime.getTime() + result.duration).toISOString(),
      coverage,
      changes: changesOf(readHistory(this.settings.history), outcomes, flows),
      shortfalls: partial ? [] : shortfallsOf(coverage, thresholds),
      notes: [
        ...notes,
        ...unknown.map((name) => `thresholds.flows names ${name}, but no scenario ran on such a flow.`),
      ],
    };
  }

  /** Why this run says nothing about thresholds, if it does not. */
  private partOf(): string | undefined {
    const { shard, argv } = this.config;
    if (shard)
      return `Shard ${shard.current} of ${shard.total}: thresholds are judged where the shards' reports are merged.`;
    const filtered = !this.settings.merging && isFiltered(argv);
    return filtered ? 'Some of the scenarios only: thresholds were not judged.' : undefined;
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
    replaceFile(file, `${JSON.stringify(remember(readHistory(file), passedRuns(outcomes), definitions))}\n`);
  }
}
