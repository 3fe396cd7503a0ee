// Scenario files are written in the shipped style, and edited without any other change.

import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { Json } from '../../src/flow/types.ts';
import { loadScenarioText } from '../../src/scenario/load.ts';
import { addScenarios, type Edit, editYaml, literal, scenarioFileYaml } from '../../src/scenario/write.ts';
import fc from '../fast-check.ts';
import { expect, test } from '../test.ts';
import { shippedScenarioFiles } from './shipped.ts';

const ONE = `# head
flow: { definition: flow.json }
defaults:
  expect: &usual { status: ended }

scenarios:
  # why it is here
  - name: 'one'   # quoted by hand
    expect:
      path: # in order
        - ask: incomingMessage # the question

        - check: match
        # a remark
        - say_thanks
      messages: ["Hi, you", contains: there]
`;

const edit = (text: string, ...edits: Edit[]) => {
  const { refused, text: edited } = editYaml(text, edits);
  expect(refused).toEqual([]);
  return edited;
};

const CHECK: Json = { check: 'match' };
const PATH = ['scenarios', 0, 'expect', 'path'];

test('a replaced step changes its own characters only', () => {
  const value = [{ ask: 'timeout' }, CHECK, 'say_thanks'];
  expect(edit(ONE, { path: PATH, value })).toBe(ONE.replace('ask: incomingMessage', 'ask: timeout'));
});

test('another widget replaces a step, and the comment stays', () => {
  const value = [{ ask_again: 'incomingMessage' }, CHECK, 'say_thanks'];
  expect(edit(ONE, { path: PATH, value })).toBe(ONE.replace('ask: incomingMessage #', 'ask_again: incomingMessage #'));
});

test('steps are inserted and removed as whole lines', () => {
  const longer = edit(ONE, {
    path: PATH,
    value: [{ ask: 'incomingMessage' }, 'wait', CHECK, 'say_thanks'],
  });
  expect(longer).toBe(ONE.replace('# the question\n', '# the question\n        - wait\n'));
  const shorter = edit(ONE, { path: PATH, value: [{ ask: 'incomingMessage' }, 'say_thanks'] });
  expect(shorter).toBe(ONE.replace('        - check: match\n', ''));
});

test('items between brackets stay between brackets', () => {
  const path = ['scenarios', 0, 'expect', 'messages'];
  const changed = edit(ONE, { path, value: ['Hi, me', { contains: 'there' }, 'bye'] });
  expect(changed).toBe(ONE.replace('["Hi, you", contains: there]', '["Hi, me", contains: there, bye]'));
  expect(edit(ONE, { path, value: [{ contains: 'there' }] })).toContain('messages: [contains: there]');
  expect(edit(ONE, { path, value: ['Hi, you'] })).toContain('messages: ["Hi, you"]');
  expect(edit(ONE, { path, value: [] })).toContain('messages: []');
});

test('a text keeps its quotation marks, and a new key follows the last one', () => {
  expect(edit(ONE, { path: ['scenarios', 0, 'name'], value: 'two' })).toContain("- name: 'two'   # quoted by hand");
  const added = edit(ONE, { path: ['scenarios', 0, 'expect', 'variables'], value: { order: '2005' } });
  expect(added).toBe(`${ONE}      variables: { order: "2005" }\n`);
});

test('a removed key removes its line', () => {
  const text = edit(ONE, { path: ['scenarios', 0, 'expect', 'messages'] });
  expect(text).toBe(ONE.replace(/ {6}messages.*\n/, ''));
});

test('Windows line breaks stay', () => {
  const text = edit(ONE.replaceAll('\n', '\r\n'), { path: PATH, value: ['a', CHECK, 'say_thanks', 'b'] });
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  expect(parse(text).scenarios[0].expect.path).toEqual(['a', CHECK, 'say_thanks', 'b']);
});

test('a placeholder with the right value stays', () => {
  const text = 'scenarios:\n  - expect: { path: [ask: "${event}", a, "${last}"] }\n';
  const was = [{ ask: 'match' }, 'a', 'b'];
  const path = ['scenarios', 0, 'expect', 'path'];
  expect(edit(text, { path, was, value: [{ ask: 'match' }, 'c', 'b'] })).toBe(text.replace(', a,', ', c,'));
});

const refusal = (text: string, one: Edit) => editYaml(text, [one]).refused.map(({ code, line }) => `${code} ${line}`);

test('a change of a value that several places share is refused', () => {
  const text = 'a: &x\n  b: 1\nc: *x\nd: { <<: *x }\ne: ["${v}"]\n';
  expect(refusal(text, { path: ['a', 'b'], value: 2 })).toEqual(['anchor 2']);
  expect(refusal(text, { path: ['c', 'b'], value: 2 })).toEqual(['alias 3']);
  expect(refusal(text, { path: ['d'], value: {}, was: { b: 1 } })).toEqual(['merge 4']);
  expect(refusal(text, { path: ['e'], value: ['x'] })).toEqual(['placeholder 5']);
  expect(refusal(text, { path: ['f', 'g'], value: 1 })).toEqual(['missing undefined']);
  expect(refusal('a: [', { path: ['a'], value: 1 })).toEqual(['not-yaml 1']);
});

test('a value from a merged table is overridden by a key beside it', () => {
  const text = 'a: &x { b: 1 }\nd:\n  <<: *x\n';
  expect(edit(text, { path: ['d', 'b'], value: 2 })).toBe(`${text}  b: 2\n`);
});

