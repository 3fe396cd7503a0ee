// Sets a variable, or sends a parameter, with another value.
import type { Operator } from '../operator.ts';
import { nameOf, propertyTexts, quoted } from '../texts.ts';

const VALUES = /^(?:variables|parameters)\.\d+\.value$/;

export const operator: Operator = {
  name: 'change-value',
  summary: 'A variable or a parameter has another value',
  *faults(flow) {
    for (const found of propertyTexts(flow)) {
      const { state, path, text } = found;
      if (!VALUES.test(nameOf(found))) continue;
      const value = /^-?\d+$/.test(text) ? String(Number(text) + 1) : `${text}x`;
      yield {
        widget: state.name,
        at: path,
        changes: [{ path, value }],
        description: `\`${nameOf(found)}\` of \`${state.name}\` is ${quoted(value)} instead of ${quoted(text)}`,
        replacement: JSON.stringify(value),
      };
    }
  },
};
