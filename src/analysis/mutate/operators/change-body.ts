// Sends another body with a request.
import { type Operator, widgetsOf } from '../operator.ts';
import { quoted } from '../texts.ts';

export const operator: Operator = {
  name: 'change-body',
  summary: 'A request has no body',
  *faults(flow) {
    for (const { state, path } of widgetsOf(flow)) {
      const { body, method } = state.properties;
      if (state.type !== 'make-http-request' || typeof body !== 'string' || body === '') continue;
      const at = [...path, 'properties', 'body'];
      const unused = String(method).toUpperCase() === 'GET';
      yield {
        widget: state.name,
        at,
        changes: [{ path: at, value: '' }],
        description: `\`${state.name}\` sends no body instead of ${quoted(body)}`,
        replacement: '""',
        ...(unused ? { equivalent: 'a GET request has no body' } : {}),
      };
    }
  },
};
