// A scenario file is loaded as scenarios, each part with its position; mistakes are reported with their positions.
import { expect, test } from '../test.ts';
import { codesOf, FLOW, load, one, scenarioOf, scenariosOf } from './written.ts';

test('a scenario has the values of its lines', () => {
  const scenario = scenarioOf('description: why', 'tags: [smoke, "@slow"]', 'severity: critical', 'timeout: 30');
  expect(scenario).toMatchObject({ name: 'one', description: 'why', severity: 'critical', timeout: 30 });
  expect(scenario.tags).toEqual(['smoke', 'slow']);
  expect(scenario.id).toBe('golden/written.yaml › one');
  expect(scenario).toMatchObject({ trigger: 'incomingRequest', only: false, targets: ['emulator'] });
});

test('a scenario knows its own line and those of what it expects', () => {
  const { place, expect: expected } = scenarioOf('expect:', '  status: ended', '  path:', '    - ask: timeout');
  expect(place).toMatchObject({ line: 3, column: 5 });
  expect(expected.status?.place).toMatchObject({ line: 5, column: 7 });
  expect(expected.path?.steps[0]?.place).toMatchObject({ line: 7, column: 11 });
});

test('each action of the contact keeps its values', () => {
  const actions = scenarioOf(
    'contact:',
    '  - { at: ask, reply: "Yes" }',
    '  - { at: ask, reply: { body: Here, media: ["https://example.com/a.png"], sensitive: true } }',
    '  - { at: menu, press: "1#" }',
    '  - { at: menu, say: sales }',
    '  - { at: ask, silence: true }',
    '  - { at: menu, hangUp: true }',
  ).contact;
  expect(actions.map(({ kind }) => kind)).toEqual(['reply', 'reply', 'press', 'say', 'silence', 'hangUp']);
  expect(actions[1]).toMatchObject({
    kind: 'reply',
    body: 'Here',
    media: ['https://example.com/a.png'],
    sensitive: true,
  });
});

test('a path is made of widgets, widgets with an event, and gaps', () => {
  const { path } = scenarioOf('expect: { path: [ask, which_reply: match, ..., say_thanks] }').expect;
  expect(path?.steps.map(({ place, ...step }) => step)).toEqual([
    { kind: 'widget', widget: 'ask' },
    { kind: 'widget', widget: 'which_reply', event: 'match' },
    { kind: 'gap' },
    { kind: 'widget', widget: 'say_thanks' },
  ]);
});

test('a message is exact, or contains a text, or matches a pattern', () => {
  const { messages } = scenarioOf('expect: { messages: [Hi, { contains: you }, { matches: "^Bye" }] }').expect;
  expect(messages?.texts.map(({ place, ...text }) => text)).toEqual([
    { kind: 'exact', text: 'Hi' },
    { kind: 'contains', text: 'you' },
    { kind: 'matches', pattern: '^Bye' },
  ]);
});

test('expecting no messages and an empty path differs from having no expectation', () => {
  const { expect: expected } = scenarioOf('expect: { path: [], messages: [] }');
  expect(expected.path?.steps).toEqual([]);
  expect(expected.messages?.texts).toEqual([]);
  expect(scenarioOf().expect).toEqual({
    never: [],
    messagesTo: [],
    requests: [],
    tasks: [],
    variables: [],
    context: [],
  });
});

test('parameters are a table, or JSON text of one', () => {
  expect(scenarioOf('inputs: { parameters: { n: 1, list: [a] } }').inputs.parameters).toEqual({ n: 1, list: ['a'] });
  expect(scenarioOf(`inputs: { parameters: '{ "n": 1 }' }`).inputs.parameters).toEqual({ n: 1 });
});

test('a mock is one answer, or several in order', () => {
  const { mocks } = scenarioOf('mocks: { book: [{ status: 503 }, { status: 200, body: { ok: true } }] }');
  expect(mocks).toEqual({ book: [{ status: 503 }, { status: 200, body: { ok: true } }] });
  expect(scenarioOf('mocks: { say_thanks: { delivery: failed } }').mocks).toEqual({
    say_thanks: [{ delivery: 'failed' }],
  });
});

