// Finds templates that read a value that the widget's type never outputs.

import type { FlowState } from '../../../flow/types.ts';
import { makesRequest } from '../../../flow/widget-types.ts';
import { didYouMean } from '../../../nearest.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';
import { variablesSetBy } from '../subject.ts';

const MESSAGES = ['outbound', 'inbound'] as const;
const REQUEST = ['status_code', 'body', 'content_type', 'parsed', 'headers'] as const;

/** The keys under `widgets.NAME`, for widget types with completely known output. */
function outputsOf(state: FlowState): readonly string[] | undefined {
  const { type } = state;
  if (type === 'send-message' || type === 'send-and-wait-for-reply') return MESSAGES;
  if (makesRequest(type)) return REQUEST;
  if (type === 'split-based-on' || type === 'trigger') return [];
  return type === 'set-variables' ? variablesSetBy(state) : undefined;
}

export const rule: Rule = {
  code: 'unknown-output',
  severity: 'error',
  summary: 'A template reads a value that the type of the widget does not have',
  why: 'A reply is under `inbound.Body`, the answer of a request under `parsed` or `body`. Anything else renders to an empty text, without an error.',
  valid: [
    example(
      { incomingMessage: 'ask' },
      {
        ask: ['send-and-wait-for-reply', { body: 'Name?' }, { incomingMessage: 'hi', timeout: null }],
        hi: ['send-message', { body: 'Hi {{widgets.ask.inbound.Body}}' }, { sent: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingMessage: 'ask' },
      {
        ask: ['send-and-wait-for-reply', { body: 'Name?' }, { incomingMessage: 'hi', timeout: null }],
        hi: ['send-message', { body: 'Hi {{widgets.ask.Body}}' }, { sent: null }],
      },
    ),
  ],
  *check({ reads, byName }) {
    for (const { state, path, read } of reads) {
      const [root, name = '', key] = read.path;
      const source = root === 'widgets' ? byName.get(name) : undefined;
      const outputs = source && outputsOf(source);
      // `parsed` has its own rule, which says more.
      if (!outputs || key === undefined || outputs.includes(key) || key === 'parsed') continue;
      const known = outputs.length > 0 ? `\`${name}\` has ${outputs.map((one) => `\`${one}\``).join(', ')}` : undefined;
      yield {
        path,
        snippet: `${name}.${key}`,
        widget: state.name,
        message: `\`${state.name}\` reads \`${read.path.join('.')}\`, and a ${source.type} widget has no \`${key}\`.`,
        fix: didYouMean(key, outputs) ?? known ?? 'read the widget that has the value',
      };
    }
  },
};
