// Plays the contact's part: each action at its widget, in order, as soon as the execution waits there.
import type { Trace } from '../path/trace.ts';
import type { ContactAction } from '../scenario/scenario.ts';
import type { Failure, Outcome } from './evidence.ts';
import type { Course } from './observe.ts';
import { NO_EFFECT_FIX, whereAndWhy } from './waiting.ts';
import { type Watched, waitsForContact, watch } from './watch.ts';

export type Part = {
  /** Does what the contact does; resolves when it is done, not when the flow has noticed, with what went wrong. It is told how far
   * the execution has come. */
  perform: (action: ContactAction, trace: Trace) => Promise<readonly Failure[]>;
  watched: Watched;
  /** How long the whole may take, for messages. */
  seconds: number;
};

export type Driven = Course & { failures: readonly Failure[] };

/** A stay at a widget is answered once: the visit that an action was for must be over before the next one counts. */
const isFresh = (trace: Trace, answered: number): boolean => trace.path.length > answered;

/**
 * The visit, by its index, in which an action has its place: the one that the execution is at. A call may be picked up faster
 * than we can look: an answer has its place also in a visit that is over.
 */
function visitFor({ at, kind }: ContactAction, { path, current }: Trace, answered: number): number | undefined {
  const last = path.length - 1;
  if (last >= answered && current?.widget === at) return last;
  if (kind !== 'answer') return undefined;
  const index = path.findIndex(({ widget }, position) => position >= answered && widget === at);
  return index < 0 ? undefined : index;
}

/** Lists may lag behind for a moment, even where time is simulated. In milliseconds. */
const GRACE = 1000;

/**
 * What the contact did at a widget changed nothing: the execution still waits there. Where time is simulated nothing more will
 * happen; else the message may be on its way for as long as the scenario lasts.
 */
const hadNoEffect = (trace: Trace, answered: number, watched: Watched): boolean =>
  answered > 0 && !isFresh(trace, answered) && waitsForContact(trace, watched);

/** For each look: whether the execution waits, and nobody will come. */
function waitsInVain(answered: number, watched: Watched): (trace: Trace) => boolean {
  const { clock, simulatedTime } = watched;
  const patience = clock.now() + GRACE;
  return (trace) => {
    if (isFresh(trace, answered)) return waitsForContact(trace, watched);
    return simulatedTime && clock.now() >= patience && hadNoEffect(trace, answered, watched);
  };
}

const MOST_NAMED = 12;

/** The widgets that an execution went through, in a line. */
export function went({ path }: Trace): string {
  const names = path.map(({ widget }) => widget);
  const shown = names.length > MOST_NAMED ? ['…', ...names.slice(-MOST_NAMED)] : names;
  return shown.length > 0 ? shown.join(' → ') : 'no widget was entered';
}

type Missing = Part & { late: boolean; noEffect: boolean };

/** What to do about an action that was never due. */
function fixFor({ at }: ContactAction, { ended, current }: Trace, { late, seconds, noEffect }: Missing) {
  if (ended) return {};
  if (noEffect) return { fix: NO_EFFECT_FIX };
  const slow = `; if the flow went further than that, Studio's list of steps (ListExecutionStep) was late for ${seconds} s`;
  if (!current) return late ? { fix: `see whether the flow begins at all${slow}` } : {};
  const mend = `act at \`${current.widget}\` first, or see why the flow does not come to \`${at}\``;
  return { fix: late ? `${mend}${slow}` : mend };
}

function notReached(action: ContactAction, trace: Trace, part: Missing): Failure {
  const noEffect = part.noEffect ? ', where the last action of the contact had no effect' : '';
  const where = trace.ended
    ? `the execution ended${trace.path.length > 0 ? '' : ' right after its Trigger'}`
    : `the execution waits ${whereAndWhy(part.watched.definition, trace.current)}${noEffect}`;
  return {
    kind: 'contact',
    code: 'widget-not-reached',
    message: `the flow never waited at \`${action.at}\`: ${where}\n\n  path: ${went(trace)}`,
    at: action.place,
    ...fixFor(action, trace, part),
  };
}

type Over = { late: boolean; seconds: number; noEffect: boolean };

function outcomeOf(trace: Trace, { late, seconds, noEffect }: Over): Outcome {
  if (trace.ended) return { kind: 'ended' };
  const despite = noEffect ? { noEffect } : {};
  return late ? { kind: 'timedOut', seconds, ...despite } : { kind: 'waiting', ...despite };
}

type Acted = { trace: Trace; failures: readonly Failure[]; answered: number };

/** One action, as soon as it is due. `answered` says how many visits are over for the contact, before and after it. */
export async function act(action: ContactAction, answered: number, part: Part): Promise<Acted> {
  const { perform, watched } = part;
  const due = (trace: Trace) => visitFor(action, trace, answered) !== undefined;
  const isStuck = waitsInVain(answered, watched);
  const { trace, late } = await watch(watched, (seen) => due(seen) || isStuck(seen));
  const noEffect = hadNoEffect(trace, answered, watched);
  if (!due(trace)) return { trace, failures: [notReached(action, trace, { ...part, late, noEffect })], answered };
  const failures = await perform(action, trace);
  return { trace, failures, answered: (visitFor(action, trace, answered) ?? answered) + 1 };
}

/** Watches until the execution has ended, or waits and nobody comes, or has come far enough. */
export async function rest(
  answered: number,
  { watched, seconds }: Pick<Part, 'watched' | 'seconds'>,
  isEnough: (trace: Trace) => boolean = () => false,
): Promise<Driven> {
  const isStuck = waitsInVain(answered, watched);
  const isOver = (seen: Trace) => (isFresh(seen, answered) && isEnough(seen)) || isStuck(seen);
  const { trace, late } = await watch(watched, isOver);
  const noEffect = hadNoEffect(trace, answered, watched);
  return { trace, outcome: outcomeOf(trace, { late, seconds, noEffect }), failures: [] };
}

/** Acts, then watches to the end. */
export async function drive(part: Part & { actions: readonly ContactAction[] }): Promise<Driven> {
  let answered = 0;
  for (const action of part.actions) {
    const acted = await act(action, answered, part);
    const { trace, failures } = acted;
    if (failures.length > 0) return { trace, outcome: { kind: trace.ended ? 'ended' : 'interrupted' }, failures };
    answered = acted.answered;
  }
  return rest(answered, part);
}
