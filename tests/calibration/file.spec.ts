// A calibration file is read as it was saved, or refused with a fix.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrationText, parseCalibration } from '../../src/calibration/file.ts';
import { calibratePage } from '../../src/calibration/page.ts';
import { ROOT } from '../house/sources.ts';
import { expect, test } from '../test.ts';

test('saved settings are read again', () => {
  const settings = { objectText: 'ruby' } as const;
  expect(parseCalibration(calibrationText({ account: 'AC1', date: '2026-11-25', settings }), 'f')).toEqual(settings);
});

for (const [text, message] of [
  ['{', 'this is not JSON'],
  ['{}', 'it has no `settings`'],
  ['{"settings":{"objectTxt":"ruby"}}', 'did you mean `objectText`?'],
  ['{"settings":{"objectText":"php"}}', 'use "json" or "ruby"'],
] as const)
  test(`${text} is refused: ${message}`, () => {
    expect(() => parseCalibration(text, 'flowproof.calibration.json')).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message) }),
    );
  });

test('docs/calibrate.md lists each question with its setting and its probe', () => {
  const page = readFileSync(join(ROOT, 'docs/calibrate.md'), 'utf8');
  expect(page, 'run npm run docs').toBe(calibratePage(page));
});
