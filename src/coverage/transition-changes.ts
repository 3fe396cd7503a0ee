// What changed in a widget's transitions: their conditions and targets.
import type { Condition, FlowState, FlowTransition } from '../flow/types.ts';
import { conditionTexts } from './edges.ts';

/** `way` is the event, or the condition of a split. */
export type TransitionChange =
  | { kind: 'transition-retargeted'; widget: string; way: string; was?: string; is?: string }
  | { kind: 'transition-added'; widget: string; way: string; to?: string }
  | { kind: 'transition-removed'; widget: string; way: string; to?: string }
  | { kind: 'condition-changed'; widget: string; was: string; is: string }
  | { kind: 'conditions-reordered'; widget: string };

const wayOf = (transition: FlowTransition) => conditionTexts(transition) || transition.event;
const targetOf = ({ next }: FlowTransition) => next || undefined;
const askedBy = ({ event, conditions }: FlowTransition) =>
  JSON.stringify([event, (conditions ?? []).map(({ type, value, arguments: subject }) => [type, value, subject])]);

type Pair = { was: FlowTransition; is: FlowTransition };

/** Removes pairs from both lists: for each entry, the first one of the other list for which `alike` holds. */
function takePairs(
  was: FlowTransition[],
  is: FlowTransition[],
  alike: (a: FlowTransition, b: FlowTransition) => boolean,
): Pair[] {
  const found: Pair[] = [];
  for (const old of [...was]) {
    const index = is.findIndex((now) => alike(old, now));
    const now = is[index];
    if (!now) continue;
    is.splice(index, 1);
    was.splice(was.indexOf(old), 1);
    found.push({ was: old, is: now });
  }
  return found;
}

function retargeted(widget: string, { was, is }: Pair): TransitionChange[] {
  const [old, now] = [targetOf(was), targetOf(is)];
  if (old === now) return [];
  const ends = { ...(old ? { was: old } : {}), ...(now ? { is: now } : {}) };
  return [{ kind: 'transition-retargeted', widget, way: wayOf(is), ...ends }];
}

function conditionChanged(widget: string, { was, is }: Pair): TransitionChange[] {
  if (askedBy(was) === askedBy(is)) return [];
  // A common subject is left out: it did not change.
  const subject = subjectsOf(was) === subjectsOf(is) ? () => '' : subjectOf;
  return [{ kind: 'condition-changed', widget, was: asked(was, subject), is: asked(is, subject) }];
}

const subjectOf = ({ arguments: subject }: Condition): string => `${[subject].flat().join(', ')} `;
const subjectsOf = ({ conditions }: FlowTransition): string => (conditions ?? []).map(subjectOf).join();

/** A condition without the name that its author gave it: the name may have stayed the same. */
const asked = ({ event, conditions }: FlowTransition, subject: (condition: Condition) => string): string =>
  (conditions ?? [])
    .map((condition) => `${subject(condition)}${condition.type.replaceAll('_', ' ')} ${condition.value}`.trim())
    .join(' and ') || event;

const changeAt = (
  kind: 'transition-added' | 'transition-removed',
  widget: string,
  transition: FlowTransition,
): TransitionChange => {
  const to = targetOf(transition);
  return { kind, widget, way: wayOf(transition), ...(to ? { to } : {}) };
};

function isReordered(pairs: readonly Pair[], after: readonly FlowTransition[]): boolean {
  const order = pairs.filter(({ is }) => is.conditions?.length).map(({ is }) => after.indexOf(is));
  return order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0));
}

/** The changes of one widget's transitions. Equal conditions are matched first, then those with the same target. */
export function transitionChanges(before: FlowState, after: FlowState): TransitionChange[] {
  const was = [...(before.transitions ?? [])];
  const is = [...(after.transitions ?? [])];
  const equal = takePairs(was, is, (a, b) => askedBy(a) === askedBy(b));
  const ordered = isReordered(equal, after.transitions ?? []);
  const moved = takePairs(was, is, (a, b) => a.event === b.event && targetOf(a) === targetOf(b));
  const rest = takePairs(was, is, (a, b) => a.event === b.event);
  return [
    ...[...equal, ...moved, ...rest].flatMap((pair) => retargeted(after.name, pair)),
    ...[...moved, ...rest].flatMap((pair) => conditionChanged(after.name, pair)),
    ...(ordered ? [{ kind: 'conditions-reordered' as const, widget: after.name }] : []),
    ...was.map((transition) => changeAt('transition-removed', after.name, transition)),
    ...is.map((transition) => changeAt('transition-added', after.name, transition)),
  ];
}
