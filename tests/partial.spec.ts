// Only the written keys of an expected table are compared, and each difference has its position.

import { differences, requestDifferences } from '../src/partial.ts';
import { expect, test } from './test.ts';

const paths = (found: ReturnType<typeof differences>): string[] => found.map(({ path }) => path.join('.'));

test('keys that are not written are not compared, at any depth', () => {
  expect(differences({ a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 })).toEqual([]);
  expect(paths(differences({ a: { b: 1, x: null } }, { a: { b: 2 } }))).toEqual(['a.b', 'a.x']);
});

test('a list must have the same number of items, each as expected', () => {
  expect(differences([{ a: 1 }, 2], [{ a: 1, b: 2 }, 2])).toEqual([]);
  expect(paths(differences({ l: [1, 2] }, { l: [1, 2, 3] }))).toEqual(['l']);
  expect(paths(differences({ l: [1, 2] }, { l: [1, 3] }))).toEqual(['l.1']);
});

test('a text and a number differ, and a text may have `contains` or `matches`', () => {
  expect(paths(differences({ a: '1' }, { a: 1 }))).toEqual(['a']);
  expect(differences({ a: { contains: 'b' }, m: { matches: '^\\d+$' } }, { a: 'abc', m: '12' })).toEqual([]);
  expect(paths(differences({ a: { contains: 'x' } }, { a: 'abc' }))).toEqual(['a']);
  expect(paths(differences({ a: { contains: 'x' } }, { a: { contains: 'y' } }))).toEqual(['a.contains']);
});

test('bodies of JSON and forms are compared by their values', () => {
  const json = {
    method: 'POST',
    url: 'https://a.b/c',
    headers: { 'Content-Type': 'application/json' },
    body: '{"n":1,"x":2}',
  };
  expect(requestDifferences({ method: 'post', body: { n: 1 } }, json)).toEqual([]);
  expect(paths(requestDifferences({ body: { n: '1' } }, json))).toEqual(['body.n']);
  expect(
    requestDifferences({ body: '{"n":1,"x":2}', headers: { 'CONTENT-type': { contains: 'json' } } }, json),
  ).toEqual([]);
  const form = { ...json, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'n=1&name=A+B' };
  expect(requestDifferences({ body: { n: 1, name: 'A B' } }, form)).toEqual([]);
});

test('parameters are compared as texts', () => {
  const request = { method: 'POST', url: 'https://a.b/c', headers: {}, parameters: { order: '4711' } };
  expect(requestDifferences({ parameters: { order: 4711 } }, request)).toEqual([]);
  expect(paths(requestDifferences({ parameters: { orderId: 4711 } }, request))).toEqual(['parameters.orderId']);
});
