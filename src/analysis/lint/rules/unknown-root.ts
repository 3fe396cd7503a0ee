// Finds templates that read something which is not in an execution's context at all.
import { didYouMean } from '../../../nearest.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';
import { type Subject, variablesSetBy } from '../subject.ts';

/** What a context consists of: https://www.twilio.com/docs/glossary/what-is-studio-flow-context */
const ROOTS = ['trigger', 'contact', 'flow', 'widgets'];

function fixFor([root = '', ...rest]: readonly string[], { byName, states }: Subject): string {
  const path = [root, ...rest].join('.');
  if (byName.has(root)) return `write \`widgets.${path}\``;
  if (states.some((state) => variablesSetBy(state).includes(root))) return `write \`flow.variables.${path}\``;
  return didYouMean(root, ROOTS) ?? `read ${ROOTS.map((one) => `\`${one}\``).join(', ')}: nothing else exists`;
}

export const rule: Rule = {
  code: 'unknown-root',
  severity: 'warning',
  summary: 'A template reads something that no execution has',
  why: 'A context consists of `trigger`, `contact`, `flow` and `widgets`. Anything else renders to an empty text, without an error. Often `widgets.` or `flow.variables.` was forgotten.',
  valid: [
    example(
      { incomingMessage: 'a' },
      { a: ['send-message', { body: '{% assign name = trigger.message.From %}{{name}} {{1}}' }, { sent: null }] },
    ),
  ],
  invalid: [
    example({ incomingMessage: 'a' }, { a: ['send-message', { body: 'Hi {{become}}' }, { sent: null }] }),
    example(
      { incomingMessage: 'ask' },
      {
        ask: ['send-and-wait-for-reply', { body: 'Name?' }, { incomingMessage: 'hi', timeout: null }],
        hi: ['send-message', { body: 'Hi {{ask.inbound.Body}}' }, { sent: null }],
      },
    ),
  ],
  *check(subject) {
    for (const { state, path, reading } of subject.texts) {
      const reported = new Set<string>();
      for (const { path: read } of reading.reads) {
        const [root] = read;
        if (root === undefined || ROOTS.includes(root) || reading.locals.has(root) || reported.has(root)) continue;
        reported.add(root);
        yield {
          path,
          snippet: root,
          widget: state.name,
          message: `\`${state.name}\` reads \`${read.join('.')}\`, which does not exist in any context.`,
          fix: fixFor(read, subject),
        };
      }
    }
  },
};
