// Finds regular expressions that only some engines can read.
import { isTemplate } from '../../../liquid/reading.ts';
import { enginesFor } from '../../../pattern.ts';
import { example } from '../example.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

function* patternsOf({ edges }: Subject) {
  for (const { state, transition, path } of edges)
    for (const [index, { type, value }] of (transition.conditions ?? []).entries())
      if (type === 'regex' && typeof value === 'string' && !isTemplate(value))
        yield { state, value: value.trim(), path: [...path, 'conditions', index, 'value'] };
}

/** What to write in its place. */
function fixFor(pattern: string): string {
  if (/\(\?[a-z]+\)/.test(pattern)) return 'leave out `(?i)`: the condition ignores case anyway';
  if (/\(\?P?<\w/.test(pattern)) return 'write a group without a name: `(…)`';
  return 'write it with characters, `[…]`, `(…)`, `|`, `*`, `+` and `?`, which every engine has';
}

const withRegex = (pattern: string) =>
  example(
    { incomingMessage: 'which' },
    {
      which: [
        'split-based-on',
        { input: '{{trigger.message.Body}}' },
        { noMatch: null, match: [['regex', pattern, 'a']] },
      ],
      a: ['send-message', { body: 'Hi' }, { sent: null }],
    },
  );

export const rule: Rule = {
  code: 'regex-dialect',
  severity: 'note',
  summary: 'A regular expression that not every engine can read',
  why: "Twilio does not document which engine evaluates Studio's regular expressions. Flags in the pattern, named groups, look-around and back-references differ between engines, or do not exist. A pattern that cannot be read never matches.",
  valid: [withRegex('(yes|ok)[.!]?'), withRegex('\\+?[0-9]{5,15}')],
  invalid: [withRegex('(?i)hello|(?P<x>hi)'), withRegex('(?=.*a)b+'), withRegex('[')],
  *check(subject) {
    for (const { state, value, path } of patternsOf(subject)) {
      const { linear, backtracking } = enginesFor(value);
      if (linear && backtracking) continue;
      const isUnreadable = !linear && !backtracking;
      const effect = isUnreadable
        ? 'the embedded Studio cannot read it, and it never matches there'
        : 'the embedded Studio can read it, but not every engine can';
      yield {
        path,
        widget: state.name,
        severity: isUnreadable ? 'warning' : 'note',
        message: `\`${value}\` of \`${state.name}\`: ${effect}; Twilio does not document Studio's engine.`,
        fix: fixFor(value),
      };
    }
  },
};
