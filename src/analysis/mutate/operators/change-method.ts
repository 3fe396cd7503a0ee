// Makes a request with another method.
import { type Operator, widgetsOf } from '../operator.ts';

export const operator: Operator = {
  name: 'change-method',
  summary: 'A request is made with another method',
  *faults(flow) {
    for (const { state, path } of widgetsOf(flow)) {
      const { method } = state.properties;
      if (state.type !== 'make-http-request' || typeof method !== 'string') continue;
      const value = method.toUpperCase() === 'GET' ? 'POST' : 'GET';
      const at = [...path, 'properties', 'method'];
      yield {
        widget: state.name,
        at,
        changes: [{ path: at, value }],
        description: `\`${state.name}\` makes a ${value} request instead of ${method}`,
        replacement: JSON.stringify(value),
      };
    }
  },
};
