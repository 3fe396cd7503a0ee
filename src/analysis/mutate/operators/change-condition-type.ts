// Compares in another way: a part instead of the whole, or the whole instead of a part.
import type { Condition, FlowDefinition } from '../../../flow/types.ts';
import { gatherOf } from '../../lint/conditions.ts';
import type { Operator } from '../operator.ts';
import { conditionName, conditionsOf } from './conditions.ts';

const OTHERS: Readonly<Record<string, string>> = {
  equal_to: 'contains',
  not_equal_to: 'does_not_contain',
  contains: 'equal_to',
  does_not_contain: 'not_equal_to',
  matches_any_of: 'equal_to',
  does_not_match_any_of: 'not_equal_to',
  starts_with: 'equal_to',
  does_not_start_with: 'not_equal_to',
  regex: 'equal_to',
};

/** If the widget takes as many keys as there are in the value, the keys are all of them, or none. */
function takesAllKeys(flow: FlowDefinition, { arguments: subjects, type, value }: Condition): boolean {
  const byName = new Map(flow.states.map((state) => [state.name, state]));
  const gather = gatherOf({ byName }, subjects.join(''));
  return type === 'equal_to' && Number(gather?.properties.number_of_digits) === value.trim().length;
}

export const operator: Operator = {
  name: 'change-condition-type',
  summary: 'A condition compares in another way: a part instead of the whole, or the whole instead of a part',
  *faults(flow) {
    for (const { state, condition, path } of conditionsOf(flow)) {
      const type = OTHERS[condition.type];
      if (!type) continue;
      yield {
        widget: state.name,
        at: [...path, 'type'],
        changes: [{ path: [...path, 'type'], value: type }],
        description: `\`${state.name}\` tests \`${conditionName({ ...condition, type })}\` instead of \`${conditionName(condition)}\``,
        replacement: JSON.stringify(type),
        ...(takesAllKeys(flow, condition) ? { equivalent: 'the widget takes no more keys than these' } : {}),
      };
    }
  },
};
