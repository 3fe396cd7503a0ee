// Changes the words of a text, and keeps the templates in it.
import { isTemplate } from '../../../liquid/reading.ts';
import type { Operator } from '../operator.ts';
import { nameOf, propertyTexts, quoted } from '../texts.ts';

/** What a contact reads or hears; the texts of requests have their own operators. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'send-message': ['body'],
  'send-and-wait-for-reply': ['body'],
  'say-play': ['say'],
  'gather-input-on-call': ['say'],
};

const TEMPLATE = /(\{\{.*?\}\}|\{%.*?%\})/s;

/** Changes the words between the templates. */
const reworded = (text: string): string =>
  text
    .split(TEMPLATE)
    .map((part) => (isTemplate(part) || !/\w/.test(part) ? part : ' other words '))
    .join('');

export const operator: Operator = {
  name: 'change-text',
  summary: 'A message or a prompt has other words',
  *faults(flow) {
    for (const found of propertyTexts(flow)) {
      const { state, path, text } = found;
      if (!SHOWN[state.type]?.includes(nameOf(found))) continue;
      const value = reworded(text);
      if (value === text) continue;
      yield {
        widget: state.name,
        at: path,
        changes: [{ path, value }],
        description: `\`${nameOf(found)}\` of \`${state.name}\` has other words than ${quoted(text)}`,
        replacement: JSON.stringify(value),
      };
    }
  },
};
