// Finds questions that are sent from a Messaging Service, whose replies may start a new execution.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const SERVICE = /^\s*MG[0-9a-f]{32}\s*$/i;

export const rule: Rule = {
  code: 'messaging-service-sender',
  severity: 'warning',
  summary: 'A question is sent from a Messaging Service',
  why: 'The reply has the SID of the Messaging Service. An execution that was started from a phone number never receives it, and every reply starts a new execution (Twilio: Studio FAQ).',
  valid: [
    example(
      { incomingMessage: 'ask' },
      {
        ask: [
          'send-and-wait-for-reply',
          { body: 'Name?', from: '{{flow.channel.address}}' },
          { incomingMessage: null, timeout: null },
        ],
      },
    ),
  ],
  invalid: [
    example(
      { incomingRequest: 'ask' },
      {
        ask: [
          'send-and-wait-for-reply',
          { body: 'Name?', from: 'MG00000000000000000000000000000000' },
          { incomingMessage: null, timeout: null },
        ],
      },
    ),
  ],
  *check({ texts }) {
    for (const { state, path, text } of texts) {
      if (state.type !== 'send-and-wait-for-reply' || path[2] !== 'properties' || !SERVICE.test(text)) continue;
      yield {
        path,
        widget: state.name,
        message: `\`${state.name}\` asks from a Messaging Service: the reply may not reach this execution.`,
        fix: 'send from {{flow.channel.address}}, or start the execution with the Messaging Service as `From`',
      };
    }
  },
};
