// Everything that an execution sent is counted as checked or not checked, with the lines that would check it.

import type { Output } from '../../src/session/evidence.ts';
import { sentOut } from '../../src/session/unchecked.ts';
import { expect, test } from '../test.ts';
import { judged, PLACE, scenario } from './judged.ts';

const from = (widget: string) => ({ widget, flow: 'a', step: 1, at: '2026-03-02T12:00:00.000Z', source: {} });
const message = { kind: 'message', from: '', media: [], status: 'delivered' } as const;

const OUTPUTS: Output[] = [
  { kind: 'prompt', say: 'Hello.', ...from('menu') },
  { ...message, to: '+1', body: 'Hi.', toContact: true, ...from('thank') },
  { ...message, to: '+15550100077', body: 'Call.', toContact: false, ...from('tell') },
  { kind: 'request', method: 'POST', url: 'https://a.b', headers: {}, body: '{"n":1}', ...from('book') },
  { kind: 'request', method: 'POST', url: 'https://a.b', headers: {}, parameters: { n: '1' }, ...from('run') },
  { kind: 'task', type: 'send-to-flex', properties: { attributes: { a: 1 } }, ...from('agent') },
];

const evidence = judged({ outputs: OUTPUTS, context: { flow: { variables: { order: 5 } } } });

test('each output counts as one', () => {
  const found = sentOut(scenario({}).expect, evidence);
  expect(found.every(({ checked }) => !checked)).toBe(true);
  expect(found.map(({ kind, name, expected }) => [kind, name, expected])).toEqual([
    ['prompts', 'menu', ['Hello.']],
    ['messages', 'thank', ['Hi.']],
    ['messagesTo', '+15550100077', ['Call.']],
    ['requests', 'book', { body: { n: 1 } }],
    ['requests', 'run', { parameters: { n: '1' } }],
    ['tasks', 'agent', { attributes: { a: 1 } }],
    ['variables', 'order', 5],
  ]);
});

test('an output that an expectation names is checked', () => {
  const { expect: expected } = scenario({
    prompts: { texts: [], place: PLACE },
    requests: [{ widget: 'book', place: PLACE, sent: [] }],
    context: [{ key: 'flow.variables.order', value: 5, place: PLACE }],
  });
  const checked = sentOut(expected, evidence).filter((one) => one.checked);
  expect(checked.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'prompts menu',
    'requests book',
    'variables order',
  ]);
});

test('on an account, the outputs that it lists are counted', () => {
  const found = sentOut(scenario({}).expect, judged({ received: ['Hi'], context: {} }));
  expect(found).toEqual([{ kind: 'messages', name: 'the contact', expected: ['Hi'], checked: false }]);
});
