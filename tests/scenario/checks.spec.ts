// A scenario is checked against its flow, its trigger and its targets.
import { expect, test } from '../test.ts';
import { codesOf, load, one, scenarioOf, scenariosOf } from './written.ts';

for (const number of [
  '+15550100001',
  '+4915112345678',
  'whatsapp:+15550100001',
  'messenger:1234567890',
  'client:ada',
  'sip:ada@example.com',
]) {
  test(`a contact may be ${number}`, () => {
    expect(scenarioOf(`inputs: { to: "${number}" }`).inputs.to).toBe(number);
  });
}

for (const number of [
  '15550100001',
  '+0555010000',
  '+1 555 010 0001',
  '+1555',
  `+${'1'.repeat(16)}`,
  'whatsapp:1',
  '',
]) {
  test(`a contact is not "${number}"`, () => {
    expect(codesOf(one(`inputs: { to: "${number}" }`))).toEqual([number === '' ? 'empty' : 'bad-number']);
  });
}

test('a flow may send from a Messaging Service or a short code, and a contact may not', () => {
  for (const number of [`MG${'0'.repeat(32)}`, '12345']) {
    expect(codesOf(one(`inputs: { from: "${number}" }`))).toEqual([]);
    expect(codesOf(one(`inputs: { to: "${number}" }`))).toEqual(['bad-number']);
  }
});

test('only a message has a body, and only the REST trigger has parameters', () => {
  expect(codesOf(one('trigger: incomingMessage', 'inputs: { body: Hi }'))).toEqual([]);
  expect(codesOf(one('trigger: incomingMessage'))).toEqual(['missing-key']);
  expect(codesOf(one('trigger: incomingCall', 'inputs: { body: Hi }'))).toEqual(['contradiction']);
  expect(codesOf(one('trigger: incomingCall', 'inputs: { parameters: {} }'))).toEqual(['contradiction']);
});

test('the contact acts only where the flow waits for such an action', () => {
  expect(codesOf(one('contact: [{ at: ask, reply: "yes" }, { at: menu, press: "1" }]'))).toEqual([]);
  expect(codesOf(one('contact: [{ at: transfer, hangUp: true }]'))).toEqual([]);
  expect(codesOf(one('contact: [{ at: ask, press: "1" }]'))).toEqual(['wrong-action']);
  expect(codesOf(one('contact: [{ at: say_thanks, reply: "1" }]'))).toEqual(['never-waits']);
  expect(codesOf(one('contact: [{ at: transfer, silence: true }]'))).toEqual(['no-timeout']);
});

test('a mock has only answers that its widget can have', () => {
  expect(codesOf(one('mocks: { book: { forward: "http://127.0.0.1:3000/x" } }'))).toEqual([]);
  expect(codesOf(one('mocks: { transfer: { event: callCompleted, output: { a: 1 } } }'))).toEqual([]);
  expect(codesOf(one('mocks: { transfer: { event: called } }'))).toEqual(['unknown-event']);
  expect(codesOf(one('mocks: { book: { forward: "http://169.254.169.254/" } }'))).toEqual(['bad-forward']);
  expect(codesOf(one('mocks: { book: { forward: "file:///etc/passwd" } }'))).toEqual(['bad-forward']);
});

for (const now of ['2026-12-24T17:59:00-08:00', '2026-12-24T17:59Z', '2024-02-29T00:00:00.5+05:30']) {
  test(`a scenario may start at ${now}`, () => {
    expect(scenarioOf(`now: ${now}`).now).toBe(now);
  });
}

for (const now of ['2026-12-24', '2026-12-24T17:59:00', '2026-02-30T00:00:00Z', '2026-12-24T25:00:00Z', 'noon']) {
  test(`a scenario cannot start at ${now}`, () => {
    expect(codesOf(one(`now: ${now}`))).toEqual(['bad-now']);
  });
}

const both = (...lines: readonly string[]) =>
  one(...lines).replace('flow.json }', `flow.json, sid: FW${'0'.repeat(32)} }`);
const targetsOf = (...lines: readonly string[]) => scenariosOf(both(...lines))[0]?.targets;

test('a scenario runs where its flow can run, unless `targets` limits that', () => {
  expect(targetsOf()).toEqual(['emulator', 'twilio']);
  expect(targetsOf('targets: [twilio]')).toEqual(['twilio']);
  expect(codesOf(one('targets: [twilio]'))).toEqual(['impossible-target']);
});

test('a scenario that needs the emulator runs there only', () => {
  expect(targetsOf('now: 2026-12-24T17:59:00Z')).toEqual(['emulator']);
  expect(targetsOf('mocks: { book: { status: 503 } }')).toEqual(['emulator']);
  expect(targetsOf('mocks: { say_thanks: { delivery: failed } }')).toEqual(['emulator']);
  expect(targetsOf('mocks: { book: { status: 200 } }')).toEqual(['emulator', 'twilio']);
  expect(targetsOf('targets: [twilio]', 'mocks: { book: { status: 503 } }')).toEqual(['twilio']);
});

test('a file with a SID only is checked without widgets and events', () => {
  const file = one('contact: [{ at: anywhere, reply: "yes" }]', 'inputs: { to: "5" }').replace(
    'definition: flow.json',
    `sid: FW${'0'.repeat(32)}`,
  );
  expect(codesOf(file)).toEqual(['bad-number']);
});

test('a misspelt name gets the nearest correct one', () => {
  const { problems } = load(one('expect: { path: [Ask, whichreply: no_match, "say thanks"] }'));
  expect(problems.map(({ fix }) => fix)).toEqual([
    'did you mean `ask`?',
    'did you mean `which_reply`?',
    'did you mean `say_thanks`?',
  ]);
});
