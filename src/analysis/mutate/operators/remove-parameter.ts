// Leaves out a parameter of a request, a function or a subflow.
import { type Operator, widgetsOf } from '../operator.ts';

export const operator: Operator = {
  name: 'remove-parameter',
  summary: 'A request, a function or a subflow lacks a parameter',
  *faults(flow) {
    for (const { state, path } of widgetsOf(flow)) {
      const { parameters } = state.properties;
      if (!Array.isArray(parameters)) continue;
      for (const [index, parameter] of parameters.entries()) {
        const key = typeof parameter === 'object' && parameter !== null && 'key' in parameter ? parameter.key : index;
        const at = [...path, 'properties', 'parameters', index];
        yield {
          widget: state.name,
          at,
          changes: [{ path: at }],
          description: `\`${state.name}\` does not send the parameter \`${key}\``,
          replacement: '(no parameter)',
        };
      }
    }
  },
};
