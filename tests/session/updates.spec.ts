// A failing expectation is updated to what the execution did; what still holds, gaps and patterns stay as they are.
import { expect, test } from '@playwright/test';
import type { Expectation, TextExpectation } from '../../src/scenario/scenario.ts';
import type { Judged, Output } from '../../src/session/evidence.ts';
import { judge } from '../../src/session/judge.ts';
import { notUpdatable, updatesOf } from '../../src/session/updates.ts';
import { expectedPath, judged, PLACE, scenario } from './judged.ts';

const updates = (expectation: Partial<Expectation>, evidence: Judged = judged()) =>
  updatesOf(scenario(expectation, {}), evidence).map(({ steps, value }) => [steps.join('.'), value]);

const textOf = (text: string): TextExpectation =>
  text.startsWith('/')
    ? { kind: 'matches', pattern: text.slice(1), place: PLACE }
    : { kind: 'exact', text, place: PLACE };

const texts = (...list: string[]) => ({ place: PLACE, texts: list.map(textOf) });

test('what holds is not updated', () => {
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

test('a widget that has another name takes the place of the old one', () => {
  expect(updates({ path: expectedPath('ask check book:success thanks:sent') })).toEqual([
    ['path', ['ask', 'check', { book: 'success' }, { thank: 'sent' }]],
  ]);
});

test('texts that still fit stay as they are written', () => {
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

test('of a request only the keys that are written are corrected', () => {
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

test('a request more than expected is written as a whole', () => {
  const requests = [{ widget: 'book', place: PLACE, sent: [{ place: PLACE, value: { url: 'https://a' } }] }];
  const evidence = judged({ outputs: [request('https://a', ''), request('https://b', '{}')] });
  expect(updates({ requests }, evidence)).toEqual([
    ['requests.book', [{ url: 'https://a' }, { method: 'POST', url: 'https://b', body: '{}' }]],
  ]);
});

test('a value is updated where it is set, and stays where it is not', () => {
  const context = [
    { key: 'widgets.ask.inbound.Body', value: 'yes', place: PLACE },
    { key: 'widgets.nobody.Body', value: 'yes', place: PLACE },
  ];
  expect(updates({ context })).toEqual([['context.widgets.ask.inbound.Body', 'maybe']]);
});

test('a failure that another expectation would not mend keeps everything as it is', () => {
  const failing = (expectation: Partial<Expectation>) => notUpdatable(judge(scenario(expectation, {}), judged()))?.code;
  expect(failing({ never: [{ widget: 'thank', place: PLACE }] })).toBe('never-entered');
  expect(failing({ path: expectedPath('ask') })).toBeUndefined();
});
