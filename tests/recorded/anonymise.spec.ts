// The personal data of an execution is replaced everywhere in the same way, except in fields that are kept.

import type { JsonObject } from '../../src/flow/types.ts';
import { type AnonymiseOptions, anonymise } from '../../src/recorded/anonymise.ts';
import type { RecordedExecution } from '../../src/recorded/execution.ts';
import { createReplacements } from '../../src/recorded/replacement.ts';
import { expect, test } from '../test.ts';

const replacements = createReplacements('a key');
const NUMBER = '+14155238886';

const executionWith = (context: JsonObject): RecordedExecution => ({
  sid: `FN${'0'.repeat(32)}`,
  flowSid: `FW${'0'.repeat(32)}`,
  revision: 1,
  status: 'ended',
  createdAt: '2026-11-25T03:00:00.000Z',
  updatedAt: '2026-11-25T03:00:10.000Z',
  steps: [],
  context,
  stepContexts: { FT1: context },
});

const made = (context: JsonObject, options: Omit<AnonymiseOptions, 'replacements'> = {}) =>
  anonymise(executionWith(context), { replacements, ...options });

test('a number is replaced in the same way in every field, text and context', () => {
  const { execution, replaced } = made({
    contact: { channel: { address: NUMBER } },
    widgets: { a: { inbound: { From: `whatsapp:${NUMBER}`, Body: 'mine is 415-523-8886' } } },
  });
  const text = JSON.stringify(execution);
  expect(text).not.toMatch(/4155238886|523-8886/);
  expect(text.split(replacements.phone(NUMBER))).toHaveLength(5);
  expect(replaced).toHaveLength(1);
  expect(replaced[0]?.fields).toContain('contact.channel.address');
});

test('a listed name with special characters of patterns is replaced', () => {
  const context = {
    flow: { data: { name: 'Anne-Marie (Grace) O.' } },
    widgets: { a: { body: 'for Anne-Marie (Grace) O.' } },
  };
  expect(JSON.stringify(made(context, { sensitive: ['name'] }).execution.context)).not.toMatch(/Anne|Marie/);
});

test('a listed name is replaced wherever its value appears', () => {
  const context = { flow: { data: { name: 'Grace' } }, widgets: { a: { body: '{"hello":"GRACE","graceful":1}' } } };
  const text = JSON.stringify(made(context, { sensitive: ['name'] }).execution.context);
  expect(text).not.toMatch(/grace\b/i);
  expect(text).toContain('graceful');
  expect(text).toContain(replacements.text('Grace'));
});

test('a field can be listed by its path, and digits stay digits', () => {
  const context = { widgets: { ask_pin: { Digits: '4711' }, menu: { Digits: '1' } } };
  const { widgets } = made(context, { sensitive: ['widgets.ask_pin.Digits'] }).execution.context as {
    widgets: Record<string, JsonObject>;
  };
  expect(widgets.ask_pin?.Digits).toMatch(/^\d{4}$/);
  expect(widgets.ask_pin?.Digits).not.toBe('4711');
  expect(widgets.menu?.Digits).toBe('1');
});

test('fields with the name of a secret are replaced, also inside the JSON of an answer', () => {
  const context = { widgets: { a: { body: '{"access_token":"tiger"}', parsed: { access_token: 'tiger' } } } };
  expect(JSON.stringify(made(context).execution)).not.toContain('tiger');
});

test('a kept field keeps its value in all fields', () => {
  const context = { trigger: { message: { From: NUMBER } }, contact: { channel: { address: NUMBER } } };
  const { execution, replaced } = made(context, { keep: ['trigger.message.From'] });
  expect(execution.context).toEqual(context);
  expect(replaced).toEqual([]);
});

test('numbers, booleans and Twilio’s own names are not changed', () => {
  const context = { widgets: { a: { status_code: 200, ok: true, MessageSid: `SM${'1b'.repeat(16)}`, none: null } } };
  expect(made(context).execution.context).toEqual(context);
});
