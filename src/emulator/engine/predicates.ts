// The predicates of a split's conditions, by their names in exports. Source:
// https://www.twilio.com/docs/studio/widget-library/split-based-on (case is ignored, both sides are trimmed) and the catalogue
// (github.com/twilio/ai), which lists exactly these.

import { matchesWhole } from '../../pattern.ts';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour.ts';

type Compared = {
  subject: string;
  value: string;
  /** Whether the subject is a number, not text that looks like one. */
  isNumber: () => boolean;
};

type Predicate = (compared: Compared, behaviour: Behaviour) => boolean;

const not =
  (predicate: Predicate): Predicate =>
  (compared, behaviour) =>
    !predicate(compared, behaviour);

const equalTo: Predicate = ({ subject, value }) => subject === value;
const contains: Predicate = ({ subject, value }) => subject.includes(value);
const startsWith: Predicate = ({ subject, value }) => subject.startsWith(value);
const isBlank: Predicate = ({ subject }) => subject === '';

/** One comma-separated text; there is no escape character. */
const matchesAnyOf: Predicate = ({ subject, value }, { listSpaces }) =>
  value.split(',').some((item) => (listSpaces === 'trimmed' ? item.trim() : item) === subject);

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

/** NaN for anything but a number: "does not perform comparisons on letters". */
const numberOf = (text: string, { numberForms }: Behaviour): number =>
  text === '' || (numberForms === 'decimal' && !DECIMAL.test(text)) ? Number.NaN : Number(text);

const compareNumbers =
  (compare: (a: number, b: number) => boolean): Predicate =>
  ({ subject, value, isNumber }, behaviour) => {
    if (behaviour.numbersInSplits === 'numbers-only' && !isNumber()) return false;
    return compare(numberOf(subject, behaviour), numberOf(value, behaviour));
  };

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const timeOf = (text: string, { timeForms }: Behaviour): string =>
  timeForms === 'one-digit-too' && /^\d:/.test(text) ? `0${text}` : text;

/** In their documented form, 17:00 and 2026-12-24 sort as text; another form never matches [assumed]. */
const compareTimes =
  (compare: (a: string, b: string) => boolean): Predicate =>
  ({ subject, value }, behaviour) => {
    const [a, b] = [timeOf(subject, behaviour), timeOf(value, behaviour)];
    return TIME.test(a) && TIME.test(b) && compare(a, b);
  };

const compareDates =
  (compare: (a: string, b: string) => boolean): Predicate =>
  ({ subject, value }) =>
    DATE.test(subject) && DATE.test(value) && compare(subject, value);

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
  is_before_time: compareTimes(earlier),
  is_after_time: compareTimes(later),
  is_before_date: compareDates(earlier),
  is_after_date: compareDates(later),
} as const satisfies Record<string, Predicate>;

const isKnown = (type: string): type is keyof typeof predicates => Object.hasOwn(predicates, type);

/** Whether Studio has conditions of this type. */
export const isCondition = (type: string): boolean => type === 'regex' || isKnown(type);

const folded = (text: string): string => text.trim().toLowerCase();

export type Comparing = { behaviour?: Behaviour; isNumber?: () => boolean };

/** Whether a condition of this type holds; a type that Studio does not have never does. */
export function holds(type: string, subject: string, value: string, comparing: Comparing = {}): boolean {
  const { behaviour = DEFAULT_BEHAVIOUR, isNumber = () => false } = comparing;
  if (type === 'regex') {
    // Lower-casing a pattern would turn \S into \s; the matcher ignores case itself.
    const trim = (text: string): string => (behaviour.regexSpaces === 'trimmed' ? text.trim() : text);
    return matchesWhole(trim(value), trim(subject));
  }
  return isKnown(type) && predicates[type]({ subject: folded(subject), value: folded(value), isNumber }, behaviour);
}
