// Finds texts that are compared as numbers without being converted first.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const COMPARES = new Set(['less_than', 'greater_than']);
/** A contact's messages, keys and speech are text, even if they look like numbers. */
const TEXTS = new Set(['Body', 'Digits', 'SpeechResult']);
const ARITHMETIC = new Set(['plus', 'minus', 'times', 'divided_by', 'modulo', 'size', 'abs', 'round', 'floor', 'ceil']);

const splitFor = (input: string) =>
  example(
    { incomingMessage: 'which' },
    {
      which: ['split-based-on', { input }, { noMatch: 'a', match: [['greater_than', '3', 'a']] }],
      a: ['send-message', { body: 'Hi' }, { sent: null }],
    },
  );

export const rule: Rule = {
  code: 'text-compared-with-number',
  severity: 'warning',
  summary: 'A reply or pressed keys are compared with a number',
  why: 'Studio compares numbers only if both sides are numbers, and a reply is text: its documentation recommends `| plus: 0` (Twilio: Studio FAQ).',
  valid: [splitFor('{{trigger.message.Body | plus: 0}}')],
  invalid: [splitFor('{{trigger.message.Body}}')],
  *check({ texts }) {
    for (const { state, path, reading } of texts) {
      const [, , , index, place, at] = path;
      if (path[2] !== 'transitions' || place !== 'conditions' || path[6] !== 'arguments') continue;
      const condition = state.transitions[Number(index)]?.conditions?.[Number(at)];
      const [read, ...more] = reading.reads;
      if (!condition || !COMPARES.has(condition.type) || !reading.single || !read || more.length > 0) continue;
      if (!TEXTS.has(read.path.at(-1) ?? '') || read.filters.some((filter) => ARITHMETIC.has(filter))) continue;
      yield {
        path,
        widget: state.name,
        message: `\`${state.name}\` compares the text \`${read.path.join('.')}\` with the number ${condition.value}.`,
        fix: `write {{${[read.path.join('.'), ...read.filters].join(' | ')} | plus: 0}}`,
      };
    }
  },
};
