// Empties a text that the contact reads or hears.
import type { Operator } from '../operator.ts';
import { nameOf, propertyTexts, quoted } from '../texts.ts';

const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'send-message': ['body'],
  'send-and-wait-for-reply': ['body'],
  'say-play': ['say', 'play'],
  'gather-input-on-call': ['say', 'play'],
};

export const operator: Operator = {
  name: 'empty-text',
  summary: 'A message or a prompt is empty',
  *faults(flow) {
    for (const found of propertyTexts(flow)) {
      const { state, path, text } = found;
      if (!SHOWN[state.type]?.includes(nameOf(found)) || text === '') continue;
      yield {
        widget: state.name,
        at: path,
        changes: [{ path, value: '' }],
        description: `\`${nameOf(found)}\` of \`${state.name}\` is empty instead of ${quoted(text)}`,
        replacement: '""',
      };
    }
  },
};
