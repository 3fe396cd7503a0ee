// Finds requests, functions and subflows whose failure ends the flow.
import { makesRequest, widgetType } from '../../../flow/widget-types.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const asksAnother = (type: string): boolean => makesRequest(type) || type === 'run-subflow';

export const rule: Rule = {
  code: 'unhandled-failure',
  severity: 'warning',
  summary: 'There is no path for a request, a function or a subflow that fails',
  why: 'Servers are down sometimes, and a function must answer within ten seconds. Without a path for the failure the execution ends there, and the contact gets no answer.',
  valid: [
    example(
      { incomingMessage: 'ask' },
      {
        ask: ['make-http-request', { url: 'https://example.com' }, { success: 'a', failed: 'a' }],
        a: ['send-message', { body: 'Hi' }, { sent: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingMessage: 'ask' },
      {
        ask: ['make-http-request', { url: 'https://example.com' }, { success: 'a', failed: null }],
        a: ['send-message', { body: 'Hi' }, { sent: null }],
      },
    ),
    example({ incomingMessage: 'run' }, { run: ['run-function', { url: 'https://example.com' }, {}] }),
  ],
  *check({ states, reachable, pathOf }) {
    for (const state of states) {
      const failure = widgetType(state.type)?.failure;
      if (!asksAnother(state.type) || !failure || !reachable.has(state.name)) continue;
      const index = state.transitions.findIndex(({ event }) => event === failure);
      if (state.transitions[index]?.next) continue;
      // If its success ends the flow as well, no later step depends on it.
      const isLast = state.transitions.every(({ next }) => !next);
      yield {
        path: index === -1 ? [...pathOf(state), 'name'] : [...pathOf(state), 'transitions', index],
        widget: state.name,
        message: `When \`${state.name}\` fails (\`${failure}\`), the execution ends.`,
        fix: `lead \`${failure}\` of \`${state.name}\` to a widget that informs the contact, or tries again`,
        ...(isLast ? { severity: 'note' as const } : {}),
      };
    }
  },
};
