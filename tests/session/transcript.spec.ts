// The conversation of an execution is a transcript in order, made of what its target shows.

import type { ContactAction } from '../../src/scenario/scenario.ts';
import type { Output } from '../../src/session/evidence.ts';
import { transcriptOf, transcriptText } from '../../src/session/transcript.ts';
import { expect, test } from '../test.ts';
import { judged, PLACE } from './judged.ts';

const from = (widget: string, step: number) => ({ widget, flow: 'a', step, at: '', source: {} });

const OUTPUTS: Output[] = [
  { kind: 'prompt', say: 'Hello.', ...from('ask', 1) },
  {
    kind: 'request',
    method: 'POST',
    url: 'https://a.b',
    headers: {},
    body: '{"n":1}',
    ...from('book', 3),
  },
];

const reply: ContactAction = { kind: 'reply', body: 'my word', media: [], sensitive: true, at: 'ask', place: PLACE };

const shown = (outputs: Output[] | undefined, actions: ContactAction[]) =>
  transcriptOf(judged({ ...(outputs ? { outputs } : {}), received: ['Hi'] }), {
    trigger: 'incomingRequest',
    actions,
  }).map(({ who, text }) => `${who}: ${text}`);

test('messages, prompts, requests, replies and answers are in order', () => {
  expect(shown(OUTPUTS, [{ ...reply, sensitive: false }])).toEqual([
    'start: starts the flow: incomingRequest',
    'flow → contact: says: Hello.',
    'contact → flow: replies: my word',
    'flow → others: requests: POST https://a.b {"n":1}',
    'others → flow: answered: success',
  ]);
});

test('sensitive text is hidden', () => {
  expect(shown(OUTPUTS, [reply])).toContain('contact → flow: replies: ••••••');
});

test('an account shows the messages', () => {
  expect(shown(undefined, [])).toContain('flow → contact: sends: Hi');
});

test('an action that the flow never waited for is not part of it', () => {
  expect(shown([], [{ ...reply, at: 'nowhere' }])).toHaveLength(1);
});

test('lines are aligned in columns', () => {
  const lines = [
    { at: '2026-03-02T12:00:00.000Z', who: 'flow', widget: 'ask', text: 'a\nb' },
    { at: '', who: 'contact', text: 'c' },
  ];
  expect(transcriptText(lines)).toEqual(['12:00:00  flow     ask  a ⏎ b', '          contact       c']);
});
