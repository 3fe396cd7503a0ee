// Finds templates that read a variable which no widget of the flow sets.
import { didYouMean } from '../../../nearest.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';
import { variablesSetBy } from '../subject.ts';

export const rule: Rule = {
  code: 'unknown-variable',
  severity: 'warning',
  summary: 'A template reads a variable that the flow never sets',
  why: 'Only Set Variables widgets of the same flow fill `flow.variables`: parameters of a REST execution are in `flow.data`, and what a subflow sets is under the widget that ran it.',
  valid: [
    example(
      { incomingMessage: 'set' },
      {
        set: ['set-variables', { variables: [{ key: 'name', value: 'Ada' }] }, { next: 'hi' }],
        hi: ['send-message', { body: 'Hi {{flow.variables.name}}' }, { sent: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingMessage: 'set' },
      {
        set: ['set-variables', { variables: [{ key: 'name', value: 'Ada' }] }, { next: 'hi' }],
        hi: ['send-message', { body: 'Hi {{flow.variables.nmae}}' }, { sent: null }],
      },
    ),
  ],
  *check(subject) {
    const known = new Set(subject.states.flatMap(variablesSetBy));
    for (const { state, path, reading } of subject.texts) {
      const names = reading.reads.flatMap(({ path: [root, kind, name] }) =>
        root === 'flow' && kind === 'variables' && name !== undefined && !known.has(name) ? [name] : [],
      );
      for (const name of new Set(names)) {
        yield {
          path,
          snippet: name,
          widget: state.name,
          message: `\`${state.name}\` reads \`flow.variables.${name}\`, which no widget of this flow sets.`,
          fix:
            didYouMean(name, [...known]) ??
            `set \`${name}\` before, or read it from where it is (\`flow.data\`, \`widgets.…\`)`,
        };
      }
    }
  },
};
