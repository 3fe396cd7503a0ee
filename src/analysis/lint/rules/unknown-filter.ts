// Finds filters that Liquid does not have.
import { FILTERS } from '../../../liquid/reading.ts';
import { didYouMean } from '../../../nearest.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  code: 'unknown-filter',
  severity: 'error',
  summary: 'A template uses a filter that does not exist',
  why: 'An unknown filter has no effect: the value stays as it is.',
  valid: [
    example({ incomingMessage: 'a' }, { a: ['send-message', { body: '{{flow.data.x | strip}}' }, { sent: null }] }),
  ],
  invalid: [
    example({ incomingMessage: 'a' }, { a: ['send-message', { body: '{{flow.data.x | stripp}}' }, { sent: null }] }),
  ],
  *check({ texts }) {
    for (const { state, path, reading } of texts) {
      for (const name of reading.unknownFilters) {
        yield {
          path,
          snippet: name,
          widget: state.name,
          message: `A template of \`${state.name}\` uses \`${name}\`, which is not a filter of Liquid.`,
          fix: didYouMean(name, FILTERS) ?? 'use a filter of Liquid, or leave it out',
        };
      }
    }
  },
};
