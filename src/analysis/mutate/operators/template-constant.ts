// Replaces a template by a fixed text.
import type { Operator } from '../operator.ts';
import { expressionsIn, nameOf, propertyTexts, subjectTexts, withExpression } from '../texts.ts';

export const operator: Operator = {
  name: 'template-constant',
  summary: 'A fixed text replaces a template',
  *faults(flow) {
    for (const found of [...propertyTexts(flow), ...subjectTexts(flow)]) {
      const { state, path, text } = found;
      for (const expression of expressionsIn(text)) {
        const value = withExpression(text, expression, 'fixed');
        yield {
          widget: state.name,
          at: path,
          changes: [{ path, value }],
          description: `\`${nameOf(found)}\` of \`${state.name}\` has the fixed text "fixed" instead of \`{{${expression.text}}}\``,
          replacement: JSON.stringify(value),
        };
      }
    }
  },
};
