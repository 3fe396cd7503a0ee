// Mistakes in JSON have their position.

import { lineAndColumn, locateJson, partAt } from '../../src/flow/json.ts';
import fc from '../fast-check.ts';
import { expect, test } from '../test.ts';

for (const [text, offset, expected] of [
  ['', 0, 'a value'],
  ['{ "a": 1, }', 8, 'no comma before `}`'],
  ['[1, 2,\n]', 5, 'no comma before `]`'],
  ['{ a: 1 }', 2, 'a key in double quotes'],
  ['{ "a" 1 }', 6, '`:` after the key'],
  ['[1 2]', 3, '`,` or `]`'],
  ['[1, 2', 5, '`,` or `]`'],
  ['{} {}', 3, 'the end of the file'],
  ['["a\nb"]', 3, 'a string without line breaks, and its closing `"`'],
  ["['a']", 1, 'a value'],
  ['[01]', 2, '`,` or `]`'],
] as const) {
  test(`${JSON.stringify(text)} lacks ${expected}`, () => {
    expect(locateJson(text)).toEqual({ offset, expected });
  });
}

test('keys that an object has twice are listed', () => {
  const found = locateJson('{ "a": 1, "b": [{ "c": 1, "c": 2, "d": { "c": 3 } }], "a": 3 }');
  expect('duplicates' in found && found.duplicates).toEqual([
    { path: ['b', 0], key: 'c', offset: 26 },
    { path: [], key: 'a', offset: 54 },
  ]);
});

test('a path finds its value, or the deepest existing parent', () => {
  const text = '{ "a": [10, { "b": true }] }';
  const found = locateJson(text);
  const at = (...path: readonly (string | number)[]) => {
    const { start, end } = 'root' in found ? partAt(found.root, path) : { start: 0, end: 0 };
    return text.slice(start, end);
  };
  expect(at('a', 1, 'b')).toBe('true');
  expect(at('a', 0)).toBe('10');
  expect(at('a', 1, 'c', 'd')).toBe('{ "b": true }');
});

test('lines and columns start at one', () => {
  expect(lineAndColumn('ab\ncd\n', 0)).toEqual({ line: 1, column: 1 });
  expect(lineAndColumn('ab\ncd\n', 2)).toEqual({ line: 1, column: 3 });
  expect(lineAndColumn('ab\ncd\n', 3)).toEqual({ line: 2, column: 1 });
  expect(lineAndColumn('ab\ncd\n', 6)).toEqual({ line: 3, column: 1 });
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('text that JSON.parse accepts has positions, and no other text', () => {
  const signs = fc.array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '0',
      '.5',
      'e',
      'true',
      'null',
      ' ',
      '\n',
      '\\',
    ),
    { maxLength: 12 },
  );
  const text = fc.oneof(
    fc.json(),
    signs.map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (json) => 'root' in locateJson(json) === isJson(json)),
    { numRuns: 2_000 },
  );
});
