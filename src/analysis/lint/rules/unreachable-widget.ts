// Finds widgets that no execution enters: nothing leads to them, or only conditions that never hold.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  code: 'unreachable-widget',
  severity: 'warning',
  summary: 'No path from the Trigger leads to the widget',
  why: 'The widget is not used any more, or a transition was forgotten. A widget behind a condition that can never match is never entered either.',
  valid: [example({ incomingMessage: 'a' }, { a: ['send-message', { body: 'Hi' }, { sent: null }] })],
  invalid: [
    example(
      { incomingMessage: 'a' },
      {
        a: ['send-message', { body: 'Hi' }, { sent: null }],
        b: ['send-message', { body: 'Never' }, { sent: null }],
      },
    ),
    example(
      { incomingMessage: 'a' },
      {
        a: ['split-based-on', { input: 'fixed' }, { noMatch: null, match: [['equal_to', 'other', 'b']] }],
        b: ['send-message', { body: 'Never' }, { sent: null }],
      },
    ),
  ],
  *check({ states, reachable, pathOf, edges, triggers }) {
    if (triggers.size === 0) return;
    for (const state of states) {
      if (reachable.has(state.name) || state.type === 'trigger') continue;
      const leading = edges.filter(({ transition }) => transition.next === state.name);
      const message =
        leading.length === 0
          ? `No transition leads to \`${state.name}\`.`
          : `\`${state.name}\` is never entered: the widgets that lead to it (${[...new Set(leading.map((edge) => `\`${edge.state.name}\``))].join(', ')}) are never reached, or their conditions never hold.`;
      yield {
        path: [...pathOf(state), 'name'],
        widget: state.name,
        message,
        fix: `lead a transition to \`${state.name}\`, or delete it`,
      };
    }
  },
};
