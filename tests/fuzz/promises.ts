// What must never happen, for any answer of the API: the promise that the fuzzing and its corpus test.

import { PLAYS } from '../faults/plays.ts';
import { GRACE_SECONDS, type Ran, recordsOf, run, SECONDS } from '../faults/run.ts';
import { type Corruption, corrupt } from './corruption.ts';
import { openProxy } from './proxy.ts';

export type Case = {
  play: keyof typeof PLAYS;
  /** The number of the answer. */
  nth: number;
  /** Also all later answers. */
  onwards?: boolean;
  corruption: Corruption;
};

/** Accidental messages: JavaScript's own errors, or values that should not be shown. */
const ACCIDENT =
  /is not a function|is not iterable|undefined|\[object|NaN|Invalid Date|Maximum call stack|Cannot read|Cannot convert|Unexpected token|^\s*at \S+ \(|unreachable$/m;

function wrongWords({ failures, left }: Ran): string[] {
  const texts = [...failures.map(({ message, fix = '' }) => `${message}\n${fix}`), left];
  return texts.filter((text) => ACCIDENT.test(text)).map((text) => `it says: ${text}`);
}

const unplaced = ({ failures }: Ran): string[] =>
  failures.filter(({ at }) => !at).map(({ code }) => `${code} has no place`);

/** By the server's records: nothing happened twice, and nothing is active without a report. */
function unwanted({ emulator, failures, left }: Ran): string[] {
  const { ours, said } = recordsOf(emulator);
  const isReported = left !== '' || failures.length > 0;
  return [
    ...(ours.length > 1 ? [`${ours.length} executions`] : []),
    ...(said.length > new Set(said.map(({ body }) => body)).size ? ['a message was sent twice'] : []),
    ...(!isReported && ours.some(({ status }) => status === 'active') ? ['an execution is active'] : []),
  ];
}

/** What is wrong with the result; empty if the promise holds. */
export async function problemsWith({ play, nth, onwards = false, corruption }: Case): Promise<string[]> {
  const corrupted = { nth, onwards, corrupt: (text: string) => corrupt(corruption, text) };
  const ran = await run({ play: PLAYS[play], faults: [], through: (url) => openProxy(url, corrupted) });
  const late = ran.seconds > SECONDS + GRACE_SECONDS ? [`it took ${ran.seconds} s`] : [];
  return [...wrongWords(ran), ...unplaced(ran), ...unwanted(ran), ...late];
}
