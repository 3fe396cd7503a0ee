// A failing expectation is updated to what the execution did; values that still hold, gaps and patterns stay.

import type { Expectation, TextExpectation } from '../../src/scenario/scenario.ts';
import type { Judged, Output } from '../../src/session/evidence.ts';
import { judge } from '../../src/session/judge.ts';
import { notUpdatable, updatesOf } from '../../src/session/updates.ts';
import { expect, test } from '../test.ts';
import { expectedPath, judged, PLACE, scenario } from './judged.ts';

const updates = (expectation: Partial<Expectation>, evidence: Judged = judged()) =>
  updatesOf(scenario(expectation, {}), evidence).map(({ steps, value }) => [steps.join('.'), value]);

const textOf = (text: string): TextExpectation =>
  text.startsWith('/')
    ? { kind: 'matches', pattern: text.slice(1), place: PLACE }
    : { kind: 'exact', text, place: PLACE };

const texts = (...list: string[]) => ({ place: PLACE, texts: list.map(textOf) });

test('an expectation that holds is not updated', () => {
  expect(
    updates({ path: expectedPath('ask check:match ...'), messages: texts('Hi') }, judged({ received: ['Hi'] })),
  ).toEqual([]);
});

test('a path keeps its gaps and the steps that name no event', () => {
  expect(updates({ path: expectedPath('ask check:noMatch thank') })).toEqual([
    ['path', ['ask', { check: 'match' }, { book: 'success' }, 'thank']],
  ]);
  expect(updates({ path: expectedPath('ask ... book:failed thank') })).toEqual([
    ['path', ['ask', '...', { book: 'success' }, 'thank']],
  ]);
});

test('the new name of a renamed widget replaces the old one', () => {
  expect(updates({ path: expectedPath('ask check book:success thanks:sent') })).toEqual([
    ['path', ['ask', 'check', { book: 'success' }, { thank: 'sent' }]],
  ]);
});

test('texts that still match stay as they are written', () => {
  const evidence = judged({ received: ['Hello', 'Hi Ada', 'Bye'] });
  expect(updates({ messages: texts('/^Hi', 'Goodbye') }, evidence)).toEqual([
    ['messages', ['Hello', { matches: '^Hi' }, 'Bye']],
  ]);
  expect(updates({ messages: texts('Hello', 'Hi Ada', 'Bye', 'more') }, evidence)).toEqual([
    ['messages', ['Hello', 'Hi Ada', 'Bye']],
  ]);
});

const request = (url: string, body: string): Output => ({
  kind: 'request',
  widget: 'book',
  flow: 'a',
  step: 3,
  at: '',
  source: {},
  method: 'POST',
  url,
  body,
  headers: { 'content-type': 'application/json' },
});

test('only the written keys of a request are updated', () => {
  const requests = [
    {
      widget: 'book',
      place: PLACE,
      sent: [{ place: PLACE, value: { method: 'POST', url: 'https://old', body: { time: { contains: ':' } } } }],
    },
  ];
  const evidence = judged({ outputs: [request('https://new', '{"time":"10:00","more":1}')] });
  expect(updates({ requests }, evidence)).toEqual([
    ['requests.book', [{ method: 'POST', url: 'https://new', body: { time: { contains: ':' } } }]],
  ]);
});

test('an extra request is written completely', () => {
  const requests = [{ widget: 'book', place: PLACE, sent: [{ place: PLACE, value: { url: 'https://a' } }] }];
  const evidence = judged({ outputs: [request('https://a', ''), request('https://b', '{}')] });
  expect(updates({ requests }, evidence)).toEqual([
    ['requests.book', [{ url: 'https://a' }, { method: 'POST', url: 'https://b', body: '{}' }]],
  ]);
});

test('a value is updated if it is set, and stays if it is not', () => {
  const context = [
    { key: 'widgets.ask.inbound.Body', value: 'yes', place: PLACE },
    { key: 'widgets.nobody.Body', value: 'yes', place: PLACE },
  ];
  expect(updates({ context })).toEqual([['context.widgets.ask.inbound.Body', 'maybe']]);
});

test('a failure that new values would not fix keeps everything as it is', () => {
  const failing = (expectation: Partial<Expectation>) => notUpdatable(judge(scenario(expectation, {}), judged()))?.code;
  expect(failing({ never: [{ widget: 'thank', place: PLACE }] })).toBe('never-entered');
  expect(failing({ path: expectedPath('ask') })).toBeUndefined();
});
