// Sends a request to, or plays a file from, another URL.
import type { Operator } from '../operator.ts';
import { nameOf, propertyTexts } from '../texts.ts';

const URLS = new Set(['url', 'play', 'media_url']);

export const operator: Operator = {
  name: 'change-url',
  summary: 'A request goes to, or a file is played from, another URL',
  *faults(flow) {
    for (const found of propertyTexts(flow)) {
      const { state, path, text } = found;
      if (!URLS.has(nameOf(found)) || text === '') continue;
      const value = `${text.replace(/\/$/, '')}/other`;
      yield {
        widget: state.name,
        at: path,
        changes: [{ path, value }],
        description: `\`${nameOf(found)}\` of \`${state.name}\` is \`${value}\` instead of \`${text}\``,
        replacement: JSON.stringify(value),
      };
    }
  },
};
