// Sends to or calls another number than it should.
import type { Operator } from '../operator.ts';
import { nameOf, propertyTexts } from '../texts.ts';

const ADDRESSES = new Set(['to', 'from', 'caller_id']);
const OTHER = '+15550100099';

export const operator: Operator = {
  name: 'change-number',
  summary: 'A message or a call goes to, or comes from, another number',
  *faults(flow) {
    for (const found of propertyTexts(flow)) {
      const { state, path, text } = found;
      if (!ADDRESSES.has(nameOf(found)) || text === '') continue;
      yield {
        widget: state.name,
        at: path,
        changes: [{ path, value: OTHER }],
        description: `\`${nameOf(found)}\` of \`${state.name}\` is another number than \`${text}\``,
        replacement: JSON.stringify(OTHER),
      };
    }
  },
};
