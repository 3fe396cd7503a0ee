// Finds conditions that no value meets.
import { neverTrue } from '../conditions.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  code: 'never-true',
  severity: 'error',
  summary: 'A condition can never match',
  why: 'Widgets that only this condition leads to are never entered. Usually the condition compares the wrong value, or expects keys that the Gather widget does not accept.',
  valid: [
    example(
      { incomingCall: 'menu' },
      {
        menu: ['gather-input-on-call', { say: '1?', number_of_digits: 1 }, { keypress: 'which', timeout: null }],
        which: [
          'split-based-on',
          { input: '{{widgets.menu.Digits}}' },
          { noMatch: 'menu', match: [['equal_to', '1', 'menu']] },
        ],
      },
    ),
  ],
  invalid: [
    example(
      { incomingCall: 'menu' },
      {
        menu: ['gather-input-on-call', { say: '1?', number_of_digits: 1 }, { keypress: 'which', timeout: null }],
        which: [
          'split-based-on',
          { input: '{{widgets.menu.Digits}}' },
          { noMatch: 'menu', match: [['equal_to', '10', 'menu']] },
        ],
      },
    ),
    example(
      { incomingMessage: 'which' },
      {
        which: [
          'split-based-on',
          { input: '{{trigger.message.Body}}' },
          { noMatch: null, match: [['less_than', 'ten', 'a']] },
        ],
        a: ['send-message', { body: 'Hi' }, { sent: null }],
      },
    ),
  ],
  *check(subject) {
    for (const { state, transition, index, reason } of neverTrue(subject)) {
      const { type, value } = transition.conditions?.[0] ?? { type: '', value: '' };
      yield {
        path: [...subject.pathOf(state), 'transitions', index, 'conditions', 0],
        widget: state.name,
        message: `\`${type} ${value}\` of \`${state.name}\` can never hold: ${reason}.`,
        fix: 'correct the condition, or delete the transition',
      };
    }
  },
};
