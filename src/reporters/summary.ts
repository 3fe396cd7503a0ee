// A Playwright reporter that writes `reports/summary.md`: the failed scenarios, and where each diverged from its path.

import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { divergenceText } from '../path/divergence.ts';
import { isMerge } from '../playwright-internals.ts';
import type { Evidence } from '../session/evidence.ts';
import { spentTogether, spentWords } from '../session/spent.ts';
import { unwritable, whyUnwritable } from '../unwritable.ts';
import { coverageDigest } from './coverage-digest.ts';
import { evidenceOf, evidencesOf } from './evidence.ts';
import { type Drift, type FailedScenario, renderSummary } from './markdown.ts';
import { failFor } from './unwritten.ts';

type Options = {
  outputFile?: string;
  /** What the coverage reporter writes; it must come before this reporter in the configuration. */
  coverage?: string;
  configDir?: string;
  _mode?: string;
};

const firstLine = (text: string): string => stripVTControlCharacters(text).trim().split('\n')[0] ?? '';

/** The first divergence in words; for other failures, their first line. */
function reasonOf(evidence: Evidence | undefined, message: string): string {
  const divergence = evidence?.divergence;
  if (!evidence || !divergence) return firstLine(evidence?.failures[0]?.message ?? message);
  return divergenceText(evidence.path, divergence);
}

function describeFailure(test: TestCase, rootDir: string): FailedScenario {
  const result = test.results.at(-1);
  const evidence = result && evidenceOf(result);
  const file = relative(rootDir, test.location.file);
  return {
    flow: evidence?.flow.name ?? basename(dirname(test.location.file)),
    scenario: test.title,
    target: test.parent.project()?.name ?? '',
    place: `${evidence?.scenario.file ?? file}:${test.location.line}`,
    reason: reasonOf(evidence, result?.error?.message ?? result?.status ?? 'did not run'),
  };
}

/** The evidence from the account, including retries. Scenarios on the emulator cost nothing and use the file, so theirs is not read. */
function accountEvidence(tests: readonly TestCase[]): Evidence[] {
  const paid = tests.filter((test) => test.parent.project()?.name !== 'emulator');
  return paid.flatMap(({ results }) => results.flatMap(evidencesOf));
}

/** Each flow once, however many scenarios report it. */
function driftOf(evidences: readonly Evidence[]): Drift[] {
  const found = new Map<string, Drift>();
  for (const { flow } of evidences) {
    const { name, sid, revision, drift: differences = [] } = flow;
    const known = { flow: name, differences, ...(revision === undefined ? {} : { revision }) };
    if (differences.length > 0) found.set(`${sid} ${revision}`, known);
  }
  return [...found.values()];
}

/** The folder of Playwright's HTML report; undefined if there is none, or the environment names another folder. */
function htmlFolder({ reporter }: FullConfig): string | undefined {
  const { PLAYWRIGHT_HTML_OUTPUT_DIR, PLAYWRIGHT_HTML_REPORT } = process.env;
  if (PLAYWRIGHT_HTML_OUTPUT_DIR || PLAYWRIGHT_HTML_REPORT) return undefined;
  const [, options] = reporter.find(([name]) => name === 'html') ?? [];
  const { outputFolder }: { outputFolder?: string } = options ?? {};
  return outputFolder;
}

/** A value that changes each time that the page is written. */
function versionOf(folder: string): string | undefined {
  try {
    const { ino, mtimeMs } = statSync(join(folder, 'index.html'));
    return `${ino} ${mtimeMs}`;
  } catch {
    return undefined;
  }
}

export default class SummaryReporter implements Reporter {
  readonly #file: string;
  readonly #coverage: string;
  #root = '';
  #suite: Suite | undefined;
  readonly #merging: boolean;
  /** Playwright's own report, and its version when the run began. */
  #page: { folder: string; before: string | undefined } | undefined;

  constructor({ configDir = '.', outputFile = 'reports/summary.md', ...options }: Options = {}) {
    this.#file = resolve(configDir, outputFile);
    this.#merging = isMerge(options);
    this.#coverage = resolve(configDir, options.coverage ?? 'reports/coverage/coverage.json');
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#root = config.configFile ? dirname(config.configFile) : config.rootDir;
    this.#suite = suite;
    const folder = htmlFolder(config);
    this.#page = folder === undefined ? undefined : { folder, before: versionOf(folder) };
  }

  async onEnd(result: FullResult): Promise<{ status: 'failed' } | undefined> {
    const tests = this.#suite?.allTests() ?? [];
    const having = (outcome: ReturnType<TestCase['outcome']>) => tests.filter((test) => test.outcome() === outcome);
    const evidences = accountEvidence(tests);
    const spent = spentTogether(evidences);
    const drift = driftOf(evidences);
    const summary = renderSummary({
      passed: having('expected').length,
      failed: having('unexpected').map((test) => describeFailure(test, this.#root)),
      flaky: having('flaky').length,
      skipped: having('skipped').length,
      seconds: result.duration / 1000,
      ...(spent ? { spent } : {}),
      drift,
      digest: coverageDigest(this.#coverage, result),
    });
    const unwritten = this.#write(summary);
    for (const { flow, differences } of drift) {
      const more = differences.length > 1 ? `, and ${differences.length - 1} more` : '';
      process.stdout.write(`  ${flow} on the account is not the definition in its file: ${differences[0]}${more}\n`);
    }
    if (spent) process.stdout.write(`  spent on the test account: ${spentWords(spent)}\n`);
    return failFor(unwritten, this.#merging);
  }

  /** Writes the summary; returns messages about what could not be written. */
  #write(summary: string): string[] {
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(this.#file, summary);
      return [];
    } catch (error) {
      return [unwritable('The summary', this.#file, error)];
    }
  }

  /** Playwright's message says why its report failed, but not always where. */
  async onExit(): Promise<void> {
    const { folder, before } = this.#page ?? {};
    if (folder === undefined || versionOf(folder) !== before) return;
    const why = whyUnwritable(folder);
    process.stderr.write(
      `Playwright's HTML report was not written to ${relative('', folder)}${why ? `: ${why}` : ''}\n`,
    );
  }

  printsToStdio(): boolean {
    return false;
  }
}
