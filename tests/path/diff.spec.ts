// The expected and the traversed path side by side.

import { comparePaths, type Row } from '../../src/path/diff.ts';
import { matchPath } from '../../src/path/match.ts';
import { expect, test } from '../test.ts';
import { lines, pathFrom } from './paths.ts';

const sideText = ({ expected, visit, same }: Row) => {
  const left = expected?.kind === 'gap' ? '...' : (expected?.widget ?? '-');
  return `${left}${same ? '=' : '|'}${visit?.widget ?? '-'}`;
};

function compared(expected: string, path: string) {
  const match = matchPath(lines(expected), pathFrom(path));
  if (match.matches) throw new Error('they match');
  const { agreed, diverged, omitted } = comparePaths(lines(expected), pathFrom(path), match.divergence);
  return { agreed: agreed.map(sideText).join(' '), diverged: diverged.map(sideText).join(' '), omitted };
}

test('equal rows come first, and the next row differs', () => {
  expect(compared('a b:match c', 'a:x b:noMatch d:x')).toEqual({ agreed: 'a=a', diverged: 'b|b c|d', omitted: 0 });
});

test('one extra widget does not shift the following rows', () => {
  expect(compared('a b c', 'a:x new:x b:x c:x').diverged).toBe('-|new b=b c=c');
});

test('one missing widget does not shift the following rows', () => {
  expect(compared('a b c d', 'a:x c:x d:x').diverged).toBe('b|- c=c d=d');
});

test('widgets that a gap matches are beside the gap', () => {
  expect(compared('a ... d e', 'a:x b:x c:x d:x f:x')).toMatchObject({
    agreed: 'a=a ...=b ...=c d=d',
    diverged: 'e|f',
  });
});

test('a path that stopped has empty rows beside the rest of the expected path', () => {
  expect(compared('a b c', 'a:x').diverged).toBe('b|- c|-');
});

test('very long remainders are cut and counted', () => {
  const long = Array.from({ length: 200 }, (_, index) => `w${index}:x`).join(' ');
  expect(compared('a', long).omitted).toBe(140);
});
