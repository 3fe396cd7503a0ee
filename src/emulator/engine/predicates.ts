// The predicates of a split's conditions, by the names that exports hold.
// Source: https://www.twilio.com/docs/studio/widget-library/split-based-on (case is ignored, both sides are trimmed).

import { CONDITIONS_FOLD_TEXT, DATE_FORM, TIME_FORM } from './assumptions.ts';
import { matchesWhole } from './pattern.ts';

type Predicate = (subject: string, value: string) => boolean;

const not =
  (predicate: Predicate): Predicate =>
  (subject, value) =>
    !predicate(subject, value);

const equalTo: Predicate = (subject, value) => subject === value;
const contains: Predicate = (subject, value) => subject.includes(value);
const startsWith: Predicate = (subject, value) => subject.startsWith(value);
const isBlank: Predicate = (subject) => subject === '';

/** One comma-separated string without an escape; its items are compared trimmed [assumed]. */
const matchesAnyOf: Predicate = (subject, value) => value.split(',').some((item) => item.trim() === subject);

/** Both sides must be numbers: "does not perform comparisons on letters". Strict on both [assumed]. */
const compareNumbers =
  (holds: (a: number, b: number) => boolean): Predicate =>
  (subject, value) =>
    subject !== '' && value !== '' && holds(Number(subject), Number(value));

/** Values such as 17:00 or 2026-12-24 sort as text once they have their documented form; another form never matches [assumed]. */
const compareForm =
  (form: RegExp, holds: (a: string, b: string) => boolean): Predicate =>
  (subject, value) =>
    form.test(subject) && form.test(value) && holds(subject, value);

const earlier = (a: string, b: string) => a < b;
const later = (a: string, b: string) => a > b;

export const predicates = {
  equal_to: equalTo,
  not_equal_to: not(equalTo),
  matches_any_of: matchesAnyOf,
  does_not_match_any_of: not(matchesAnyOf),
  is_blank: isBlank,
  is_not_blank: not(isBlank),
  contains,
  does_not_contain: not(contains),
  starts_with: startsWith,
  does_not_start_with: not(startsWith),
  less_than: compareNumbers((a, b) => a < b),
  greater_than: compareNumbers((a, b) => a > b),
  is_before_time: compareForm(TIME_FORM, earlier),
  is_after_time: compareForm(TIME_FORM, later),
  is_before_date: compareForm(DATE_FORM, earlier),
  is_after_date: compareForm(DATE_FORM, later),
} as const satisfies Record<string, Predicate>;

const isKnown = (type: string): type is keyof typeof predicates => Object.hasOwn(predicates, type);

/** Whether Studio has conditions of this type. */
export const isCondition = (type: string): boolean => type === 'regex' || isKnown(type);

const trimmed = (text: string): string => (CONDITIONS_FOLD_TEXT ? text.trim() : text);
const folded = (text: string): string => (CONDITIONS_FOLD_TEXT ? text.trim().toLowerCase() : text);

/** Whether a condition of this type holds; one that Studio does not have never does. */
export function holds(type: string, subject: string, value: string): boolean {
  // Lower-casing a pattern would turn \S into \s: the matcher ignores case itself.
  if (type === 'regex') return matchesWhole(trimmed(value), trimmed(subject));
  return isKnown(type) && predicates[type](folded(subject), folded(value));
}
