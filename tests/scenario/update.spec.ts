// An update changes the place that has the value: the scenario, its row, or a key over its defaults. Otherwise it is refused with the reason.

import type { Json } from '../../src/flow/types.ts';
import { diffOf } from '../../src/scenario/replace-file.ts';
import { placeUpdates, type Wanted } from '../../src/scenario/update.ts';
import { editYaml } from '../../src/scenario/write.ts';
import { expect, test } from '../test.ts';

const TEXT = `flow: { definition: flow.json }
defaults:
  expect: { status: ended, messages: [Hi], variables: { n: 1 } }
scenarios:
  - name: plain # why
    expect:
      path: [ask: timeout, bye]
      requests: { book: { url: "https://a" } }
  - name: bare
  - name: row of \${reply}
    each:
      - { reply: "yes", event: match, last: thanks, text: Thanks }
      - { reply: "no", event: match, last: sorry, text: Sorry }
    contact: [{ at: ask, reply: "\${reply}" }]
    expect:
      path: [ask, check: "\${event}", "\${last}": sent]
      messages: ["Said \${reply}", "\${text}"]
`;

const place = (line: number, column = 5) => ({ file: 'a.yaml', line, column });
const PLAIN = { declaredAt: place(5), place: place(5) };
const BARE = { declaredAt: place(9), place: place(9) };
const NO = { declaredAt: place(10), place: place(13, 9) };

function update(which: Parameters<typeof placeUpdates>[1], ...wanted: Wanted[]) {
  const { edits, refused } = placeUpdates(TEXT, which, wanted);
  const { text, refused: more } = editYaml(TEXT, edits);
  return { text, refused: [...refused.map(({ reason }) => reason), ...more.map(({ reason }) => reason)] };
}

const changedLines = (text: string): string[] =>
  diffOf(TEXT, text)
    .split('\n')
    .filter((line) => line.startsWith('+'))
    .map((line) => line.slice(1).trim());

test('a value of the scenario changes in its place', () => {
  const { text, refused } = update(PLAIN, {
    steps: ['path'],
    was: [{ ask: 'timeout' }, 'bye'],
    value: [{ ask: 'timeout' }, 'remind', 'bye'],
  });
  expect(refused).toEqual([]);
  expect(changedLines(text)).toEqual(['path: [ask: timeout, remind, bye]']);
});

test('one item without a list stays without one, and becomes a list when there are two', () => {
  const was: Json = [{ url: 'https://a' }];
  const one = update(PLAIN, { steps: ['requests', 'book'], was, value: [{ url: 'https://b' }], single: true });
  expect(changedLines(one.text)).toEqual(['requests: { book: { url: "https://b" } }']);
  const two = update(PLAIN, {
    steps: ['requests', 'book'],
    was,
    value: [{ url: 'https://a' }, { url: 'https://b' }],
    single: true,
  });
  expect(changedLines(two.text)).toEqual(['requests: { book: [{ url: https://a }, { url: https://b }] }']);
});

test('a value from a default is written into the scenario; a part of a default is refused', () => {
  expect(changedLines(update(BARE, { steps: ['messages'], was: ['Hi'], value: ['Ho'] }).text)).toEqual([
    'expect:',
    'messages:',
    '- Ho',
  ]);
  expect(changedLines(update(PLAIN, { steps: ['messages'], was: ['Hi'], value: ['Ho'] }).text)).toEqual([
    'messages:',
    '- Ho',
  ]);
  expect(update(PLAIN, { steps: ['variables', 'n'], was: 1, value: 2 }).refused).toEqual([
    expect.stringContaining('`defaults`'),
  ]);
});

test('a value of a row changes in its row', () => {
  const was: Json = ['ask', { check: 'match' }, { sorry: 'sent' }];
  const { text, refused } = update(NO, {
    steps: ['path'],
    was,
    value: ['ask', { check: 'noMatch' }, { regret: 'sent' }],
  });
  expect(refused).toEqual([]);
  expect(changedLines(text)).toEqual(['- { reply: "no", event: noMatch, last: regret, text: Sorry }']);
});

test('a value that rows share, or that is used elsewhere, is refused', () => {
  const was: Json = ['ask', { check: 'match' }, { sorry: 'sent' }];
  expect(
    update(NO, { steps: ['path'], was, value: ['ask_again', { check: 'match' }, { sorry: 'sent' }] }).refused,
  ).toEqual([expect.stringContaining('share it')]);
  expect(update(NO, { steps: ['path'], was, value: ['ask'] }).refused).toEqual([expect.stringContaining('share it')]);
  expect(update(NO, { steps: ['messages'], was: ['Said no', 'Sorry'], value: ['Told no', 'Sorry'] }).refused).toEqual([
    expect.stringContaining('share it'),
  ]);
});

test('a scenario that moved in the file since it was read is refused', () => {
  const wanted = { steps: ['path'], was: [], value: ['a'] };
  expect(update({ declaredAt: place(7), place: place(7) }, wanted).refused).toEqual([
    expect.stringContaining('has the file changed'),
  ]);
});

test('a text that looks like a placeholder is written as it is', () => {
  const { text } = update(BARE, { steps: ['messages'], was: ['Hi'], value: ['costs ${5}'] });
  expect(text).toContain('- costs $${5}');
});
