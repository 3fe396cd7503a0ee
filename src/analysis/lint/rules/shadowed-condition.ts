// Finds conditions that are never tried, because an earlier condition of the same split always holds first.
import { shadowed } from '../conditions.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const INPUT = '{{trigger.message.Body}}';

export const rule: Rule = {
  code: 'shadowed-condition',
  severity: 'error',
  summary: 'An earlier condition of the split always matches when this one does',
  why: 'Conditions are tried in order, and the first that matches wins. They ignore case and spaces around the text, so `Yes` and `yes` are the same condition.',
  valid: [
    example(
      { incomingMessage: 'which' },
      {
        which: [
          'split-based-on',
          { input: INPUT },
          {
            noMatch: 'a',
            match: [
              ['equal_to', 'yes', 'a'],
              ['contains', 'yes', 'a'],
            ],
          },
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
          { input: INPUT },
          {
            noMatch: 'a',
            match: [
              ['contains', 'yes', 'a'],
              ['equal_to', 'Yes', 'a'],
            ],
          },
        ],
        a: ['send-message', { body: 'Hi' }, { sent: null }],
      },
    ),
    example(
      { incomingMessage: 'which' },
      {
        which: [
          'split-based-on',
          { input: INPUT },
          {
            noMatch: 'a',
            match: [
              ['matches_any_of', 'a, b', 'a'],
              ['equal_to', 'B', 'a'],
            ],
          },
        ],
        a: ['send-message', { body: 'Hi' }, { sent: null }],
      },
    ),
  ],
  *check(subject) {
    for (const { state, transition, index, by } of shadowed(subject)) {
      const { type, value } = transition.conditions?.[0] ?? { type: '', value: '' };
      yield {
        path: [...subject.pathOf(state), 'transitions', index, 'conditions', 0],
        widget: state.name,
        message: `\`${type} ${value}\` of \`${state.name}\` is never reached: \`${by.type} ${by.value}\`, which is tried before it, holds as well.`,
        fix: 'put the narrower condition first, or delete this one',
      };
    }
  },
};
