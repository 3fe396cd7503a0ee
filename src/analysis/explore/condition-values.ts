// Values that make a split's condition true, and values that make it false; those that a person would try come first.
import type { FlowDefinition } from '../../flow/types.ts';
import { referencesOf } from './references.ts';
import { textsOf } from './regex-text.ts';

/** A text that no flow compares with. */
export const OTHER_TEXT = 'something else';

const items = (value: string): string[] => value.split(',').map((item) => item.trim());

const number = (value: string): number | undefined =>
  value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;

function above(value: string): string[] {
  const bound = number(value);
  return bound === undefined ? [] : [bound + 1, bound + 0.5, bound + 10, bound * 2 + 1, bound * 10 + 5].map(String);
}

function below(value: string): string[] {
  const bound = number(value);
  return bound === undefined ? [] : [bound - 1, bound - 0.5, bound - 10, Math.floor(bound / 2), -bound - 1].map(String);
}

const MINUTES_A_DAY = 24 * 60;

/** `17:00` shifted by some minutes; empty beyond midnight. */
function shiftedTime(value: string, minutes: number): string[] {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(value.trim());
  if (!parts) return [];
  const at = Number(parts[1]) * 60 + Number(parts[2]) + minutes;
  if (at < 0 || at >= MINUTES_A_DAY) return [];
  return [`${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`];
}

const DAY = 24 * 60 * 60 * 1000;

function shiftedDate(value: string, days: number): string[] {
  const time = Date.parse(`${value.trim()}T00:00:00Z`);
  return Number.isNaN(time) ? [] : [new Date(time + days * DAY).toISOString().slice(0, 10)];
}

const others = (value: string): string[] => [OTHER_TEXT, 'hello', '0', '1', '7', `${value} x`, ''];

type Values = { true: readonly string[]; false: readonly string[] };

const flipped = (values: Values): Values => ({ true: values.false, false: values.true });

const equalTo = (value: string): Values => ({ true: [value], false: others(value) });
const anyOf = (value: string): Values => ({ true: items(value), false: others(value) });
const blank: Values = { true: [''], false: [OTHER_TEXT, '1'] };
const contains = (value: string): Values => ({
  true: [value, `please ${value} now`, `${value} 1`, `1 ${value}`],
  false: others('').filter((text) => !text.includes(value.toLowerCase())),
});
const startsWith = (value: string): Values => ({ true: [value, `${value} please`, `${value}1`], false: others('') });

const VALUES: Readonly<Record<string, (value: string) => Values>> = {
  equal_to: equalTo,
  not_equal_to: (value) => flipped(equalTo(value)),
  matches_any_of: anyOf,
  does_not_match_any_of: (value) => flipped(anyOf(value)),
  is_blank: () => blank,
  is_not_blank: () => flipped(blank),
  contains,
  does_not_contain: (value) => flipped(contains(value)),
  starts_with: startsWith,
  does_not_start_with: (value) => flipped(startsWith(value)),
  less_than: (value) => ({ true: below(value), false: [value, ...above(value), OTHER_TEXT] }),
  greater_than: (value) => ({ true: above(value), false: [value, ...below(value), OTHER_TEXT] }),
  less_than_or_equal_to: (value) => ({ true: [value, ...below(value)], false: [...above(value), OTHER_TEXT] }),
  greater_than_or_equal_to: (value) => ({ true: [value, ...above(value)], false: [...below(value), OTHER_TEXT] }),
  is_before_time: (value) => ({
    true: [...shiftedTime(value, -1), '00:00'],
    false: [value, ...shiftedTime(value, 1), '23:59'],
  }),
  is_after_time: (value) => ({
    true: [...shiftedTime(value, 1), '23:59'],
    false: [value, ...shiftedTime(value, -1), '00:00'],
  }),
  is_before_date: (value) => ({
    true: [...shiftedDate(value, -1), ...shiftedDate(value, -400)],
    false: [value, ...shiftedDate(value, 1)],
  }),
  is_after_date: (value) => ({
    true: [...shiftedDate(value, 1), ...shiftedDate(value, 400)],
    false: [value, ...shiftedDate(value, -1)],
  }),
  regex: (value) => ({ true: textsOf(value.trim()), false: others('') }),
};

/** Empty for a condition that Studio does not have: it never holds. */
export const valuesOf = (type: string, value: string): Values =>
  VALUES[type]?.(value) ?? { true: [], false: others(value) };

/** The values that a flow's conditions compare with a path, the largest numbers first: sums are built from them. */
export function askedOf({ states }: FlowDefinition, path: readonly string[]): string[] {
  const wanted = path.join('.');
  const conditions = states.flatMap(({ properties, transitions }) =>
    transitions.flatMap(({ conditions: own = [] }) =>
      own.filter(({ arguments: subjects }) =>
        (subjects?.length ? subjects : [properties.input]).some((subject) =>
          referencesOf(subject).paths.some((read) => read.join('.') === wanted),
        ),
      ),
    ),
  );
  const values = conditions.flatMap(({ type, value }) => valuesOf(type, String(value ?? '')).true);
  return [...new Set(values)].sort((a, b) => (Number(b) || 0) - (Number(a) || 0));
}

/** Numbers between those that conditions compare with: they can make two conditions true at once. */
export function between(values: readonly string[]): string[] {
  const numbers = [...new Set(values.flatMap((value) => number(value) ?? []))].sort((a, b) => a - b);
  return numbers.slice(1).map((high, index) => String(((numbers[index] ?? high) + high) / 2));
}
