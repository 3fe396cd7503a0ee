// The conditions of a split.

import { type Behaviour, DEFAULT_BEHAVIOUR } from '../../../src/emulator/engine/behaviour.ts';
import { holds as holdsIn } from '../../../src/emulator/engine/predicates.ts';
import { expect, test } from '../../test.ts';

const holds = (type: string, subject: string, value: string, changes: Partial<Behaviour> = {}, isNumber = false) =>
  holdsIn(type, subject, value, { behaviour: { ...DEFAULT_BEHAVIOUR, ...changes }, isNumber: () => isNumber });

type Case = readonly [type: string, subject: string, value: string, holds: boolean];

const CASES: readonly Case[] = [
  ['equal_to', ' YES ', 'yes', true],
  ['equal_to', 'yes.', 'yes', false],
  ['not_equal_to', 'no', 'yes', true],
  ['matches_any_of', 'B', 'a, b ,c', true],
  ['matches_any_of', 'ab', 'a,b', false],
  ['does_not_match_any_of', 'd', 'a,b', true],
  ['is_blank', '   ', '', true],
  ['is_not_blank', 'x', '', true],
  ['contains', 'I say YES now', 'yes', true],
  ['does_not_contain', 'no', 'yes', true],
  ['starts_with', 'Yes please', 'yes', true],
  ['does_not_start_with', 'No, yes', 'yes', true],
  ['does_not_start_with', 'Yes please', 'yes', false],
  ['less_than', '9', '10', true],
  ['less_than', 'nine', '10', false],
  ['greater_than', '10', '9', true],
  ['greater_than', '', '-1', false],
  ['regex', '12345', '\\d{5}', true],
  ['regex', 'x12345', '\\d{5}', false],
  ['regex', 'ABC', 'a\\S+', true],
  ['regex', 'anything', '(', false],
  ['is_before_time', '08:59', '09:00', true],
  ['is_after_time', '17:01', '17:00', true],
  ['is_before_date', '2026-12-24', '2026-12-25', true],
  ['is_after_date', 'soon', '2026-12-25', false],
  ['invented_by_somebody', 'a', 'a', false],
];
for (const [type, subject, value, wanted] of CASES)
  test(`"${subject}" ${type} "${value}" ${wanted ? 'holds' : 'does not hold'}`, () => {
    expect(holds(type, subject, value)).toBe(wanted);
  });

test('a pattern that took too long is not tried again', () => {
  for (let time = 0; time < 1000; time += 1) expect(holds('regex', `${'b'.repeat(40)}!`, '(?=(b+))(b+)+$')).toBe(false);
});

test('a catastrophic pattern is stopped', () => {
  expect(holds('regex', `${'a'.repeat(40)}!`, '(a+)+$')).toBe(false);
  expect(holds('regex', `${'a'.repeat(40)}!`, '(?=(a+))(a+)+$')).toBe(false);
});

test('an account may compare numbers only, and not text that looks like a number', () => {
  expect(holds('greater_than', '5', '3')).toBe(true);
  expect(holds('greater_than', '5', '3', { numbersInSplits: 'numbers-only' })).toBe(false);
  expect(holds('greater_than', '5', '3', { numbersInSplits: 'numbers-only' }, true)).toBe(true);
});

test('an account may know decimal numbers only', () => {
  for (const text of ['0x10', '1e1']) {
    expect(holds('greater_than', text, '3')).toBe(true);
    expect(holds('greater_than', text, '3', { numberForms: 'decimal' })).toBe(false);
  }
});

test('an account may keep spaces in lists and patterns, and accept one-digit hours', () => {
  expect(holds('matches_any_of', 'b', 'a, b', { listSpaces: 'kept' })).toBe(false);
  expect(holds('regex', ' b ', 'b', { regexSpaces: 'kept' })).toBe(false);
  expect(holds('is_before_time', '9:00', '10:00')).toBe(false);
  expect(holds('is_before_time', '9:00', '10:00', { timeForms: 'one-digit-too' })).toBe(true);
});
