// Finds templates that read trigger data which none of the flow's triggers sets.
import { sends } from '../../../flow/widget-types.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

/** What each event of the Trigger sets: exactly one subtree; REST parameters also set `flow.data`. */
const FILLS: Readonly<Record<string, string>> = {
  incomingMessage: 'message',
  incomingCall: 'call',
  incomingConversationMessage: 'conversation',
  incomingRequest: 'request',
  incomingParent: 'parent',
};

/** The console sets these properties for every widget that sends, for every trigger; for plain texts they may be empty. */
const CONSOLE = new Set(['service', 'channel']);

export const rule: Rule = {
  code: 'trigger-never-fills',
  severity: 'warning',
  summary: 'A template reads a part of the trigger that no execution of this flow has',
  why: 'A message fills `trigger.message` and nothing else, a call `trigger.call`, and so on. `trigger.message.Body` in a flow that only calls start is always empty.',
  valid: [
    example({ incomingMessage: 'a' }, { a: ['send-message', { body: '{{trigger.message.Body}}' }, { sent: null }] }),
  ],
  invalid: [
    example({ incomingCall: 'a' }, { a: ['say-play', { say: '{{trigger.message.Body}}' }, { audioComplete: null }] }),
  ],
  *check({ texts, triggers, reachable }) {
    const filled = new Set([...triggers.keys()].map((event) => FILLS[event]));
    // A subflow gets a copy of its parent's trigger, of any kind.
    if (filled.size === 0 || filled.has(undefined) || filled.has('parent')) return;
    for (const { state, path, reading } of texts) {
      if (!reachable.has(state.name) || (sends(state.type, 'message') && CONSOLE.has(String(path[3])))) continue;
      const wrong = reading.reads.filter(
        ({ path: [root, part = ''], guarded }) =>
          root === 'trigger' && !guarded && Object.values(FILLS).includes(part) && !filled.has(part),
      );
      for (const part of new Set(wrong.map(({ path: [, name = ''] }) => name))) {
        yield {
          path,
          snippet: `trigger.${part}`,
          widget: state.name,
          message: `\`${state.name}\` reads \`trigger.${part}\`, and this flow starts by ${[...triggers.keys()].join(', ')} only.`,
          fix: `read ${[...filled].map((name) => `\`trigger.${name}\``).join(' or ')}`,
        };
      }
    }
  },
};
