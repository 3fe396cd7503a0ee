// One row of the matrix: every fault at one call: once, three times and always, with the outcome of each.
import type { Nth } from '../../src/emulator/http/faults.ts';
import type { Failure } from '../../src/session/evidence.ts';
import { KINDS, type Kind } from './kinds.ts';
import { PLAYS } from './plays.ts';
import type { Row } from './rows.ts';
import { GRACE_SECONDS, type Ran, recordsOf, run, SECONDS } from './run.ts';

const TIMES: readonly ((first: number) => Nth)[] = [
  (first) => first,
  (first) => ({ from: first, to: first + 2 }),
  (first) => ({ from: first }),
];

/** A scenario has the same result as without a fault. */
export const RIGHT = 'right';

export type Cell = {
  outcome: string;
  /** What is wrong with it; empty if the promises hold. */
  problems: string[];
};

export type Line = { kind: Kind; cells: readonly Cell[] };

/** Which of two errors a client gets depends on when the server stops listening. */
const steady = (code: string, { name }: Kind): string =>
  name === 'refused' && code === 'api-unreachable' ? 'api-no-answer' : code;

const codesOf = (failures: readonly Failure[]): string => failures.map(({ code }) => code).join();

/** The code that says most about the cause: the first one, unless the end was not listed. */
const mainCode = (failures: readonly Failure[]): string =>
  (failures.find(({ code }) => code === 'end-not-listed') ?? failures[0])?.code ?? 'none';

/** The codes of a scenario that fails without a fault. */
const EXPECTED: Partial<Record<Row['play'], string>> = { fails: 'path-differs' };

async function codesWithoutFault({ play }: Row): Promise<string> {
  const { failures } = await run({ play: PLAYS[play], faults: [] });
  const { [play]: expected = '' } = EXPECTED;
  if (codesOf(failures) === expected) return expected;
  throw new Error(`${play} fails without a fault: ${failures.map(({ message }) => message).join('\n')}`);
}

/** A method and path, or the name of an operation. */
const CALL = /\b(GET|POST) \/\S+|\b(List|Fetch|Update|Create)[A-Z]\w+/;
const CAUSE =
  /status \d{3}|connection was closed|could not be reached|incomplete|timed out|was late|as Twilio listed them|returned no step|already active/;

function notNamed(text: string, what: string): string[] {
  const missing = [...(CALL.test(text) ? [] : ['the call']), ...(CAUSE.test(text) ? [] : ['the cause'])];
  return missing.map((one) => `${what} does not name ${one}: ${text}`);
}

/** By the server's records: nothing happened twice, and nothing is active without a report. What is never listed cannot be found. */
function unwanted({ emulator, left, failures }: Ran): string[] {
  const { ours, said } = recordsOf(emulator);
  const isUnreported =
    left === '' && !failures.some(({ code }) => code === 'no-execution' || code === 'triggered-or-not');
  const bodies = new Set(said.map(({ body }) => body));
  return [
    ...(ours.length > 1 ? [`${ours.length} executions`] : []),
    ...(said.length > bodies.size ? ['a message was sent twice'] : []),
    ...(isUnreported && ours.some(({ status }) => status === 'active') ? ['an execution was left active'] : []),
  ];
}

async function cellOf(row: Row, kind: Kind, nth: Nth, expected: string): Promise<Cell> {
  const { fault, on: _, name: __, ...how } = kind;
  const before = row.because ? [row.because] : [];
  const faults = [...before, { operation: row.operation, nth, fault }];
  const ran = await run({ play: PLAYS[row.play], faults, ...how });
  const { failures, left, seconds, met } = ran;
  const isRight = codesOf(failures) === expected && left === '';
  const words = failures.map(({ message, fix = '' }) => `${message} ${fix}`).join('\n');
  const code = codesOf(failures) === expected ? 'left-running' : mainCode(failures);
  const problems = [
    ...(isRight ? [] : notNamed(`${words}\n${left}`, 'the error')),
    ...(met > before.length ? [] : ['no call had the fault']),
    ...(seconds > SECONDS + GRACE_SECONDS ? [`it took ${seconds} s`] : []),
    ...unwanted(ran),
  ];
  return { outcome: isRight ? RIGHT : steady(code, kind), problems };
}

async function lineOf(row: Row, kind: Kind, expected: string): Promise<Line> {
  const cell = (nth: (first: number) => Nth) => cellOf(row, kind, nth(row.from ?? 1), expected);
  const cells: Cell[] = [];
  for (const nth of TIMES) cells.push(await cell(nth));
  return { kind, cells };
}

export async function playRow(row: Row): Promise<Line[]> {
  const expected = await codesWithoutFault(row);
  const kinds = KINDS.filter(({ on }) => !on || on.test(row.operation));
  const lines: Line[] = [];
  for (const kind of kinds) lines.push(await lineOf(row, kind, expected));
  return lines;
}
