// Scenarios by their line: `npx playwright test scenarios/a.yaml:12` runs the one around line 12.
import process from 'node:process';
import { linesNamed, readPlaywrightArguments } from '../playwright-arguments.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** In a process that Playwright starts to list the tests, its own arguments are not the user's. */
const LINES_VARIABLE = 'FLOWPROOF_LINES';

/** Remembers the lines that the command names, for the process that loads the files. */
export function rememberLines(argv: readonly string[]): void {
  const { files } = readPlaywrightArguments(argv);
  if (argv.includes('test'))
    process.env[LINES_VARIABLE] = JSON.stringify(files.filter(({ line }) => line !== undefined));
}

/** The lines that the command names in a file. */
export const namedLines = (file: string): number[] => linesNamed(JSON.parse(process.env[LINES_VARIABLE] ?? '[]'), file);

/** The scenarios around a line: one row of a table if it is the row's own, else all rows of the scenario there. */
export function around<One extends Pick<Scenario, 'place' | 'declaredAt'>>(
  line: number,
  scenarios: readonly One[],
): One[] {
  const row = scenarios.filter(({ place }) => place.line === line);
  if (row.length > 0) return row;
  const above = scenarios.filter(({ declaredAt }) => declaredAt.line <= line).map(({ declaredAt }) => declaredAt.line);
  const nearest = Math.max(...above);
  return scenarios.filter(({ declaredAt }) => declaredAt.line === nearest);
}
