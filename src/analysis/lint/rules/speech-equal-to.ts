// Finds speech that is compared word for word, although it may come with punctuation.
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';

const EXACT = new Set(['equal_to', 'not_equal_to', 'matches_any_of', 'does_not_match_any_of']);
const CLEANS = new Set([
  'remove',
  'replace',
  'remove_first',
  'remove_last',
  'slice',
  'split',
  'truncate',
  'regex_replace',
]);

const splitBy = (type: string, input = '{{widgets.menu.SpeechResult}}') =>
  example(
    { incomingCall: 'menu' },
    {
      menu: ['gather-input-on-call', { say: 'Yes or no?' }, { speech: 'which', timeout: null }],
      which: ['split-based-on', { input }, { noMatch: 'menu', match: [[type, 'yes', 'menu']] }],
    },
  );

export const rule: Rule = {
  code: 'speech-equal-to',
  severity: 'warning',
  summary: 'Speech is compared with a whole word',
  why: 'Speech recognition adds punctuation: the speech of a caller who says yes is `Yes.`, which is not equal to `yes` (Twilio: Gather Input On Call).',
  valid: [splitBy('contains'), splitBy('equal_to', "{{widgets.menu.SpeechResult | remove: '.'}}")],
  invalid: [splitBy('equal_to'), splitBy('matches_any_of')],
  *check({ states, texts }) {
    for (const state of states) {
      const found = texts.flatMap((text) => {
        if (text.state !== state || text.path[6] !== 'arguments') return [];
        const condition = state.transitions[Number(text.path[3])]?.conditions?.[Number(text.path[5])];
        const speech = text.reading.reads.some(
          ({ path, filters }) => path.at(-1) === 'SpeechResult' && !filters.some((filter) => CLEANS.has(filter)),
        );
        return condition && speech && EXACT.has(condition.type) ? [{ path: text.path, condition }] : [];
      });
      const [first] = found;
      if (!first) continue;
      const others = found.length > 1 ? ` (and ${found.length - 1} more)` : '';
      yield {
        path: first.path.slice(0, 6),
        widget: state.name,
        message: `\`${state.name}\` compares speech by \`${first.condition.type} ${first.condition.value}\`${others}, but a caller's speech may be transcribed as \`${first.condition.value}.\`.`,
        fix: 'use `contains`, or remove the punctuation first',
      };
    }
  },
};
