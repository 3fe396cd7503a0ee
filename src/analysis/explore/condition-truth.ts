// Whether conditions hold for texts that are known, partly known or unknown, and which transitions of a split that leaves open.
import { holds, isCondition } from '../../emulator/engine/predicates.ts';
import type { Condition, FlowState, FlowTransition, Json } from '../../flow/types.ts';
import { isTemplate } from './references.ts';
import { subjectsOf } from './solve.ts';

export const folded = (text: string): string => text.trim().toLowerCase();

/** The only texts for which a condition can hold, if they can be enumerated. */
export function matchingTexts({ type, value }: Condition): string[] | undefined {
  if (isTemplate(value)) return undefined;
  const text = String(value ?? '');
  if (type === 'equal_to') return [text];
  if (type === 'matches_any_of') return text.split(',').map((item) => item.trim());
  return type === 'is_blank' ? [''] : undefined;
}

export const textOf = (subject: Json | undefined): string => String(subject ?? '');

/** Undefined if it is not known. */
type Truth = boolean | undefined;

/** Any text that is not named by a condition which holds for certain texts only. */
export const OTHER = Symbol('another text');

/** By subject, as it is written in the flow. */
export type Known = ReadonlyMap<string, string | typeof OTHER>;

const OF_OTHER: Readonly<Record<string, boolean>> = {
  equal_to: false,
  matches_any_of: false,
  is_blank: false,
  not_equal_to: true,
  does_not_match_any_of: true,
  is_not_blank: true,
};

function truthOf(state: FlowState, condition: Condition, known: Known): Truth {
  if (isTemplate(condition.value)) return undefined;
  if (!isCondition(condition.type)) return false;
  const truths = subjectsOf(state, condition).map((subject): Truth => {
    const text = known.get(textOf(subject));
    if (text === OTHER) return OF_OTHER[condition.type];
    return text === undefined ? undefined : holds(condition.type, text, String(condition.value ?? ''));
  });
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}

function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

export type Way = { index: number; transition: FlowTransition };

/** The transitions with conditions for an event, in the order in which they are tried. */
export const conditionalWays = (state: FlowState, event: string): Way[] =>
  [...state.transitions.entries()]
    .map(([index, transition]) => ({ index, transition }))
    .filter(({ transition }) => transition.event === event && isConditional(state, transition));

/** Which of them may be taken, given these values; -1 means none of them. */
export function outcomes(state: FlowState, ways: readonly Way[], known: Known): Set<number> {
  const possible = new Set<number>();
  for (const { index, transition } of ways) {
    const truth = all((transition.conditions ?? []).map((one) => truthOf(state, one, known)));
    if (truth === false) continue;
    possible.add(index);
    if (truth) return possible;
  }
  return possible.add(-1);
}

/**
 * Conditions without an argument, on widgets other than splits, have no effect: the engine treats such a transition as one without
 * conditions.
 */
export const isConditional = (state: FlowState, { conditions = [] }: FlowTransition): boolean =>
  state.type === 'split-based-on'
    ? conditions.length > 0
    : conditions.some(({ arguments: subjects }) => subjects?.length);
