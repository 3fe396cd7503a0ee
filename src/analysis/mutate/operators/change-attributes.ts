// Hands over a task without its attributes.
import type { Operator } from '../operator.ts';
import { nameOf, propertyTexts, quoted } from '../texts.ts';

const ATTRIBUTES = new Set(['attributes', 'task_attributes']);

export const operator: Operator = {
  name: 'change-attributes',
  summary: 'A task is handed over without its attributes',
  *faults(flow) {
    for (const found of propertyTexts(flow)) {
      const { state, path, text } = found;
      if (!ATTRIBUTES.has(nameOf(found)) || text.trim() === '' || text.trim() === '{}') continue;
      yield {
        widget: state.name,
        at: path,
        changes: [{ path, value: '{}' }],
        description: `\`${state.name}\` hands over no attributes instead of ${quoted(text)}`,
        replacement: '"{}"',
      };
    }
  },
};
