// What any answer of the API may lead to, and what it may not: the one promise that the fuzzing and its corpus test.

import { CONTACT, PLAYS } from '../faults/plays.ts';
import { GRACE_SECONDS, type Ran, run, SECONDS } from '../faults/run.ts';
import { between } from './between.ts';
import { type Corruption, spoil } from './spoiling.ts';

export type Case = {
  play: keyof typeof PLAYS;
  /** Which answer, of all. */
  nth: number;
  /** And all that follow it. */
  onwards?: boolean;
  spoiling: Corruption;
};

/** Words that nobody wrote: JavaScript's own, or values that were never meant to be shown. */
const ACCIDENT =
  /is not a function|is not iterable|undefined|\[object|NaN|Invalid Date|Maximum call stack|Cannot read|Cannot convert|Unexpected token|^\s*at \S+ \(|unreachable$/m;

function wrongWords({ failures, left }: Ran): string[] {
  const texts = [...failures.map(({ message, fix = '' }) => `${message}\n${fix}`), left];
  return texts.filter((text) => ACCIDENT.test(text)).map((text) => `it says: ${text}`);
}

const unplaced = ({ failures }: Ran): string[] =>
  failures.filter(({ at }) => !at).map(({ code }) => `${code} has no place`);

/** Nothing twice, and nothing active of which nobody tells. */
function excesses({ emulator, failures, left }: Ran): string[] {
  const { studio } = emulator;
  const [flow] = studio.flows.all();
  const all = studio.executions.page(flow?.sid ?? '', { offset: 0, size: 50 });
  const ours = all.filter(({ contact }) => contact === CONTACT).slice(0, -1);
  const said = studio.messages.all().filter(({ from, direction }) => from === CONTACT && direction === 'inbound');
  const isTold = left !== '' || failures.length > 0;
  return [
    ...(ours.length > 1 ? [`${ours.length} executions`] : []),
    ...(said.length > new Set(said.map(({ body }) => body)).size ? ['a message was sent twice'] : []),
    ...(!isTold && ours.some(({ status }) => status === 'active') ? ['an execution is active'] : []),
  ];
}

/** What is wrong with what came of it; nothing, if the product keeps its word. */
export async function objectionsTo({ play, nth, onwards = false, spoiling }: Case): Promise<string[]> {
  const spoiled = { nth, onwards, spoil: (text: string) => spoil(spoiling, text) };
  const ran = await run({ play: PLAYS[play], faults: [], through: (url) => between(url, spoiled) });
  const late = ran.seconds > SECONDS + GRACE_SECONDS ? [`it took ${ran.seconds} s`] : [];
  return [...wrongWords(ran), ...unplaced(ran), ...excesses(ran), ...late];
}
