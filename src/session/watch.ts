// Watches an execution: until an action of the contact is due, or until it has ended or waits with no action left.
import type { Waiting } from '../contact/context.ts';
import type { Step } from '../flow/step.ts';
import { stateAt } from '../flow/subflows.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { contactInputs } from '../flow/widget-types.ts';
import { type Trace, trace } from '../path/trace.ts';
import type { ContactAction } from '../scenario/scenario.ts';
import type { Clock } from '../workflow/api.ts';
import { poll } from '../workflow/poll.ts';
import type { Failure, Outcome } from './evidence.ts';
import type { WatchResult } from './observe.ts';
import { awaitedAt, NO_EFFECT_FIX, whereAndWhy } from './waiting.ts';

/** The state of an execution at one moment, according to Studio. */
export type ExecutionState = { status: 'active' | 'ended'; steps: readonly Step[] };

export type Watched = {
  look: () => Promise<ExecutionState>;
  clock: Clock;
  /** The end of the watch, by `clock`. */
  deadline: number;
  definition: FlowDefinition | undefined;
  /** With virtual time nothing happens on its own: a waiting execution waits for the contact. */
  simulatedTime: boolean;
  /** Called after each poll that was not enough. */
  observe?: (waiting: Waiting) => void;
};

const FIRST_PAUSE = 20;

/** An execution that Studio stopped has no last step: its status shows that it has ended. */
const traceOf = ({ status, steps }: ExecutionState): Trace => {
  const traced = trace(steps);
  if (status === 'active' || traced.ended) return traced;
  const { current: _, ...rest } = traced;
  return { ...rest, ended: true };
};

/** Whether an execution waits for the contact at its widget: a menu does, an announcement does not. */
function waitsForContact({ current }: Trace, { definition, simulatedTime }: Watched): boolean {
  const state = definition && current ? stateAt(definition, current) : undefined;
  if (!state) return false;
  const inputs = contactInputs(state.type);
  if (simulatedTime) return inputs.length > 0;
  return inputs.some((input) => input === 'message' || input === 'keys' || input === 'speech');
}

function show({ current }: Trace, left: number, { definition, observe }: Watched): void {
  const what = awaitedAt(definition, current);
  observe?.({ what: what || 'the flow to go on', widget: current?.widget ?? 'Trigger', seconds: left / 1000 });
}

/** The first trace for which `isEnough` holds, or the last one before the deadline. */
async function watch(watched: Watched, isEnough: (trace: Trace) => boolean): Promise<{ trace: Trace; late: boolean }> {
  const { look, clock, deadline } = watched;
  const { seen, late } = await poll<Trace>({
    look: async () => traceOf(await look()),
    isDone: (trace) => trace.ended || isEnough(trace),
    clock,
    deadline,
    firstPause: FIRST_PAUSE,
    whilePending: (trace, left) => show(trace, left, watched),
  });
  return { trace: seen, late };
}

export type Part = {
  /**
   * Performs a contact's action; resolves with its failures when it is done, not when the flow has reacted. Receives the execution's trace.
   */
  perform: (action: ContactAction, trace: Trace) => Promise<readonly Failure[]>;
  watched: Watched;
  /** The total timeout, for messages. */
  seconds: number;
};

/** A visit of a widget is answered once: the visit of the previous action must be over before the next one counts. */
const isNewVisit = (trace: Trace, answered: number): boolean => trace.path.length > answered;

/**
 * The index of the visit to which an action belongs: the current one. A call may be answered faster than we poll, so an answer may also
 * belong to a visit that is over.
 */
function visitFor({ at, kind }: ContactAction, { path, current }: Trace, answered: number): number | undefined {
  const last = path.length - 1;
  if (last >= answered && current?.widget === at) return last;
  if (kind !== 'answer') return undefined;
  const index = path.findIndex(({ widget }, position) => position >= answered && widget === at);
  return index < 0 ? undefined : index;
}

/** Lists may be delayed for a moment, even with simulated time. In milliseconds. */
const LATE_LIST_MILLISECONDS = 1000;

/**
 * The contact's action changed nothing: the execution still waits there. With simulated time nothing more will happen; otherwise the
 * message may still arrive until the scenario's timeout.
 */
const hadNoEffect = (trace: Trace, answered: number, watched: Watched): boolean =>
  answered > 0 && !isNewVisit(trace, answered) && waitsForContact(trace, watched);

/** For each poll: whether the execution waits, with no action left. */
function stuckAfter(answered: number, watched: Watched): (trace: Trace) => boolean {
  const { clock, simulatedTime } = watched;
  const lateUntil = clock.now() + LATE_LIST_MILLISECONDS;
  return (trace) => {
    if (isNewVisit(trace, answered)) return waitsForContact(trace, watched);
    return simulatedTime && clock.now() >= lateUntil && hadNoEffect(trace, answered, watched);
  };
}

