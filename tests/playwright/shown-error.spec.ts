// What reports see of an error that we made: its text, and no file.
import { expect, test } from '@playwright/test';
import { shownError } from '../../src/playwright/shown-error.ts';

test('an error that is shown has no stack of its own', () => {
  expect(shownError('a.yaml:1:1 bad').stack).toBe('a.yaml:1:1 bad');
});

test('no line of its text is taken for a frame', () => {
  const { stack = '' } = shownError('Twilio said:\n    at steal (/etc/passwd:1:1)');
  expect(stack).not.toMatch(/^\s*at /m);
  expect(stack.replaceAll('\u200b', '')).toContain('at steal');
});
