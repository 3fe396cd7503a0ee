// Reports see the text of our errors, and no file.

import { shownError } from '../../src/playwright/shown-error.ts';
import { expect, test } from '../test.ts';

test('a shown error has no stack', () => {
  expect(shownError('a.yaml:1:1 bad').stack).toBe('a.yaml:1:1 bad');
});

test('no line of its text is taken for a stack frame', () => {
  const { stack = '' } = shownError('Twilio said:\n    at steal (/etc/passwd:1:1)');
  expect(stack).not.toMatch(/^\s*at /m);
  expect(stack.replaceAll('\u200b', '')).toContain('at steal');
});
