// Finds templates that read a widget which the flow does not have.
import { didYouMean } from '../../../nearest.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  code: 'unknown-widget',
  severity: 'error',
  summary: 'A template reads a widget that the flow does not have',
  why: 'It renders to an empty text, without an error. Often the widget was renamed: Studio does not rename it in templates.',
  valid: [example({ incomingMessage: 'a' }, { a: ['send-message', { body: '{{flow.data.x}}' }, { sent: null }] })],
  invalid: [
    example(
      { incomingMessage: 'ask_name' },
      {
        ask_name: ['send-and-wait-for-reply', { body: 'Name?' }, { incomingMessage: 'a', timeout: 'a' }],
        a: ['send-message', { body: 'Hi {{widgets.ask_nam.inbound.Body}}' }, { sent: null }],
      },
    ),
  ],
  *check({ texts, byName }) {
    for (const { state, path, reading } of texts) {
      const reported = new Set<string>();
      for (const { path: read } of reading.reads) {
        const [root, name] = read;
        if (root !== 'widgets' || name === undefined || byName.has(name) || reported.has(name)) continue;
        reported.add(name);
        yield {
          path,
          snippet: name,
          widget: state.name,
          message: `\`${state.name}\` reads \`${read.join('.')}\`, and the flow has no widget \`${name}\`.`,
          fix: didYouMean(name, [...byName.keys()]) ?? 'name a widget of this flow',
        };
      }
    }
  },
};
