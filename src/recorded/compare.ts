// Compares a recorded path with the path of a definition for the same inputs, and reports where they diverge and why.

import { findState } from '../flow/graph.ts';
import { ENDED } from '../flow/step.ts';
import type { FlowDefinition, JsonObject } from '../flow/types.ts';
import { explainVisit } from '../path/explain.ts';
import { ownSteps, type RecordedExecution } from './execution.ts';
import type { Played, PlayedEnd } from './player.ts';

/** One step of a path: a widget, the event by which it was left, and the widget that came next. */
export type Traversal = { from: string; event: string; to: string };

/** A recorded path; `stoppedAt` is the widget at which it was ended from outside, or at which it still waits. */
export type TraversalPath = { traversals: readonly Traversal[]; stoppedAt?: string };

export function recordedPath(execution: Pick<RecordedExecution, 'steps'>): TraversalPath {
  const traversals = ownSteps(execution).map(({ from, name, to }) => ({ from, event: name, to }));
  const last = traversals.at(-1)?.to;
  return last === undefined || last === ENDED ? { traversals } : { traversals, stoppedAt: last };
}

/** The path with the names that its widgets have in another definition. */
export function renamedPath(
  { traversals, stoppedAt }: TraversalPath,
  renames: ReadonlyMap<string, string>,
): TraversalPath {
  const now = (name: string): string => renames.get(name) ?? name;
  const renamed = traversals.map(({ from, event, to }) => ({ from: now(from), event, to: now(to) }));
  return stoppedAt === undefined ? { traversals: renamed } : { traversals: renamed, stoppedAt: now(stoppedAt) };
}

export const pathKey = ({ traversals, stoppedAt }: TraversalPath): string =>
  JSON.stringify([traversals.map(({ from, event, to }) => [from, event, to]), stoppedAt ?? '']);

export const playedTraversals = ({ steps }: Played): Traversal[] =>
  steps.map(({ from, name, to }) => ({ from, event: name, to }));

const sameTraversal = (a: Traversal | undefined, b: Traversal | undefined): boolean =>
  a?.from === b?.from && a?.event === b?.event && a?.to === b?.to;

/** The first divergence: the widget, how it is left now, and how it was left in the recording. */
export type Divergence = {
  kind: 'changed' | 'cannot-continue';
  /** The index into the path. */
  index: number;
  widget: string;
  /** The event, and the next widget if that is the difference; `waits` or `stops` if the path ends there. */
  event: string;
  was: string;
  /** The value or circumstance that decided it, in one line. */
  why: string;
  /** The widget at which the new path then needs input that was not recorded. */
  waitsAt?: string;
};

const targetText = (to: string): string => (to === ENDED ? 'the end' : to);

const eventText = (traversal: Traversal, other: Traversal | undefined): string =>
  traversal.event === other?.event ? `${traversal.event} → ${targetText(traversal.to)}` : traversal.event;

/** The most relevant line: the values of a split, otherwise the external input. */
function reasonOf(lines: readonly string[]): string {
  const values = lines.filter((line) => /^ +.+ (was|could not be rendered)/.test(line)).map((line) => line.trim());
  if (values.length > 0) return values.join('; ');
  const [first = ''] = lines;
  return first.replace(/^`[^`]*` was left by `[^`]*`(: )?/, '') || first;
}

type Explained = {
  definition: FlowDefinition;
  traversal: Traversal;
  wanted: Traversal | undefined;
  context: JsonObject;
};

function whyOf({ definition, traversal, wanted, context }: Explained): string {
  if (traversal.event === wanted?.event && findState(definition, traversal.from)?.type !== 'split-based-on')
    return `\`${traversal.event}\` leads to ${targetText(traversal.to)} in this definition`;
  const visit = { widget: traversal.from, event: traversal.event, enteredAt: '', leftAt: '' };
  const next = traversal.to === ENDED ? {} : { next: traversal.to };
  const aim = wanted && wanted.to !== ENDED ? { wanted: wanted.to } : {};
  return reasonOf(explainVisit({ definition, visit, context, ...next, ...aim }));
}

function endText(end: PlayedEnd): { event: string; why: string } {
  if (end.how === 'not-recorded')
    return { event: 'waits', why: `it waits for ${end.what}, and none was recorded there` };
  if (end.how === 'failed') return { event: 'stops', why: end.why };
  return { event: 'stops', why: end.how === 'stopped' ? 'the recording ends here' : 'the flow ends here' };
}

/** A recording that stops without an end may have been stopped by Studio; then the engine stops as well. */
const isSameEnd = ({ stoppedAt }: TraversalPath, end: PlayedEnd): boolean =>
  stoppedAt === undefined
    ? end.how === 'ended'
    : (end.how === 'stopped' || end.how === 'failed') && end.at === stoppedAt;

/** A path that needs more input, although every decision was the same, cannot be continued. */
function kindOf(traversal: Traversal | undefined, wanted: Traversal | undefined, end: PlayedEnd): Divergence['kind'] {
  const decided = traversal !== undefined && traversal.event !== wanted?.event;
  return end.how === 'not-recorded' && !decided ? 'cannot-continue' : 'changed';
}

/** Where the played path leaves the recorded one; undefined if they are equal. `recorded` uses the definition's names. */
export function divergenceOf(
  recorded: TraversalPath,
  played: Played,
  definition: FlowDefinition,
): Divergence | undefined {
  const traversals = playedTraversals(played);
  const { end } = played;
  const length = Math.max(traversals.length, recorded.traversals.length);
  let index = 0;
  while (index < length && sameTraversal(traversals[index], recorded.traversals[index])) index += 1;
  if (index === length && isSameEnd(recorded, end)) return undefined;
  const traversal = traversals[index];
  const wanted = recorded.traversals[index];
  const kind = kindOf(traversal, wanted, end);
  const waiting = end.how === 'not-recorded' ? { waitsAt: end.at } : {};
  if (traversal && kind === 'changed') {
    const context = played.steps[index]?.contextThen() ?? played.context;
    const why = whyOf({ definition, traversal, wanted, context });
    const was = wanted ? eventText(wanted, traversal) : 'stopped';
    return { kind, index, widget: traversal.from, event: eventText(traversal, wanted), was, why, ...waiting };
  }
  const at = end.how === 'ended' ? (traversals.at(-1)?.from ?? '') : end.at;
  const { event, why } = endText(end);
  const was = wanted?.from === at ? wanted.event : 'not reached';
  return { kind, index, widget: at, event, was: index === length ? 'stopped' : was, why, ...waiting };
}
