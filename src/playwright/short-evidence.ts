// Leaves out of a passed scenario's evidence what no reporter of the run reads: processes send it to each other, and blob reports keep it.
import type { FullConfig, TestInfo } from '@playwright/test';
import { isOwnCode } from '../package-files.ts';
import type { RunnerPlugin } from '../playwright-internals.ts';
import type { Evidence } from '../session/evidence.ts';

type Environment = Record<string, string | undefined>;

/** Set for workers if no other reporter than these reads what they attach. */
const SHORT = 'FLOWPROOF_SHORT_EVIDENCE';

/** Playwright's reporters, which read no evidence. */
const PLAYWRIGHTS: ReadonlySet<string> = new Set('blob dot github html json junit line list null'.split(' '));

type Run = { argv: readonly string[]; environment: Environment };

/** UI mode and editors show each attachment, and a reporter of the user's may read all of the evidence. */
export const shortEvidencePlugin = ({ argv, environment }: Run): RunnerPlugin => ({
  name: 'flowproof-short-evidence',
  setup: ({ reporter }: Pick<FullConfig, 'reporter'>) => {
    const isKnown = reporter.every(([name]) => PLAYWRIGHTS.has(name) || isOwnCode(name));
    const isShown = !argv.includes('test') || argv.some((one) => one.startsWith('--ui'));
    environment[SHORT] = isKnown && !isShown ? '1' : '';
  },
});

type Passing = Pick<TestInfo, 'file' | 'expectedStatus'> & { errors: readonly unknown[] };

/** Of a scenario that passes on the emulator: there, an execution costs nothing, and ends with its scenario. */
const hasPassed = ({ failures, target }: Evidence, { file, errors, expectedStatus }: Passing): boolean =>
  target === 'emulator' &&
  failures.length === 0 &&
  errors.length === 0 &&
  expectedStatus === 'passed' &&
  /\.ya?ml$/i.test(file);

/** The evidence that reporters get: without the context, the conversation and the API calls if no report shows them. */
export function forReporters(evidence: Evidence, testInfo: Passing, environment: Environment): Evidence {
  if (environment[SHORT] !== '1' || !hasPassed(evidence, testInfo)) return evidence;
  const { outputs: _outputs, transcript: _transcript, ...rest } = evidence;
  return { ...rest, messages: [], context: {}, calls: [] };
}
