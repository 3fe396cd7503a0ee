// Record Voicemail: what ends a recording.

import { recordVoicemail } from '../../../src/emulator/widgets/record-voicemail.ts';
import type { JsonObject } from '../../../src/flow/types.ts';
import { expect, test } from '../../test.ts';
import { left, onCall, waits } from './visits.ts';

const timeoutOf = (properties: JsonObject) => waits(recordVoicemail.enter(onCall(properties))).timeoutSeconds;

const pressed = (digits: string, properties: JsonObject) =>
  recordVoicemail.resume?.(onCall(properties), { type: 'digits', digits });

test('silence ends the recording, after five seconds by default', () => {
  expect([timeoutOf({}), timeoutOf({ timeout: null }), timeoutOf({ timeout: 9 })]).toEqual([5, 5, 9]);
});

test('without silence, the maximum length ends the recording', () => {
  expect([timeoutOf({ timeout: 0 }), timeoutOf({ timeout: '0', max_length: 60 })]).toEqual([3600, 60]);
});

test('the finishing key completes the recording', () => {
  const { event, output } = left(pressed('#', { finish_on_key: '#' }));
  expect([event, output?.RecordingDuration]).toEqual(['recordingComplete', '1']);
});

test('any other key does not end the recording', () => {
  expect(waits(pressed('1', { finish_on_key: '#' })).on).toContain('speech');
  expect(waits(pressed('#', {})).on).toContain('speech');
});
