// Renders failures: the place in the YAML with a caret, the details, and how to fix it.
import { stripVTControlCharacters } from 'node:util';
import { type Problem, type Rendering, redactProblem, renderProblem, type Sources } from '../errors.ts';
import { withoutSecrets } from '../redaction/redactor.ts';
import { shorten, shortenPair } from '../shorten.ts';

const indented = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : by + line))
    .join('\n');

/** The headline goes above the quoted lines, the explanation below them. */
export function renderFailure(failure: Problem, sources: Sources, rendering: Rendering): string {
  const { redactor: given = withoutSecrets, secrets = [], ...how } = rendering;
  const redactor = secrets.length > 0 ? given.extend(secrets) : given;
  const { message, fix, ...rest } = redactProblem(failure, redactor);
  const [headline = '', ...details] = message.split('\n');
  const say = stripVTControlCharacters;
  const parts = [renderProblem({ ...rest, message: headline }, sources, { ...how, redactor })];
  if (details.length > 0) parts.push(say(details.join('\n')));
  if (fix) parts.push(`${details.length > 0 ? '\n' : ''}  fix: ${indented(say(fix), '       ').trimStart()}`);
  return parts.join('\n');
}

export const renderFailures = (failures: readonly Problem[], sources: Sources, rendering: Rendering): string =>
  failures.map((failure) => renderFailure(failure, sources, rendering)).join('\n\n');

/** Without a limit, one long cell would push the next column out of sight. */
const WIDEST = 56;

/** The last two cells are compared: what was expected, and what happened. */
function cutRow(row: readonly string[]): string[] {
  const pair = shortenPair(row.at(-2) ?? '', row.at(-1) ?? '', WIDEST);
  return [...row.slice(0, -2).map((text) => shorten(text, WIDEST)), ...pair];
}

/** Aligns rows of two or more texts in columns; the last two columns are compared. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map(cutRow);
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
