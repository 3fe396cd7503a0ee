// The definition with which a scenario last passed.

import {
  definitionAt,
  type History,
  lastPassing,
  lastPassingAmong,
  NO_HISTORY,
  parseHistory,
  remember,
} from '../../src/coverage/history.ts';
import { expect, test } from '../test.ts';
import { booking } from './flows.ts';

const ran = (digest: string, scenario = 's') => ({ scenario, target: 'emulator', digest });
const edited = () => {
  const flow = booking();
  flow.states = flow.states.filter(({ name }) => name !== 'book');
  return flow;
};

const green = (): History => remember(NO_HISTORY, [ran('one'), ran('one', 'other')], new Map([['one', booking()]]));

test('a scenario that passes is stored with the definition that it ran on', () => {
  expect(lastPassing(green(), ran('two'))).toBe('one');
});

test('a scenario that fails keeps the definition with which it last passed', () => {
  const after = remember(green(), [ran('two', 'other')], new Map([['two', edited()]]));
  expect([lastPassing(after, ran('')), lastPassing(after, ran('', 'other'))]).toEqual(['one', 'two']);
  expect(Object.keys(after.definitions)).toEqual(['one', 'two']);
});

test('a definition with which no scenario last passed is removed', () => {
  const after = remember(green(), [ran('two'), ran('two', 'other')], new Map([['two', edited()]]));
  expect(Object.keys(after.definitions)).toEqual(['two']);
});

test('a definition is kept as long as a scenario last passed with it', () => {
  expect(definitionAt(green(), 'one')).toEqual(booking());
  expect(definitionAt(green(), 'zero')).toBeUndefined();
});

test('scenarios of a file that did not run are found by the beginning of their ids', () => {
  const passed = [
    ran('one', 'a/b.yaml › x'),
    ran('one', 'a/b.yaml › y'),
    ran('two', 'a/b.yaml › old'),
    ran('two', 'c'),
  ];
  const history = remember(
    NO_HISTORY,
    passed,
    new Map([
      ['one', booking()],
      ['two', edited()],
    ]),
  );
  expect(lastPassingAmong(history, 'a/b.yaml › ')).toBe('one');
  expect(lastPassingAmong(history, 'b.yaml › ')).toBeUndefined();
});

test('a history that cannot be read is treated as empty', () => {
  const broken = [
    '',
    '{',
    'null',
    '{"version":2}',
    '{"version":1,"definitions":{"a":{}},"green":{}}',
    '{"version":1,"definitions":{},"green":{"a":1}}',
  ];
  expect(broken.map(parseHistory)).toEqual(broken.map(() => NO_HISTORY));
});

test('a history is unchanged after it is written and read', () => {
  expect(parseHistory(JSON.stringify(green()))).toEqual(green());
});
