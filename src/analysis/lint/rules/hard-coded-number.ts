// Finds phone numbers that are written into the flow where it sends or calls.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const NUMBER = /^\s*(?:(?:whatsapp|sms|client):)?(\+[1-9][0-9 ().-]{7,18}[0-9])\s*$/i;
const PLACES = new Set(['to', 'from', 'caller_id', 'callerId', 'noun', 'phone_number']);

export const rule: Rule = {
  code: 'hard-coded-number',
  severity: 'note',
  summary: 'A phone number is written into the flow',
  why: 'In a test account the number does not belong to you, and tests would call or text its owner. When the number changes, it must be found and changed in every flow.',
  valid: [
    example(
      { incomingCall: 'a' },
      { a: ['connect-call-to', { noun: 'number', to: '{{flow.data.desk}}' }, { callCompleted: null }] },
    ),
  ],
  invalid: [
    example(
      { incomingCall: 'a' },
      { a: ['connect-call-to', { noun: 'number', to: '+15550100001' }, { callCompleted: null }] },
    ),
  ],
  *check({ texts }) {
    for (const { state, path, text } of texts) {
      if (path[2] !== 'properties' || !PLACES.has(String(path[3])) || path.length !== 4) continue;
      if (!NUMBER.test(text)) continue;
      yield {
        path,
        widget: state.name,
        message: `\`${state.name}\` has a phone number written into \`${path[3]}\`.`,
        fix: 'use {{flow.channel.address}} or {{contact.channel.address}}, or pass the number in',
      };
    }
  },
};
