// Before and after a run: ends what killed processes have left active on a test account.
import { readdir } from 'node:fs/promises';
import process from 'node:process';
import { journalFolder } from '../account/journal-folder.ts';
import { renderProblems } from '../errors.ts';
import { dryRun, environment, hasAccount, redactor } from './environment.ts';
import { showProgress } from './progress.ts';
import { areRedacted } from './redact-results.ts';
import { ROOT } from './root.ts';

const counted = (count: number): string => (count === 1 ? '1 execution' : `${count} executions`);

/** Most runs find nothing, and load nothing for it. A run must not fail because of what another one left. */
async function tidy(): Promise<void> {
  const journals = await readdir(journalFolder(ROOT)).catch(() => []);
  if (journals.length === 0) return;
  if (!hasAccount || dryRun) return;
  const { sweepAccount } = await import('../targets/index.ts');
  const sweeping = () => sweepAccount({ environment, root: ROOT });
  const { ended, problems } = await showProgress('Looks for what a killed run has left on the account', sweeping);
  const said = [
    ...(ended > 0 ? [`Ended ${counted(ended)} that a killed run had left.`] : []),
    ...(problems.length > 0 ? [renderProblems(problems)] : []),
  ];
  if (said.length > 0) process.stderr.write(`${redactor.text(said.join('\n'))}\n`);
}

/** Plugins run before this. If ours was not called, this version of Playwright has no such plugins, or the configuration lost it. */
const NOT_REDACTED =
  'Results of tests in TypeScript are not redacted: reports and traces may show secrets that such a test prints.\n  fix: keep the key `@playwright/test` of what defineFlowproofConfig returns, and use Playwright 1.65';

/** Playwright calls the default export, and the function that it returns when the run ends, however it ends. */
export default async function tidyAround(): Promise<() => Promise<void>> {
  if (!areRedacted(environment)) process.stderr.write(`${NOT_REDACTED}\n`);
  await tidy();
  return tidy;
}
