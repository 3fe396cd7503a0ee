// Empties the value of a condition.
import type { Operator } from '../operator.ts';
import { conditionName, conditionsOf } from './conditions.ts';

export const operator: Operator = {
  name: 'empty-condition',
  summary: 'A condition compares with an empty text',
  *faults(flow) {
    for (const { state, condition, path } of conditionsOf(flow)) {
      if (condition.value === '' || condition.type.endsWith('_blank')) continue;
      yield {
        widget: state.name,
        at: [...path, 'value'],
        changes: [{ path: [...path, 'value'], value: '' }],
        description: `\`${conditionName(condition)}\` of \`${state.name}\` compares with an empty text`,
        replacement: '""',
      };
    }
  },
};