const MAX_NAMED = 12;

/** The widgets that an execution visited, on one line, each with its event. */
export function routeOf({ path, ended }: Trace): string {
  const names = path.map(({ widget, event }) => (event ? `${widget} (${event})` : widget));
  const last = names.slice(-MAX_NAMED);
  const shown = [...(names.length > MAX_NAMED ? ['…'] : []), ...last, ...(ended && last.length > 0 ? ['ended'] : [])];
  return shown.length > 0 ? shown.join(' → ') : 'no widget was entered';
}

type Missing = Part & { late: boolean; noEffect: boolean };

/** The fix for an action that the flow never waited for. */
function fixFor({ at, kind }: ContactAction, { path, ended, current }: Trace, { late, seconds, noEffect }: Missing) {
  if (kind === 'hangUp' && path.some(({ widget }) => widget === at))
    return {
      fix: `nothing waits for the contact at \`${at}\`; a mock ends the call there: \`${at}: { event: hangup }\``,
    };
  if (ended) return {};
  if (noEffect) return { fix: NO_EFFECT_FIX };
  const slow = `; if the flow went further than that, Studio's list of steps (ListExecutionStep) was late for ${seconds} s`;
  if (!current) return late ? { fix: `see whether the flow begins at all${slow}` } : {};
  const next = `act at \`${current.widget}\` first, or see why the flow does not come to \`${at}\``;
  return { fix: late ? `${next}${slow}` : next };
}

function notReached(action: ContactAction, trace: Trace, part: Missing): Failure {
  const noEffect = part.noEffect ? ', where the last action of the contact had no effect' : '';
  const where = trace.ended
    ? `the execution ended${trace.path.length > 0 ? '' : ' right after its Trigger'}`
    : `the execution waits ${whereAndWhy(part.watched.definition, trace.current)}${noEffect}`;
  return {
    kind: 'contact',
    code: 'widget-not-reached',
    message: `the flow never waited at \`${action.at}\`: ${where}\n\n  path: ${routeOf(trace)}`,
    at: action.place,
    ...fixFor(action, trace, part),
  };
}

type WatchEnd = { late: boolean; seconds: number; noEffect: boolean };

function outcomeOf(trace: Trace, { late, seconds, noEffect }: WatchEnd): Outcome {
  if (trace.ended) return { kind: 'ended' };
  const despite = noEffect ? { noEffect } : {};
  return late ? { kind: 'timedOut', seconds, ...despite } : { kind: 'waiting', ...despite };
}

type Acted = { trace: Trace; failures: readonly Failure[]; answered: number };

/** Performs one action as soon as the flow waits for it. `answered` is the number of visits that are over for the contact. */
export async function act(action: ContactAction, answered: number, part: Part): Promise<Acted> {
  const { perform, watched } = part;
  const due = (trace: Trace) => visitFor(action, trace, answered) !== undefined;
  const isStuck = stuckAfter(answered, watched);
  const { trace, late } = await watch(watched, (seen) => due(seen) || isStuck(seen));
  const noEffect = hadNoEffect(trace, answered, watched);
  if (!due(trace)) return { trace, failures: [notReached(action, trace, { ...part, late, noEffect })], answered };
  const failures = await perform(action, trace);
  return { trace, failures, answered: (visitFor(action, trace, answered) ?? answered) + 1 };
}

/** Watches until the execution has ended, waits with no action left, or has progressed far enough. */
export async function rest(
  answered: number,
  { watched, seconds }: Pick<Part, 'watched' | 'seconds'>,
  isEnough: (trace: Trace) => boolean = () => false,
): Promise<WatchResult> {
  const isStuck = stuckAfter(answered, watched);
  const isOver = (seen: Trace) => (isNewVisit(seen, answered) && isEnough(seen)) || isStuck(seen);
  const { trace, late } = await watch(watched, isOver);
  const noEffect = hadNoEffect(trace, answered, watched);
  return { trace, outcome: outcomeOf(trace, { late, seconds, noEffect }) };
}

/** Performs all actions, and watches to the end; after a failed action, nothing more is awaited. */
export async function drive(
  part: Part & { actions: readonly ContactAction[] },
): Promise<WatchResult & { failures: readonly Failure[] }> {
  let answered = 0;
  for (const action of part.actions) {
    const { trace, failures, answered: next } = await act(action, answered, part);
    if (failures.length > 0) return { trace, outcome: { kind: trace.ended ? 'ended' : 'interrupted' }, failures };
    answered = next;
  }
  return { ...(await rest(answered, part)), failures: [] };
}
