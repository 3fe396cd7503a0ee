// Finds mistakes in the coverage reporter's options: with a misspelt threshold every run would pass.
import { MEASURES } from '../coverage/thresholds.ts';
import { FlowproofError, type Problem } from '../errors.ts';
import { nearest } from '../nearest.ts';

const OPTIONS = ['outputFolder', 'history', 'flows', 'thresholds'] as const;

type Table = Readonly<Record<string, unknown>>;
const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unknownKeys(table: Table, known: readonly string[], where: string): Problem[] {
  return Object.keys(table)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const meant = nearest(key, known);
      const fix = meant ? `did you mean \`${meant}\`?` : `choose from ${known.map((name) => `\`${name}\``).join(', ')}`;
      return { code: 'unknown-option', message: `${where} has no \`${key}\`.`, fix };
    });
}

function wrongLimits(limits: unknown, where: string, measures: readonly string[] = MEASURES): Problem[] {
  const fix = 'give numbers from 0 to 100: `thresholds: { transitions: 80 }`';
  if (!isTable(limits)) return [{ code: 'wrong-option', message: `${where} is not a table of percentages.`, fix }];
  return measures
    .filter((measure) => {
      const limit = limits[measure];
      return limit !== undefined && !(typeof limit === 'number' && limit >= 0 && limit <= 100);
    })
    .map((measure) => ({ code: 'wrong-option', message: `${where}.${measure} is not a percentage.`, fix }));
}

function wrongThresholds(thresholds: unknown): Problem[] {
  if (thresholds === undefined) return [];
  const problems = wrongLimits(thresholds, 'thresholds', [...MEASURES, 'mutation']);
  if (!isTable(thresholds)) return problems;
  const { flows = {} } = thresholds;
  const own = isTable(flows) ? Object.entries(flows) : [];
  return [
    ...problems,
    ...unknownKeys(thresholds, [...MEASURES, 'flows', 'mutation'], 'thresholds'),
    ...own.flatMap(([name, limits]) => [
      ...wrongLimits(limits, `thresholds.flows['${name}']`),
      ...(isTable(limits) ? unknownKeys(limits, MEASURES, `thresholds.flows['${name}']`) : []),
    ]),
  ];
}

/** Playwright prints an error's stack and its other properties: here, both have only the message. */
export function saying(words: string): Error {
  const error = new Error(words);
  error.stack = words;
  return error;
}

/** Throws all mistakes at once. Options that begin with an underscore, and `configDir`, are Playwright's. */
export function checkOptions(options: Table): void {
  const given = Object.fromEntries(Object.entries(options).filter(([key]) => !key.startsWith('_')));
  const problems = [
    ...unknownKeys(given, [...OPTIONS, 'configDir'], 'The coverage reporter'),
    ...wrongThresholds(given.thresholds),
  ];
  if (problems.length > 0) throw saying(new FlowproofError(problems).message);
}
