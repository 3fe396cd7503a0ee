// Swaps two neighbouring conditions of a split.
import { holds } from '../../../emulator/engine/predicates.ts';
import type { Condition, FlowTransition, Json } from '../../../flow/types.ts';
import { candidatesOf } from '../../lint/conditions.ts';
import { type Operator, transitionName, widgetsOf } from '../operator.ts';

const BELOW: Readonly<Record<string, string>> = {
  less_than: 'greater_than',
  is_before_time: 'is_after_time',
  is_before_date: 'is_after_date',
};

/** Before nine, and after five: nothing is both. Times and dates sort as text. */
function isGap(below: Condition, above: Condition): boolean {
  if (BELOW[below.type] !== above.type) return false;
  const isNumber = below.type === 'less_than';
  return isNumber ? Number(below.value) <= Number(above.value) : below.value.trim() <= above.value.trim();
}

/** Two conditions on the same text that never hold at the same time: their order makes no difference. */
function excludeEachOther(
  { conditions: [one, ...more] = [] }: FlowTransition,
  { conditions: [two, ...others] = [] }: FlowTransition,
): boolean {
  if (!one || !two || more.length > 0 || others.length > 0) return false;
  if (one.arguments.join('\n') !== two.arguments.join('\n') || [one, two].some(({ value }) => value.includes('{')))
    return false;
  const listed = (a: Condition, b: Condition) =>
    candidatesOf(a)?.every((text) => !holds(b.type, text, b.value)) ?? false;
  return listed(one, two) || listed(two, one) || isGap(one, two) || isGap(two, one);
}

export const operator: Operator = {
  name: 'reorder-conditions',
  summary: 'Two conditions of a split are tried in the other order',
  *faults(flow) {
    for (const { state, path } of widgetsOf(flow)) {
      if (state.type !== 'split-based-on') continue;
      for (const [index, first] of state.transitions.entries()) {
        const second = state.transitions[index + 1];
        if (first.event !== 'match' || second?.event !== 'match' || first.next === second.next) continue;
        const at = [...path, 'transitions', index];
        yield {
          widget: state.name,
          at,
          changes: [
            { path: at, value: second as unknown as Json },
            { path: [...path, 'transitions', index + 1], value: first as unknown as Json },
          ],
          description: `\`${state.name}\` tries \`${transitionName(second)}\` before \`${transitionName(first)}\``,
          replacement: JSON.stringify(transitionName(second)),
          ...(excludeEachOther(first, second) ? { equivalent: 'the two conditions never hold together' } : {}),
        };
      }
    }
  },
};
