// The option `secrets` and the variable FLOWPROOF_SECRETS: names of environment variables whose values no report may contain.
import { inspect } from 'node:util';
import { FlowproofError, type Problem } from '../errors.ts';
import { isNamePattern } from '../redaction/names.ts';
import { listed, nameSecrets } from './environment.ts';

/** An invalid name may be a secret that was pasted by mistake, so no message quotes it. */
export function secretNameProblems(names: unknown, list: string): Problem[] {
  const wrong = Array.isArray(names) ? names.findIndex((name) => !isNamePattern(name)) : 0;
  if (wrong < 0) return [];
  const which = Array.isArray(names) ? `entry ${wrong + 1}` : 'the value';
  const message = `${list}: ${which} is not the name of an environment variable.`;
  const fix = "list names, not values: ['ACME_ID'], or ['ACME_*'] for all that begin so";
  return [{ code: 'bad-secret-name', message, fix }];
}

/** From now on the values of these variables, and of those in FLOWPROOF_SECRETS, are secrets. */
export function useSecretNames(names: readonly string[] = []): void {
  const problems = [
    ...secretNameProblems(names, '`secrets` of defineFlowproofConfig'),
    ...secretNameProblems(listed('FLOWPROOF_SECRETS'), 'FLOWPROOF_SECRETS'),
  ];
  const error = new FlowproofError(problems);
  // Node prints what a configuration throws.
  if (problems.length > 0) throw Object.assign(error, { [inspect.custom]: () => error.message });
  nameSecrets(names);
}
