// Before a run and after it: ends what killed processes have left active on a test account.
import { readdir } from 'node:fs/promises';
import process from 'node:process';
import { JOURNALS } from '../account/journal-folder.ts';
import { renderProblems } from '../errors.ts';
import { maskPhoneNumbers, maskSecrets } from '../redaction/mask.ts';
import { secrets } from './environment.ts';
import { meanwhile } from './meanwhile.ts';

const counted = (count: number): string => (count === 1 ? '1 execution' : `${count} executions`);

/** Most runs have nothing to sweep, and are spared what that would need. A run must not fail for what another one left. */
async function tidy(): Promise<void> {
  const journals = await readdir(JOURNALS).catch(() => []);
  if (journals.length === 0) return;
  const { sweepLeft } = await import('./studio.ts');
  const { ended, problems } = await meanwhile('Looks for what a killed run has left on the account', sweepLeft);
  const said = [
    ...(ended > 0 ? [`Ended ${counted(ended)} that a killed run had left.`] : []),
    ...(problems.length > 0 ? [renderProblems(problems)] : []),
  ];
  if (said.length > 0) process.stderr.write(`${maskPhoneNumbers(maskSecrets(said.join('\n'), secrets))}\n`);
}

/** Playwright takes a default export, and calls what it returns when the run is over, however that came. */
export default async function tidyAround(): Promise<() => Promise<void>> {
  await tidy();
  return tidy;
}
