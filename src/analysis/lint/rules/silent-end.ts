// Finds flows that end without an answer after the contact has written, pressed or said something.

import { textOfJson } from '../../../flow/json-value.ts';
import type { FlowState } from '../../../flow/types.ts';
import { sends, widgetType } from '../../../flow/widget-types.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';
import type { Edge, Subject } from '../subject.ts';

/** The events after which the contact expects an answer. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  trigger: ['incomingMessage', 'incomingConversationMessage', 'incomingCall'],
  'send-and-wait-for-reply': ['incomingMessage', 'incomingConversationMessage'],
  'gather-input-on-call': ['keypress', 'speech'],
};

const ANSWERING = ['task', 'request'] as const;

/** Other rules report these. */
const ELSEWHERE = new Set(['noMatch', 'timeout', 'failed', 'fail']);

/** Every message and handover is an answer. A server may answer, and so may an unknown type. */
function answers({ type, properties }: FlowState): boolean {
  if (type === 'trigger') return false;
  if (type === 'send-message') return !properties.to || /contact|trigger/.test(textOfJson(properties.to));
  const known = widgetType(type);
  return (
    !known || known.resumedBy.length > 0 || ANSWERING.some((output) => sends(type, output)) || type === 'run-subflow'
  );
}

/** The widgets that an execution can enter after the contact's input, with nothing sent since. */
function unanswered(subject: Subject, spoken: readonly Edge[]): Set<string> {
  return subject.reachedFrom(
    spoken.map(({ transition }) => transition.next),
    answers,
  );
}

export const rule: Rule = {
  code: 'silent-end',
  severity: 'warning',
  summary: 'The contact wrote, pressed or said something, and the flow ends without an answer',
  why: 'An event without a next widget ends the execution. A contact who has just written or pressed a key gets no answer, and does not know whether it arrived.',
  valid: [
    example(
      { incomingMessage: 'ask' },
      {
        ask: ['send-and-wait-for-reply', { body: 'Coming?' }, { incomingMessage: 'thank', timeout: null }],
        thank: ['send-message', { body: 'Thanks' }, { sent: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingRequest: 'ask' },
      {
        ask: ['send-and-wait-for-reply', { body: 'Coming?' }, { incomingMessage: 'keep', timeout: null }],
        keep: ['set-variables', { variables: [] }, { next: null }],
      },
    ),
    example({ incomingCall: 'menu' }, { menu: ['gather-input-on-call', { say: 'Press 1' }, { keypress: null }] }),
  ],
  *check(subject) {
    const spoken = subject.edges.filter(
      ({ state, transition }) => subject.reachable.has(state.name) && SPOKEN[state.type]?.includes(transition.event),
    );
    const silent = unanswered(subject, spoken);
    for (const { state, transition, path } of subject.edges) {
      if (transition.next || subject.dead.has(transition) || ELSEWHERE.has(transition.event)) continue;
      const direct = state.type !== 'trigger' && spoken.some((edge) => edge.transition === transition);
      if (!direct && !silent.has(state.name)) continue;
      yield {
        path,
        widget: state.name,
        message: direct
          ? `When \`${state.name}\` is left by \`${transition.event}\`, the flow ends and the contact gets no answer.`
          : `The flow ends at \`${state.name}\` (\`${transition.event}\`) without an answer to the contact's last input.`,
        fix: `lead \`${transition.event}\` of \`${state.name}\` to a widget that answers`,
      };
    }
  },
};
