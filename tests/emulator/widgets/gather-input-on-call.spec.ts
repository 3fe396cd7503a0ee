// Gather Input On Call: which of the pressed keys count.

import { gatherInputOnCall } from '../../../src/emulator/widgets/gather-input-on-call.ts';
import type { JsonObject } from '../../../src/flow/types.ts';
import { expect, test } from '../../test.ts';
import { left, onCall } from './visits.ts';

const pressed = (digits: string, properties: JsonObject) =>
  left(gatherInputOnCall.resume?.(onCall(properties), { type: 'digits', digits })).output?.Digits;

test('keys after the finishing key are ignored', () => {
  expect(pressed('12*3', { finish_on_key: '*' })).toBe('12');
  expect(pressed('12#3', {})).toBe('12');
  expect(pressed('12#3', { finish_on_key: null })).toBe('12');
});

test('without a finishing key every key counts', () => {
  expect(pressed('12#3', { finish_on_key: '' })).toBe('12#3');
  expect(pressed('12#3', { finish_on_key: '#', stop_gather: false })).toBe('12#3');
});

test('no more keys are taken than the widget asks for', () => {
  expect(pressed('1234', { number_of_digits: 2 })).toBe('12');
  expect(pressed('1234', { number_of_digits: null })).toBe('1234');
});
