// Every pattern is matched in limited time.

import { matchesWhole, searchPattern } from '../src/pattern.ts';
import { expect, test } from './test.ts';

test("a scenario's pattern is a JavaScript regular expression", () => {
  expect(searchPattern('^Hi (?<name>\\p{L}+)$', 'Hi Zoë')).toBe('found');
  expect(searchPattern('(?<=a)b', 'ab')).toBe('found');
  expect(searchPattern('b', 'a')).toBe('absent');
});

for (const pattern of ['^(([A-Za-z]+ ?)+)$', '(a+)+$', '^(?=(a+))(\\1)+b$', '(.*)*!$']) {
  test(`the search for /${pattern}/ is stopped for the text that makes it slow`, () => {
    const text = `${'a'.repeat(48)} ${'a'.repeat(48)}?`;
    expect(['too slow', 'absent']).toContain(searchPattern(pattern, text));
    expect(['too slow', 'absent']).toContain(searchPattern(pattern, text));
  });
}

test('a nested pattern is too slow, each time it is searched', () => {
  const text = `${'x'.repeat(48)}!`;
  expect(searchPattern('^(([A-Za-z]+ ?)+)$', text)).toBe('too slow');
  expect(searchPattern('^(([A-Za-z]+ ?)+)$', text)).toBe('too slow');
});

test("a flow's pattern that is too large for a long text matches nothing", () => {
  expect(matchesWhole('(a?){1000}'.repeat(20), 'a'.repeat(16_000))).toBe(false);
  expect(matchesWhole('(a?){1000}', 'a'.repeat(1000))).toBe(true);
  expect(matchesWhole(`${'a?'.repeat(20_000)}`, 'a')).toBe(false);
});

test("a flow's pattern ignores case and must match the whole text", () => {
  expect(matchesWhole('yes|y', 'YES')).toBe(true);
  expect(matchesWhole('yes', 'yes please')).toBe(false);
});
