// Finds conditions that do not name the value to compare: without arguments where a widget has no input, or with an empty one.

import type { Condition, FlowDefinition } from '../../../flow/types.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

/** Hand-written definitions leave `arguments` out, or use another name. */
const namesNone = ({ arguments: subjects }: Condition): boolean => !subjects?.length;

/** Some exports have `"arguments": [null]`, which is read as an empty text. */
const namesEmpty = ({ arguments: subjects }: Condition): boolean =>
  Boolean(subjects?.length) && subjects.every((subject) => subject.trim() === '');

const request = example(
  { incomingMessage: 'ask' },
  {
    ask: ['make-http-request', { method: 'GET', url: 'https://example.com' }, { success: 'a', failed: 'a' }],
    a: ['send-message', { body: 'Hi' }, { sent: null, failed: null }],
  },
);

/** The same flow with this condition after the request. */
const withCondition = (condition: Partial<Condition>): FlowDefinition => ({
  ...request,
  states: request.states.map((state) => ({
    ...state,
    transitions: state.transitions.map((transition) =>
      transition.event === 'success'
        ? {
            ...transition,
            conditions: [{ friendly_name: 'Allowed', type: 'equal_to', value: 'true', ...condition } as Condition],
          }
        : transition,
    ),
  })),
});

const FIX =
  'write the value that it compares into its `arguments`, such as "arguments": ["{{widgets.NAME.parsed.KEY}}"]';

export const rule: Rule = {
  code: 'condition-without-argument',
  severity: 'warning',
  summary: 'A condition does not say which value it compares',
  why: 'Some exports have `"arguments": [null]`. Twilio does not document what Studio compares then; the embedded Studio compares an empty text [assumed]. A condition of a split without arguments uses the input of the split. Other widgets have no input, so their conditions need `arguments`. Twilio does not document what Studio does without; the embedded Studio does not evaluate such a condition [assumed] and always follows its transition.',
  valid: [withCondition({ arguments: ['{{widgets.ask.parsed.allow}}'] })],
  invalid: [withCondition({ arguments: [] }), withCondition({ arguments: [''] })],
  *check({ states, pathOf }) {
    for (const state of states) {
      const isSplit = state.type === 'split-based-on';
      for (const [index, { conditions = [] }] of state.transitions.entries()) {
        const at = [...pathOf(state), 'transitions', index, 'conditions'];
        const [first] = conditions;
        if (!isSplit && first && conditions.every(namesNone))
          yield {
            path: [...at, 0],
            widget: state.name,
            message: `\`${state.name}\` has the condition \`${first.friendly_name}\`, which has no argument: it is not evaluated.`,
            fix: FIX,
          };
        for (const [nth, condition] of conditions.entries())
          if (namesEmpty(condition))
            yield {
              path: [...at, nth],
              widget: state.name,
              message: `\`${state.name}\` has the condition \`${condition.friendly_name}\`, whose argument is null or empty: an empty text is compared.`,
              fix: FIX,
            };
      }
    }
  },
};
