// Finds templates that read `.parsed` of widgets whose response is not a JSON object.
import { makesRequest } from '../../../flow/widget-types.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

/** The output of a subflow, or of an unknown type, may have any name. */
const OPEN = new Set(['run-subflow']);

export const rule: Rule = {
  code: 'parsed-not-json',
  severity: 'error',
  summary: 'A template reads `parsed` of an answer that is not a JSON object',
  why: 'Only requests and functions have `parsed`, and only when they answer with a JSON object: a list is not parsed, and has no `parsed[0]` (Twilio: Make HTTP Request and Run Function).',
  valid: [
    example(
      { incomingMessage: 'get' },
      {
        get: ['make-http-request', { url: 'https://example.com' }, { success: 'hi', failed: null }],
        hi: ['send-message', { body: '{{widgets.get.parsed.name}}' }, { sent: null }],
      },
    ),
  ],
  invalid: [
    example(
      { incomingMessage: 'ask' },
      {
        ask: ['send-and-wait-for-reply', { body: 'Name?' }, { incomingMessage: 'hi', timeout: null }],
        hi: ['send-message', { body: '{{widgets.ask.parsed.name}}' }, { sent: null }],
      },
    ),
    example(
      { incomingMessage: 'get' },
      {
        get: ['make-http-request', { url: 'https://example.com' }, { success: 'hi', failed: null }],
        hi: ['send-message', { body: '{{widgets.get.parsed[0].name}}' }, { sent: null }],
      },
    ),
  ],
  *check({ reads, byName }) {
    for (const { state, path, read } of reads) {
      const [root, name = '', key, index = ''] = read.path;
      const source = root === 'widgets' && key === 'parsed' ? byName.get(name) : undefined;
      if (!source || OPEN.has(source.type)) continue;
      const isRequest = makesRequest(source.type);
      if (isRequest && !/^\d+$/.test(index)) continue;
      const shown = read.path.join('.');
      yield {
        path,
        snippet: 'parsed',
        widget: state.name,
        message: isRequest
          ? `\`${state.name}\` reads \`${shown}\`, and Studio does not parse an answer that is a list.`
          : `\`${state.name}\` reads \`${shown}\`, and a ${source.type} widget gives no parsed answer.`,
        fix: isRequest ? 'let the server wrap the list in an object' : 'read `parsed` of a request or a function',
      };
    }
  },
};
