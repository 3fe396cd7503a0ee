// Finds conditions that do not say what they look at, on widgets that have no input of their own.

import type { Condition, FlowDefinition } from '../../../flow/types.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

/** Hand-made definitions leave `arguments` out, or call them something else. */
const namesNone = ({ arguments: subjects }: Condition): boolean => !subjects?.length;

const request = example(
  { incomingMessage: 'ask' },
  {
    ask: ['make-http-request', { method: 'GET', url: 'https://example.com' }, { success: 'a', failed: 'a' }],
    a: ['send-message', { body: 'Hi' }, { sent: null, failed: null }],
  },
);

/** The same flow, with this condition on the way from the request. */
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

export const rule: Rule = {
  code: 'condition-without-argument',
  severity: 'warning',
  summary: 'A condition does not say what it looks at',
  why: 'A split has an input; other widgets have none, and a condition of theirs names what it looks at in `arguments`. What Studio does without is not documented; here such a condition is not evaluated [assumed], and its transition is followed each time.',
  valid: [withCondition({ arguments: ['{{widgets.ask.parsed.allow}}'] })],
  invalid: [withCondition({ arguments: [] })],
  *check({ states, pathOf }) {
    for (const state of states) {
      if (state.type === 'split-based-on') continue;
      for (const [index, { conditions = [] }] of state.transitions.entries()) {
        const [first] = conditions;
        if (!first || !conditions.every(namesNone)) continue;
        yield {
          path: [...pathOf(state), 'transitions', index, 'conditions', 0],
          widget: state.name,
          message: `\`${state.name}\` has the condition \`${first.friendly_name}\`, which names nothing that it looks at: it is not evaluated.`,
          fix: 'write what it looks at into its `arguments`, such as "arguments": ["{{widgets.NAME.parsed.KEY}}"]',
        };
      }
    }
  },
};
