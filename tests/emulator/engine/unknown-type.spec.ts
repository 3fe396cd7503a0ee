// The message about a widget whose type the emulator does not know.

import { explainUnknownType } from '../../../src/emulator/engine/unknown-type.ts';
import { expect, test } from '../../test.ts';

test('a mistyped type is corrected', () => {
  expect(explainUnknownType('send-mesage', 'greet').fix).toContain('did you mean `send-message`?');
});

test('a type under another name is corrected', () => {
  expect(explainUnknownType('webhook', 'ask').fix).toContain('did you mean `make-http-request`?');
  expect(explainUnknownType('http-request', 'ask').fix).toContain('did you mean `make-http-request`?');
});

test('a widget that would hang up is explained: a call ends with its flow', () => {
  for (const type of ['hang-up', 'endCall', 'hangup', 'stop-call'])
    expect(explainUnknownType(type, 'bye').fix).toMatch(/^a transition without `next` ends the flow/);
});

test('a mock can replace each of them', () => {
  expect(explainUnknownType('quantum', 'ask')).toEqual({
    message: "The widget `ask` is of type `quantum`, which none of Twilio's pages that we know names.",
    fix: 'mock it: `mocks: { ask: { event: … } }`',
  });
  expect(explainUnknownType('quantum', 'ask: it').fix).toContain('`mocks: { "ask: it": { event: … } }`');
});

test('a type that exists in Studio without documentation is not called unknown', () => {
  expect(explainUnknownType('create-task', 'x').message).toContain("Studio's type `create-task`");
});

test("the name of an object's own property is an unknown type", () => {
  expect(explainUnknownType('constructor', 'x').fix).toMatch(/^mock it: `mocks/);
});

for (const [type, title] of [
  ['resolve-profile', 'Resolve Profile'],
  ['create-or-update-profile', 'Create or Update Profile'],
  ['search-for-profile', 'Search for a Profile'],
  ['update_profile_traits', 'Update Profile Traits'],
] as const)
  test(`${type} is explained as ${title}, which has a page and no published type`, () => {
    expect(explainUnknownType(type, 'x').message).toMatch(new RegExp(`${title} widget.*publishes neither`));
  });
