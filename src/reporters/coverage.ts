// Playwright reporter: the coverage of a run as a table, as JSON and as a page, its thresholds, and what changed in failing flows.
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import type { FlowDefinition } from '../flow/types.ts';
import type { Outcome } from './coverage-changes.ts';
import { definitionsIn, evidencesIn } from './coverage-evidence.ts';
import { type GivenOptions, settingsOf } from './coverage-options.ts';
import type { Collected } from './coverage-run.ts';

type Ending = typeof import('./coverage-run.ts');

export default class CoverageReporter implements Reporter {
  private readonly settings;
  private readonly outcomes = new Map<string, readonly Outcome[]>();
  private readonly silent = new Map<string, Collected['silent'][number]>();
  private readonly attached = new Map<string, FlowDefinition>();
  private config: Collected['config'] = { rootDir: '.', shard: null, argv: [], maxFailures: 0 };
  private tests: () => readonly TestCase[] = () => [];
  private ending: Promise<Ending> | undefined;

  constructor(options: GivenOptions = {}) {
    this.settings = settingsOf(options);
  }

  printsToStdio(): boolean {
    return false;
  }

  /** The code for the end of the run is loaded while the workers start. */
  onBegin(config: FullConfig, suite: Suite): void {
    this.config = config;
    this.tests = () => suite.allTests();
    this.ending = import('./coverage-run.ts');
    this.ending.catch(() => undefined);
  }

  /** A later attempt replaces an earlier one, unless it was killed and has no evidence. */
  onTestEnd(test: TestCase, result: TestResult): void {
    for (const [digest, definition] of definitionsIn(result)) this.attached.set(digest, definition);
    const passed = result.status === 'passed' && test.expectedStatus === 'passed';
    const outcomes = evidencesIn(result).map((evidence) => ({ evidence, passed }));
    if (outcomes.length > 0) this.outcomes.set(test.id, outcomes);
    if (this.outcomes.has(test.id)) this.silent.delete(test.id);
    else this.silent.set(test.id, { test, result });
  }

  async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    const { conclude } = await (this.ending ?? import('./coverage-run.ts'));
    const { settings, config, attached } = this;
    const outcomes = [...this.outcomes.values()].flat();
    const silent = [...this.silent.values()];
    return conclude({ settings, config, tests: this.tests(), outcomes, silent, attached, result });
  }
}
