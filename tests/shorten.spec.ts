// Shortened texts that are compared never look equal unless they are.
import { strict as assert } from 'node:assert';
import { shortenPair } from '../src/shorten.ts';
import fc from './fast-check.ts';
import { expect, test } from './test.ts';

test('short texts stay as they are', () => {
  expect(shortenPair('one', 'two', 10)).toEqual(['one', 'two']);
});

test('of long texts that differ late, the beginning is left out', () => {
  const same = 'https://example.com/a/very/long/address';
  expect(shortenPair(`${same}/one`, `${same}/two`, 12)).toEqual(['…ss/one', '…ss/two']);
});

test('texts that differ early are cut at their end', () => {
  expect(shortenPair('abcdefghijkl', 'axcdefghijkl', 8)).toEqual(['abcdefg…', 'axcdefg…']);
});

test('different texts look different, at most as long as asked', () => {
  const long = fc.string({ maxLength: 120, unit: fc.constantFrom('a', 'b', ' ') });
  fc.assert(
    fc.property(long, long, long, fc.integer({ min: 8, max: 60 }), (start, a, b, most) => {
      const pair = shortenPair(start + a, start + b, most);
      assert.equal(pair[0] === pair[1], a === b);
      assert.ok(pair.every((text) => text.length <= most));
    }),
  );
});
