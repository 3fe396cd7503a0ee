// Finds flows that nothing starts: no event of the Trigger leads to a widget.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  code: 'never-started',
  severity: 'warning',
  summary: 'No event of the Trigger leads to a widget',
  // https://www.twilio.com/docs/studio/widget-library/trigger-start: at least one widget must be connected to one of the triggers.
  why: 'Messages, calls and REST requests start an execution that ends at once. On the canvas, the line from the Trigger was forgotten or deleted.',
  valid: [example({ incomingMessage: 'a' }, { a: ['send-message', { body: 'Hi' }, { sent: null }] })],
  invalid: [
    example({ incomingMessage: null, incomingCall: null }, { a: ['send-message', { body: 'Hi' }, { sent: null }] }),
  ],
  *check({ flow, byName, pathOf, triggers }) {
    const start = byName.get(flow.initial_state);
    if (!start || triggers.size > 0) return;
    yield {
      path: [...pathOf(start), 'transitions'],
      widget: start.name,
      message: `Nothing starts the flow: no event of \`${start.name}\` leads to a widget.`,
      fix: 'lead `incomingMessage`, `incomingCall` or `incomingRequest` to the first widget',
    };
  },
};
