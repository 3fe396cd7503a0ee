// Which definition a scenario was last green with.
import { expect, test } from '@playwright/test';
import {
  changesSince,
  type History,
  lastGreen,
  NO_HISTORY,
  parseHistory,
  remember,
} from '../../src/coverage/history.ts';
import { booking } from './flows.ts';

const ran = (digest: string, scenario = 's') => ({ scenario, target: 'emulator', digest });
const edited = () => {
  const flow = booking();
  flow.states = flow.states.filter(({ name }) => name !== 'book');
  return flow;
};

const green = (): History => remember(NO_HISTORY, [ran('one'), ran('one', 'other')], new Map([['one', booking()]]));

test('a scenario that passes is green with the definition that it ran on', () => {
  expect(lastGreen(green(), ran('two'))).toBe('one');
});

test('a scenario that fails keeps the definition with which it last passed', () => {
  const after = remember(green(), [ran('two', 'other')], new Map([['two', edited()]]));
  expect([lastGreen(after, ran('')), lastGreen(after, ran('', 'other'))]).toEqual(['one', 'two']);
  expect(Object.keys(after.definitions)).toEqual(['one', 'two']);
});

test('a definition with which nothing is green is forgotten', () => {
  const after = remember(green(), [ran('two'), ran('two', 'other')], new Map([['two', edited()]]));
  expect(Object.keys(after.definitions)).toEqual(['two']);
});

test('the changes since green are those between the two definitions', () => {
  expect(changesSince(green(), ran('two'), edited())).toContainEqual({
    kind: 'widget-removed',
    widget: 'book',
    type: 'make-http-request',
  });
});

test('a flow that is as it was, or that was never green, has no changes', () => {
  expect(changesSince(green(), ran('one'), booking())).toEqual([]);
  expect(changesSince(green(), ran('two', 'new'), edited())).toEqual([]);
  expect(changesSince(green(), { ...ran('two'), target: 'twilio' }, edited())).toEqual([]);
});

test('a history that cannot be read is none', () => {
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

test('a history survives its file', () => {
  expect(parseHistory(JSON.stringify(green()))).toEqual(green());
});
