// Adds suggestions when a command finds no test, where Playwright says only that, with any reporter.
import process from 'node:process';
import type { FullResult, Reporter, TestError } from '@playwright/test/reporter';
import { nearest } from '../nearest.ts';
import { readPlaywrightArguments } from '../playwright-arguments.ts';
import { type AnyReporter, type RunnerPlugin, reportersBehind } from '../playwright-internals.ts';
import { redactor } from './environment.ts';
import { ROOT } from './root.ts';

const NOTHING_FOUND = /No tests found/;

type Output = { write: (text: string) => unknown };

/** The configuration of `explainNothing`. */
export type Searched = { argv: readonly string[]; scenarios: string; stderr: Output };

/** Reads the files only if a command found nothing. */
async function explainNothing({ argv, scenarios, stderr }: Searched): Promise<void> {
  const [{ nearMatches }, { knownFiles }] = await Promise.all([
    import('./near-matches.ts'),
    import('./known-tests.ts'),
  ]);
  const lines = nearMatches(readPlaywrightArguments(argv), knownFiles(scenarios, ROOT));
  if (lines.length > 0) stderr.write(`${redactor.text(lines.join('\n'))}\n\n`);
}

/** `a.yaml b.yaml` runs the file that exists: a warning names the one that does not. */
async function warnOfUnmatched({ argv, scenarios, stderr }: Searched, found: readonly string[]): Promise<void> {
  const { files } = readPlaywrightArguments(argv);
  if (files.length < 2) return;
  const [{ unmatchedFiles }, { knownFiles }] = await Promise.all([
    import('./near-matches.ts'),
    import('./known-tests.ts'),
  ]);
  const others = found.map((path) => ({ path, shown: path, tests: [{ title: '', tags: [], line: 0 }] }));
  const lines = unmatchedFiles({ files }, [...knownFiles(scenarios, ROOT), ...others]);
  if (lines.length > 0) stderr.write(`${redactor.text(['Some arguments match no test:', ...lines].join('\n'))}\n\n`);
}

/** True after the run has begun: then its projects exist. */
let hasBegun = false;

/** Suggestions for `--project`, for which Playwright only lists the existing projects. */
export function nearProjects(named: readonly string[], known: readonly string[]): string[] {
  return named.flatMap((name) => {
    if (name.includes('*') || known.some((one) => one.toLowerCase() === name.toLowerCase())) return [];
    if (name.toLowerCase() === 'twilio')
      return [
        'The project `twilio` needs a test account: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or an API key, in `.env`.',
      ];
    const meant = nearest(name, known);
    return meant ? [`Did you mean --project ${meant}?`] : [];
  });
}

type Ending = { argv: string[]; stderr: Output; once: (event: 'exit', listener: (code: number) => void) => unknown };

/** Playwright refuses an unknown project before any reporter exists. Projects that a user adds are known only to Playwright. */
export function explainProjects(ending: Ending, known: readonly string[]): void {
  const lines = nearProjects(readPlaywrightArguments(ending.argv).projects, known);
  if (lines.length > 0)
    ending.once('exit', (code) => {
      if (code !== 0 && !hasBegun) ending.stderr.write(`${lines.join('\n')}\n`);
    });
}

/** A plugin of the configuration: unlike a reporter, it is not replaced by `--reporter`. */
export const nothingFoundPlugin = (searched: Searched): RunnerPlugin => ({
  name: 'flowproof-near-matches',
  setup: (_config, _folder, reporter) => {
    hasBegun = true;
    const reporters = reportersBehind(reporter);
    if (!reporters) return;
    const { onError, onBegin, onEnd } = reporters;
    let isNothing = false;
    let found: readonly string[] | undefined;
    const explain = async (): Promise<void> => {
      if (isNothing) await explainNothing(searched);
      else if (found && found.length > 0) await warnOfUnmatched(searched, [...new Set(found)]);
    };
    const before: AnyReporter & ThisType<AnyReporter> = {
      onBegin(suite) {
        found = suite.allTests().map(({ location }) => location.file);
        onBegin?.call(this, suite);
      },
      onError(error, worker) {
        isNothing ||= NOTHING_FOUND.test(error.message ?? '');
        onError?.call(this, error, worker);
      },
      // Not called or awaited from our code: errors of reporters are printed with their stack, which should not contain it.
      onEnd(result) {
        const ending = Promise.resolve(result).then(onEnd?.bind(this));
        return ending.then((ended) => explain().then(() => ended));
      },
    };
    Object.assign(reporters, before);
  },
});

/** The same for `--list`, which runs no plugins. */
export default class NothingFoundReporter implements Reporter {
  readonly #scenarios: string;
  #isNothing = false;

  constructor({ scenarios }: { scenarios: string }) {
    this.#scenarios = scenarios;
  }

  printsToStdio(): boolean {
    return false;
  }

  onError(error: TestError): void {
    this.#isNothing ||= NOTHING_FOUND.test(error.message ?? '');
  }

  async onEnd(_result: FullResult): Promise<void> {
    const { argv, stderr } = process;
    if (this.#isNothing) await explainNothing({ argv, scenarios: this.#scenarios, stderr });
  }
}
