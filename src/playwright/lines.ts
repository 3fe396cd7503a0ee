// Selects scenarios by line: `npx playwright test scenarios/a.yaml:12` runs the one around line 12.
import process from 'node:process';
import { linesNamed, readPlaywrightArguments } from '../playwright-arguments.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** If Playwright lists tests in another process, that process does not have the user's arguments. */
const LINES_VARIABLE = 'FLOWPROOF_LINES';

/** Stores the lines of the command for the process that loads the files. */
export function rememberLines(argv: readonly string[]): void {
  const { files } = readPlaywrightArguments(argv);
  if (argv.includes('test'))
    process.env[LINES_VARIABLE] = JSON.stringify(files.filter(({ line }) => line !== undefined));
}

/** The lines that the command names for a file. */
export const namedLines = (file: string): number[] => linesNamed(JSON.parse(process.env[LINES_VARIABLE] ?? '[]'), file);

/** The scenarios around a line: a single row of a table if the line is in the row, otherwise all rows of the scenario. */
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
