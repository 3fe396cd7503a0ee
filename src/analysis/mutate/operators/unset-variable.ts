// Does not set a variable.
import { type Operator, widgetsOf } from '../operator.ts';

export const operator: Operator = {
  name: 'unset-variable',
  summary: 'A variable is not set',
  *faults(flow) {
    for (const { state, path } of widgetsOf(flow)) {
      const { variables } = state.properties;
      if (state.type !== 'set-variables' || !Array.isArray(variables)) continue;
      for (const [index, variable] of variables.entries()) {
        const key = typeof variable === 'object' && variable !== null && 'key' in variable ? variable.key : index;
        const at = [...path, 'properties', 'variables', index];
        yield {
          widget: state.name,
          at,
          changes: [{ path: at }],
          description: `\`${state.name}\` does not set \`${key}\``,
          replacement: '(not set)',
        };
      }
    }
  },
};
