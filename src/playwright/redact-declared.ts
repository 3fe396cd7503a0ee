// Redacts the titles of tests in TypeScript when they are declared, since folders, `--list` and UI mode show them.
import type { Declared } from '../playwright-internals.ts';
import { secretsAmong, type Variables } from '../redaction/names.ts';
import { createRedactor, type Redactor } from '../redaction/redactor.ts';

/** Names of the variables that were secrets at the start of the run. */
const NAMES = 'FLOWPROOF_SECRETS_OF_TITLES';

type Titles = { variables: Record<string, string | undefined>; names: readonly string[]; isWorker: boolean };

const namesOfSecrets = (variables: Variables, names: readonly string[]): string[] =>
  Object.keys(variables).filter((name) => secretsAmong({ [name]: variables[name] }, names).length > 0);

/**
 * Hides the same secrets in titles in each process of a run. A worker finds its test by title, and may know variables that a global setup
 * has set since: these are hidden in reports only.
 */
export function redactorOfTitles({ variables, names, isWorker }: Titles): Redactor {
  if (!isWorker) variables[NAMES] = JSON.stringify(namesOfSecrets(variables, names));
  const known: readonly string[] = JSON.parse(variables[NAMES] ?? '[]');
  const values = Object.fromEntries(known.map((name) => [name, variables[name]]));
  return createRedactor({ variables: values, secretVariables: known });
}

/** Titles that become equal by redaction get a number. */
const taken = new WeakMap<object, Map<string, string[]>>();

function titleIn(group: object, title: string, redactor: Redactor): string {
  const shown = redactor.text(title);
  if (shown === title) return title;
  const titles = taken.get(group) ?? new Map<string, string[]>();
  taken.set(group, titles);
  const same = titles.get(shown) ?? [];
  titles.set(shown, same);
  if (!same.includes(title)) same.push(title);
  const at = same.indexOf(title);
  return at === 0 ? shown : `${shown} (${at + 1})`;
}

/** YAML scenarios are redacted when they are declared, with their own secrets; projects and files keep their names. */
const isInTypeScript = ({ title, type = '', location }: Declared): boolean =>
  title !== '' && ['test', 'describe'].includes(type) && !/\.ya?ml$/i.test(location?.file ?? '');

/** Redacts a test or a group, within the group that it is declared in. */
export function redactDeclared(declared: Declared, group: object, redactor: Redactor): void {
  if (!isInTypeScript(declared)) return;
  declared.title = titleIn(group, declared.title, redactor);
  for (const annotation of [...(declared.annotations ?? []), ...(declared._staticAnnotations ?? [])])
    if (annotation.description) annotation.description = redactor.text(annotation.description);
  const tags = declared._tags ?? [];
  for (const [at, tag] of tags.entries()) tags[at] = redactor.text(tag);
}