test('one impossible edit does not stop the others', () => {
  const { text, applied, refused } = editYaml('a: &x 1\nb: *x\nc: 3\n', [
    { path: ['b'], value: 2 },
    { path: ['c'], value: 4 },
  ]);
  expect(text).toBe('a: &x 1\nb: *x\nc: 4\n');
  expect([applied.length, refused.length]).toEqual([1, 1]);
});

test('scenarios are added after the last one, with its indentation', () => {
  const scenario = { name: 'two', expect: { path: ['a', { b: 'match' }] }, contact: [{ at: 'a', reply: 'no' }] };
  const added = addScenarios(ONE, [scenario]);
  const tail =
    '\n  - name: two\n    contact:\n      - at: a\n        reply: "no"\n    expect:\n      path:\n        - a\n        - b: match\n';
  expect(added).toEqual({ text: ONE + tail });
  expect(addScenarios(ONE, [{ name: 'one' }])).toMatchObject({ code: 'duplicate-name' });
});

test('scenarios are added to a file without scenarios', () => {
  for (const text of [
    'flow: {}\n',
    'flow: {}\nscenarios:\n',
    'flow: {}\nscenarios: []\n',
    'flow: {}\nscenarios: # none\n',
  ]) {
    const added = addScenarios(text, [{ name: 'one' }]);
    expect(parse('text' in added ? added.text : '')).toEqual({ flow: {}, scenarios: [{ name: 'one' }] });
  }
});

test('a new file is in the style of the shipped ones and loads', () => {
  const head = { schema: '../../schemas/scenario.schema.json' };
  for (const { file, text } of shippedScenarioFiles()) {
    const whole = parse(text);
    const written = scenarioFileYaml(whole, head);
    expect(parse(written)).toEqual(whole);
    const before = loadScenarioText({ file, text }, { env: {} });
    expect(loadScenarioText({ file, text: written }, { env: {} }).scenarios.length).toBe(before.scenarios.length);
  }
});

test('a new file looks hand-written', () => {
  const confirm = {
    name: 'the contact confirms',
    expect: { path: [{ ask: 'incomingMessage' }, '...'] as Json, status: 'ended', messages: ['Hi: you', 'OK.'] },
    contact: [{ at: 'ask', reply: 'Yes' }],
  };
  const defaults = { inputs: { from: '${NUMBER:-+15550100000}', parameters: { time: '10:00' } } };
  const mocks = { book: { status: 200, body: { booked: true } } };
  const scenarios = [confirm, { name: 'no', mocks }];
  expect(scenarioFileYaml({ flow: { definition: 'flow.json' }, defaults, scenarios }, { comments: ['By hand.'] })).toBe(
    `# By hand.
flow:
  definition: flow.json
defaults:
  inputs:
    from: "\${NUMBER:-+15550100000}"
    parameters: { time: "10:00" }

scenarios:
  - name: the contact confirms
    contact:
      - at: ask
        reply: "Yes"
    expect:
      status: ended
      path:
        - ask: incomingMessage
        - ...
      messages:
        - "Hi: you"
        - OK.

  - name: "no"
    mocks:
      book: { status: 200, body: { booked: true } }
`,
  );
});

test('any text is the same after it is written and read, also text that looks like another type', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3, noUnicodeString: false }), fc.string(), (value, key) => {
      const mocks = JSON.parse(JSON.stringify({ [`k${key}`]: value }));
      const text = scenarioFileYaml({ flow: {}, scenarios: [{ name: 'x', mocks }] });
      assert.deepEqual(parse(text).scenarios[0].mocks, mocks);
    }),
  );
  for (const value of [
    '...',
    '---',
    '# a',
    'a: b',
    '- a',
    'yes',
    '10:00',
    '1.50',
    ' a',
    'a\nb',
    'a\n\n b\n',
    '\t',
    '%x',
    '*a',
    '&b',
    '!c',
    '@d',
  ]) {
    expect(parse(scenarioFileYaml({ flow: {}, scenarios: [{ name: value, tags: [value] }] })).scenarios[0]).toEqual({
      name: value,
      tags: [value],
    });
  }
});

test('any list of a shipped file can be replaced by any other list', () => {
  const steps = fc.array(
    fc.oneof(fc.constantFrom('...', 'a', 'say: b', 'c, d'), fc.record({ menu: fc.constantFrom('x', 'no') })),
    { maxLength: 6 },
  );
  const files = shippedScenarioFiles();
  fc.assert(
    fc.property(steps, fc.nat(100), (list, pick) => {
      // Without the null prototypes of generated objects.
      const value = JSON.parse(JSON.stringify(list));
      const { text } = files[pick % files.length] ?? { text: '' };
      const { scenarios } = parse(text);
      const index = pick % scenarios.length;
      const { text: edited, refused } = editYaml(text, [{ path: ['scenarios', index, 'expect', 'path'], value }]);
      if (refused.length > 0) assert(text.includes('${'));
      else assert.deepEqual(parse(edited).scenarios[index].expect.path, value);
      assert.deepEqual(edited.match(/#.*/g), text.match(/#.*/g));
    }),
  );
});

test('`${` is escaped in literal text', () => {
  expect(literal({ a: ['costs ${5}', 1] })).toEqual({ a: ['costs $${5}', 1] });
});
