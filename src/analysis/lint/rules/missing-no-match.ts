// Finds splits without a transition for everything that no condition expects.

import type { FlowState } from '../../../flow/types.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const OPPOSITES: Readonly<Record<string, string>> = {
  is_blank: 'is_not_blank',
  equal_to: 'not_equal_to',
  contains: 'does_not_contain',
  starts_with: 'does_not_start_with',
  matches_any_of: 'does_not_match_any_of',
};

/** A condition and its opposite: one of them always holds. */
function coversAll({ transitions }: FlowState): boolean {
  const single = transitions.flatMap(({ conditions = [] }) => (conditions.length === 1 ? conditions : []));
  return single.some((one) =>
    single.some(
      (other) =>
        other.type === OPPOSITES[one.type] &&
        (one.type === 'is_blank' || other.value === one.value) &&
        other.arguments.join() === one.arguments.join(),
    ),
  );
}

export const rule: Rule = {
  code: 'missing-no-match',
  severity: 'warning',
  summary: 'A split has no path for the case that no condition matches',
  why: 'Contacts write and press unexpected things. Without a path for `noMatch` the execution ends at the split.',
  valid: [
    example(
      { incomingMessage: 'which' },
      {
        which: [
          'split-based-on',
          { input: '{{trigger.message.Body}}' },
          { noMatch: 'a', match: [['equal_to', '1', 'a']] },
        ],
        a: ['send-message', { body: 'Hi' }, { sent: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingMessage: 'which' },
      {
        which: [
          'split-based-on',
          { input: '{{trigger.message.Body}}' },
          { noMatch: null, match: [['equal_to', '1', 'a']] },
        ],
        a: ['send-message', { body: 'Hi' }, { sent: null }],
      },
    ),
  ],
  *check({ states, reachable, pathOf }) {
    for (const state of states) {
      if (state.type !== 'split-based-on' || !reachable.has(state.name)) continue;
      const index = state.transitions.findIndex(({ event }) => event === 'noMatch');
      if (state.transitions[index]?.next || coversAll(state)) continue;
      yield {
        path: index === -1 ? [...pathOf(state), 'name'] : [...pathOf(state), 'transitions', index],
        widget: state.name,
        message: `\`${state.name}\` leads nowhere when none of its conditions holds: the execution ends.`,
        fix: `lead \`noMatch\` of \`${state.name}\` to a widget, for example back to the question`,
      };
    }
  },
};
