// Where a path diverges from the expected one, with and without gaps.

import { matchPath } from '../../src/path/match.ts';
import { expect, test } from '../test.ts';
import { lines, pathFrom } from './paths.ts';

const agrees = (expected: string, path: string) => matchPath(lines(expected), pathFrom(path)).matches;

const divergence = (expected: string, path: string) => {
  const match = matchPath(lines(expected), pathFrom(path));
  return match.matches ? 'none' : match.divergence;
};

test('a path is exact unless it contains a gap', () => {
  expect(agrees('a b c', 'a:x b:x c:x')).toBe(true);
  expect(agrees('a c', 'a:x b:x c:x')).toBe(false);
  expect(agrees('a b', 'a:x b:x c:x')).toBe(false);
});

test('a line without an event matches any event, also a visit that has not ended', () => {
  expect(agrees('a:x b', 'a:x b')).toBe(true);
  expect(agrees('a:x b:y', 'a:x b')).toBe(false);
});

test('a gap matches no widget, one or many, at both ends', () => {
  for (const path of ['a:x c:x', 'a:x b:x c:x', 'a:x b:x b:y c:x']) expect(agrees('a ... c', path)).toBe(true);
  expect(agrees('... c', 'a:x b:x c:x')).toBe(true);
  expect(agrees('a ...', 'a:x')).toBe(true);
  expect(agrees('...', '')).toBe(true);
});

test('a gap does not take widgets that a later line needs', () => {
  expect(agrees('... a b', 'a:x c:x a:x b:x')).toBe(true);
  expect(agrees('a ... a ... a', 'a:x a:x b:x a:x')).toBe(true);
  expect(agrees('a ... a ... a', 'a:x b:x a:x')).toBe(false);
});

test('the divergence is the first line that does not match', () => {
  expect(divergence('a:x b:match c', 'a:x b:noMatch d:x')).toEqual({ index: 1, line: 1 });
  expect(divergence('a:x b c', 'a:x d:x')).toEqual({ index: 1, line: 1 });
});

test('a path that stops early diverges at its end', () => {
  expect(divergence('a b c', 'a:x b:x')).toEqual({ index: 2, line: 2 });
  expect(divergence('a b', '')).toEqual({ index: 0, line: 0 });
});

test('a path that continues diverges after the last line', () => {
  expect(divergence('a', 'a:x b:x')).toEqual({ index: 1, line: 1 });
});

test('after a gap, the divergence is where most lines have matched', () => {
  expect(divergence('... a b', 'x:x a:x c:x')).toEqual({ index: 2, line: 2 });
  expect(divergence('... book:failed tell', 'ask:x book:success thank:x')).toEqual({ index: 1, line: 1 });
});

test('a widget after a gap that never appears is missing at the end', () => {
  expect(divergence('a ... book tell', 'a:x b:x c:x')).toEqual({ index: 3, line: 2 });
});

test('a thousand steps against forty gaps are compared', () => {
  const path = Array.from({ length: 1000 }, (_, index) => `w${index % 7}:x`).join(' ');
  const expected = Array.from({ length: 40 }, (_, index) => `... w${index % 7}`).join(' ');
  expect(agrees(`${expected} ... nowhere`, path)).toBe(false);
});