test('all mistakes are reported together, in the order of the lines', () => {
  const { problems } = load(
    one('tgs: [a]', 'contact: [{ at: asks, reply: "no" }]', 'inputs: { to: "5" }', 'timeout: 0'),
  );
  expect(problems.map(({ at, code }) => `${at?.line} ${code}`)).toEqual([
    '4 unknown-key',
    '5 unknown-widget',
    '6 bad-number',
    '7 out-of-range',
  ]);
});

test('a mistake in the defaults is reported once', () => {
  const file = `${FLOW}defaults: { inputs: { to: "5" } }\nscenarios: [{ name: a }, { name: b }, { name: c }]\n`;
  expect(codesOf(file)).toEqual(['bad-number']);
});

test('a name is one line, without a full phone number or a sensitive value', () => {
  const lines = ['sensitive: [pin]', 'inputs: { parameters: { pin: s3cret } }'].join('\n    ');
  const file = `${FLOW}scenarios:\n  - name: "to +15550100001\\nwith s3cret"\n    ${lines}\n`;
  expect(scenariosOf(file).map(({ name }) => name)).toEqual(['to +1555•••••01 with ••••••']);
});

test('values that are hidden in reports are listed', () => {
  const { secrets } = scenarioOf(
    'sensitive: [pin, card]',
    'inputs: { parameters: { pin: 4711, card: { number: "42" }, name: Ada } }',
    'contact: [{ at: ask, reply: { body: my secret, sensitive: true } }, { at: ask, reply: plain }]',
  );
  expect(secrets).toEqual(['4711', '{"number":"42"}', '42', 'my secret']);
});

test('keys and words are sensitive as they are, and in TwiML', () => {
  const { secrets, contact } = scenarioOf(
    'contact:',
    '  - { at: menu, press: "1", sensitive: true }',
    '  - { at: menu, say: r&d, sensitive: true }',
    '  - { at: ask, reply: my word, sensitive: true }',
    '  - { at: menu, press: "9", sensitive: false }',
  );
  expect(secrets).toEqual(['1', 'digits="ww1"', 'r&d', '<Say>r&amp;d</Say>', 'my word']);
  expect(contact.map((action) => 'sensitive' in action)).toEqual([true, true, true, false]);
});

test('without words of the contact, nothing is sensitive', () => {
  for (const action of ['silence: true', 'hangUp: true', 'answer: human']) {
    expect(codesOf(one(`contact: [{ at: menu, ${action}, sensitive: true }]`))).toContain('nothing-to-hide');
  }
  expect(codesOf(one('contact: [{ at: menu, sensitive: true }]'))).toEqual(['no-action']);
  expect(codesOf(one('contact: [{ at: menu, press: "1", say: a, sensitive: true }]'))).toEqual(['several-actions']);
});

test('the message that starts a flow is sensitive with `body`', () => {
  const lines = ['trigger: incomingMessage', 'inputs: { body: My secret word }'];
  expect(scenarioOf(...lines, 'sensitive: [body]').secrets).toEqual(['My secret word']);
  expect(codesOf(one('sensitive: [body]'))).toEqual(['unknown-parameter']);
});

test('keys that begin with x- may contain anchors for the rest of the file', () => {
  const file = `x-yes: &yes [{ at: ask, reply: "yes" }]\n${FLOW}scenarios: [{ name: a, contact: *yes }]\n`;
  expect(scenariosOf(file)[0]?.contact).toMatchObject([{ at: 'ask', kind: 'reply', body: 'yes' }]);
});

test('keys beside a merged table win', () => {
  const shared = 'x-shared: &shared { tags: [a], severity: minor }';
  const file = `${shared}\n${FLOW}scenarios: [{ <<: *shared, name: a, severity: normal }]\n`;
  expect(scenariosOf(file)[0]).toMatchObject({ tags: ['a'], severity: 'normal' });
});

test('five hundred scenarios can be loaded', () => {
  const lines = 'contact: [{ at: ask, reply: "yes" }]\n    expect: { status: ended, path: [ask, ..., say_thanks] }\n';
  const scenarios = Array.from({ length: 500 }, (_, n) => `  - name: scenario ${n}\n    ${lines}`);
  expect(scenariosOf(`${FLOW}scenarios:\n${scenarios.join('')}`)).toHaveLength(500);
});
