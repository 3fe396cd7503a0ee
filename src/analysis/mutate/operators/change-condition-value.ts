// Changes the value of a condition slightly.
import type { Operator } from '../operator.ts';
import { conditionName, conditionsOf } from './conditions.ts';

/** The next number, minute or day; one letter more in a word. */
function other(value: string): string {
  if (/^-?\d+$/.test(value)) return String(Number(value) + 1);
  const time = /^(\d\d):(\d\d)$/.exec(value);
  if (time) return `${time[1]}:${String((Number(time[2]) + 1) % 60).padStart(2, '0')}`;
  return `${value}x`;
}

export const operator: Operator = {
  name: 'change-condition-value',
  summary: 'A condition compares with another value: the next number or minute, or a longer text',
  *faults(flow) {
    for (const { state, condition, path } of conditionsOf(flow)) {
      if (condition.value === '' || condition.type.endsWith('_blank')) continue;
      const value = other(condition.value);
      yield {
        widget: state.name,
        at: [...path, 'value'],
        changes: [{ path: [...path, 'value'], value }],
        description: `\`${state.name}\` tests \`${conditionName({ ...condition, value })}\` instead of \`${conditionName(condition)}\``,
        replacement: JSON.stringify(value),
      };
    }
  },
};
