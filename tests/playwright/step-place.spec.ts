// The location of a step is known to the trace viewer and UI mode, and its file is copied into no report.

import { hiddenPlace } from '../../src/playwright/step-place.ts';
import { expect, test } from '../test.ts';

const PLACE = { file: '/scenarios/a.yaml', line: 7, column: 5 };

test('a trace gets the location, the main process does not', () => {
  expect(JSON.parse(JSON.stringify({ stack: [hiddenPlace(PLACE)] }))).toEqual({ stack: [PLACE] });
  expect(JSON.parse(JSON.stringify({ title: 'a', location: hiddenPlace(PLACE) }))).toEqual({ title: 'a' });
});

test('the file that a trace would copy does not exist', () => {
  expect(hiddenPlace(PLACE).file).toBe('');
});
