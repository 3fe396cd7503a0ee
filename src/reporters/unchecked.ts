// Playwright reporter: how many of the flows' outputs were checked; in a strict run, an unchecked output is a failure.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { isMerge } from '../playwright-internals.ts';
import { unwritable } from '../unwritable.ts';
import { evidencesOf, removeInternalAttachments, shared } from './evidence.ts';
import {
  distinct,
  emptyLines,
  linesToAdd,
  notCheckedLines,
  type Seen,
  tableOf,
  tallyOf,
  uncheckedIn,
} from './unchecked-text.ts';
import { failFor } from './unwritten.ts';

type Options = {
  /** Fails the run if an output or an expectation was not checked. */
  strict?: boolean;
  outputFile?: string;
  configDir?: string;
  _mode?: string;
};

/** More would push the failures out of view; the file has all of them. */
const MAX_SHOWN = 3;

const neededParts = ({ scenario, flow, target, sent, notChecked, empty }: Seen): Seen => ({
  scenario,
  flow: shared(flow),
  target,
  ...(sent ? { sent } : {}),
  ...(notChecked ? { notChecked } : {}),
  ...(empty ? { empty } : {}),
});

export default class UncheckedReporter implements Reporter {
  readonly #strict: boolean;
  readonly #file: string;
  readonly #shown: string;
  readonly #merging: boolean;
  readonly #seen = new Map<string, readonly Seen[]>();

  constructor(options: Options = {}) {
    const { strict = false, configDir = '.', outputFile = 'reports/not-checked.md' } = options;
    this.#merging = isMerge(options);
    this.#strict = strict;
    this.#file = resolve(configDir, outputFile);
    this.#shown = outputFile;
  }

  printsToStdio(): boolean {
    return false;
  }

  /** A later attempt replaces an earlier one. */
  onTestEnd(test: TestCase, result: TestResult): void {
    const evidences = evidencesOf(result).map(neededParts);
    if (evidences.length > 0) this.#seen.set(test.id, evidences);
    // The last of our reporters. In other runs, the code that redacts results does this after all reporters.
    if (this.#merging) removeInternalAttachments(test, result);
  }

  async onEnd(): Promise<{ status?: FullResult['status'] } | undefined> {
    const evidences = [...this.#seen.values()].flat();
    const tally = tallyOf(evidences);
    const table = tableOf(tally);
    if (table === '') return undefined;
    const open = distinct(uncheckedIn(tally));
    const skipped = notCheckedLines(evidences);
    const empty = emptyLines(evidences);
    const unwritten = this.#write(open.map(linesToAdd), skipped, empty);
    const out = [`\n${table}`, ...this.#summary(open.map(linesToAdd), skipped), ...this.#emptyText(empty)];
    process.stdout.write(`${out.join('\n')}\n`);
    const failed = failFor(unwritten, this.#merging);
    return this.#strict && open.length + skipped.length > 0 ? { status: 'failed' } : failed;
  }

  #summary(lines: readonly string[], skipped: readonly string[]): string[] {
    if (lines.length + skipped.length === 0) return [];
    const verdict = this.#strict ? 'the run is strict, and fails' : '`strict: true` fails on them';
    const count = `${lines.length + skipped.length} not checked (${verdict}); all of them, with the lines to add: ${this.#shown}`;
    const shown = this.#strict
      ? [...skipped, ...lines].slice(0, MAX_SHOWN).map((text) => text.replace(/^/gm, '  '))
      : [];
    return [count, ...shown];
  }

  #emptyText(empty: readonly string[]): string[] {
    if (empty.length === 0) return [];
    const [noun, are] = empty.length === 1 ? ['template', 'it is'] : ['templates', 'they are'];
    return [`${empty.length} ${noun} rendered to nothing: ${are} listed in ${this.#shown}`];
  }

  /** What could not be written. */
  #write(lines: readonly string[], skipped: readonly string[], empty: readonly string[]): string[] {
    const text = [
      '# Not checked',
      '',
      'What the flows sent without an expectation that checked it, with its place and the lines that would check it.',
      '',
      ...skipped.map((line) => `- ${line}`),
      ...lines.map((line) => `\`\`\`yaml\n# ${line}\n\`\`\`\n`),
      ...(empty.length > 0 ? ['', '## Rendered to nothing', '', ...empty.map((line) => `- ${line}`)] : []),
    ].join('\n');
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(this.#file, `${text}\n`);
      return [];
    } catch (error) {
      return [unwritable('What was not checked', this.#file, error)];
    }
  }
}
