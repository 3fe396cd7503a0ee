// Finds templates that Liquid cannot read.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  code: 'template-syntax',
  severity: 'error',
  summary: 'A template is not valid Liquid',
  why: 'Studio does not stop: the text is empty, and there is only a warning (81018).',
  valid: [example({ incomingMessage: 'a' }, { a: ['send-message', { body: 'Hi {{flow.data.x}}' }, { sent: null }] })],
  invalid: [
    example({ incomingMessage: 'a' }, { a: ['send-message', { body: 'Hi {{flow.data.x' }, { sent: null }] }),
    example({ incomingMessage: 'a' }, { a: ['send-message', { body: '{% if flow.data.x %}Hi' }, { sent: null }] }),
  ],
  *check({ texts }) {
    for (const { state, path, reading } of texts) {
      if (!reading.mistake) continue;
      yield {
        path,
        widget: state.name,
        message: `A template of \`${state.name}\` is not Liquid: ${reading.mistake}.`,
        fix: 'close every `{{`, `{%` and block',
      };
    }
  },
};
