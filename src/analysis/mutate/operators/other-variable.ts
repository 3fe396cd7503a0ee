// Makes a template read another value than it should.
import type { FlowDefinition } from '../../../flow/types.ts';
import { readTemplate } from '../../../liquid/reading.ts';
import type { Fault, Operator } from '../operator.ts';
import { expressionsIn, nameOf, propertyTexts, subjectTexts, type TextAt, withExpression } from '../texts.ts';

const PLAIN = /^[A-Za-z_][\w.]*/;

/** The values that the flow reads anywhere, each once. */
const readsOf = (flow: FlowDefinition): string[] => [
  ...new Set(
    [...propertyTexts(flow), ...subjectTexts(flow)].flatMap(({ text }) =>
      readTemplate(text).reads.map(({ path }) => path.join('.')),
    ),
  ),
];

/** Another value of the same kind if there is one: `flow.data.time` for `flow.data.name`. */
function otherThan(read: string, reads: readonly string[]): string {
  const root = read.split('.').slice(0, 2).join('.');
  const alike = reads.find((one) => one !== read && one.startsWith(`${root}.`));
  return alike ?? reads.find((one) => one !== read) ?? 'flow.data.other';
}

function* faultsIn(found: TextAt, reads: readonly string[]): Generator<Fault> {
  const { state, path, text } = found;
  for (const expression of expressionsIn(text)) {
    const [read] = PLAIN.exec(expression.text) ?? [];
    if (!read) continue;
    const other = otherThan(read, reads);
    const value = withExpression(text, expression, `{{${other}${expression.text.slice(read.length)}}}`);
    yield {
      widget: state.name,
      at: path,
      changes: [{ path, value }],
      description: `\`${nameOf(found)}\` of \`${state.name}\` reads \`${other}\` instead of \`${read}\``,
      replacement: JSON.stringify(value),
    };
  }
}

export const operator: Operator = {
  name: 'other-variable',
  summary: 'A template reads another value',
  *faults(flow) {
    const reads = readsOf(flow);
    for (const found of [...propertyTexts(flow), ...subjectTexts(flow)]) yield* faultsIn(found, reads);
  },
};
