// Turns a condition into its opposite.
import type { Operator } from '../operator.ts';
import { conditionName, conditionsOf } from './conditions.ts';

const PAIRS = [
  ['equal_to', 'not_equal_to'],
  ['matches_any_of', 'does_not_match_any_of'],
  ['is_blank', 'is_not_blank'],
  ['contains', 'does_not_contain'],
  ['starts_with', 'does_not_start_with'],
  ['less_than', 'greater_than'],
  ['is_before_time', 'is_after_time'],
  ['is_before_date', 'is_after_date'],
] as const;

const OPPOSITES: ReadonlyMap<string, string> = new Map(PAIRS.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));

export const operator: Operator = {
  name: 'negate-condition',
  summary: 'A condition is turned into its opposite',
  *faults(flow) {
    for (const { state, condition, path } of conditionsOf(flow)) {
      const opposite = OPPOSITES.get(condition.type);
      if (!opposite) continue;
      yield {
        widget: state.name,
        at: [...path, 'type'],
        changes: [{ path: [...path, 'type'], value: opposite }],
        description: `\`${state.name}\` tests \`${conditionName({ ...condition, type: opposite })}\` instead of \`${conditionName(condition)}\``,
        replacement: JSON.stringify(opposite),
      };
    }
  },
};
