// A flow definition is read as Studio exports it, with what real exports add and leave out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { codesOf, parse } from './flows.ts';

const ROOT = join(import.meta.dirname, '../..');
const shipped = readdirSync(join(ROOT, 'scenarios'));

for (const folder of shipped) {
  test(`the flow of ${folder} is read unchanged`, () => {
    const text = readFileSync(join(ROOT, 'scenarios', folder, 'flow.json'), 'utf8');
    const { flow, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(flow).toEqual(JSON.parse(text));
  });
}

test('parts that hand-written definitions leave out are completed', () => {
  const states = [
    {
      name: 'a',
      type: 'trigger',
      transitions: [
        { event: 'e', next: '' },
        { event: 'f', next: null },
      ],
    },
  ];
  const { flow } = parse(JSON.stringify({ initial_state: 'a', states: [...states, { name: 'b', type: 'x' }] }));
  expect(flow?.states).toEqual([
    { name: 'a', type: 'trigger', properties: {}, transitions: [{ event: 'e' }, { event: 'f' }] },
    { name: 'b', type: 'x', properties: {}, transitions: [] },
  ]);
});

test('a condition without arguments gets none', () => {
  for (const none of [{}, { arguments: null }]) {
    const transitions = [{ event: 'match', conditions: [{ type: 'equal_to', value: 'x', ...none }] }];
    const { flow } = parse(JSON.stringify({ initial_state: 'a', states: [{ name: 'a', type: 't', transitions }] }));
    expect(flow?.states[0]?.transitions[0]?.conditions).toEqual([{ type: 'equal_to', value: 'x', arguments: [] }]);
  }
});

test('unknown types, events and extras are kept', () => {
  const state = { name: 'a', type: 'brand-new', properties: { odd: [1] }, transitions: [{ event: 'whatever' }], x: 1 };
  expect(parse(JSON.stringify({ initial_state: 'a', states: [state], extra: true })).flow).toMatchObject({
    states: [state],
    extra: true,
  });
});

test('every mistake is reported, each with its position', () => {
  const text =
    '{\n"initial_state": "b",\n"states": [\n{ "name": "a", "type": "t", "transitions": [{ "event": "e", "next": "c" }] },\n7]}';
  expect(parse(text).problems.map(({ code, at }) => `${at?.line}:${at?.column} ${code}`)).toEqual([
    '2:18 unknown-start',
    '4:69 unknown-next',
    '5:1 not-a-flow',
  ]);
});

test('a flow has at most as many widgets as Studio allows', () => {
  const flowOf = (count: number) => ({
    initial_state: 'w0',
    states: Array.from({ length: count }, (_, n) => ({ name: `w${n}`, type: 'set-variables' })),
  });
  expect(codesOf(flowOf(2_000))).toEqual([]);
  expect(codesOf(flowOf(2_001))).toEqual(['not-a-flow']);
});

test('a large flow full of mistakes shows a hundred of them', () => {
  const transitions = Array.from({ length: 50 }, (_, n) => ({ event: 'e', next: `nowhere${n}` }));
  const states = Array.from({ length: 2_000 }, (_, n) => ({ name: `widget${n}`, type: 't', transitions }));
  expect(codesOf({ initial_state: 'widget0', states })).toHaveLength(100);
});

test('a flow that is nested too deeply is refused', () => {
  const deep = `${'['.repeat(9_000)}${']'.repeat(9_000)}`;
  const text = `{"initial_state":"a","states":[{"name":"a","type":"t","properties":{"x":${deep}}}]}`;
  expect(parse(text).problems).toMatchObject([{ code: 'not-a-flow', message: expect.stringContaining('deeper') }]);
});

test("widgets may have the names of JavaScript's object properties", () => {
  const state = { name: '__proto__', type: 'constructor', transitions: [{ event: 'toString', next: '__proto__' }] };
  expect(codesOf({ initial_state: '__proto__', states: [state] })).toEqual([]);
  expect(codesOf({ initial_state: 'constructor', states: [state] })).toEqual(['unknown-start']);
});
