// Everything that a process prints is masked, text and bytes.

import { redactPrinted } from '../../src/playwright/printed.ts';
import { createRedactor } from '../../src/redaction/redactor.ts';
import { expect, test } from '../test.ts';

function printer() {
  const printed: (string | Uint8Array)[] = [];
  const stream = {
    write: (chunk: string | Uint8Array): boolean => {
      printed.push(chunk);
      return true;
    },
  };
  return { stream, printed };
}

test('secrets and numbers are masked, in text and in bytes', () => {
  const { stream, printed } = printer();
  redactPrinted([stream], createRedactor({ secrets: ['c4nary-t0ken'] }));
  stream.write('GET /Messages.json?To=%2B15550100042 c4nary-t0ken\n');
  stream.write(Buffer.from('Basic c4nary-t0ken'));
  expect(printed.map(String)).toEqual(['GET /Messages.json?To=%2B1555•••••42 ••••••\n', 'Basic ••••••']);
});

test('bytes that are not text stay unchanged', () => {
  const { stream, printed } = printer();
  redactPrinted([stream], createRedactor({ secrets: ['c4nary-t0ken'] }));
  const bytes = Buffer.from([0xff, 0x00, 0xfe]);
  stream.write(bytes);
  expect(printed).toEqual([bytes]);
});

test('output is redacted once, also if redaction is installed twice', () => {
  const { stream } = printer();
  redactPrinted([stream], createRedactor());
  const { write } = stream;
  redactPrinted([stream], createRedactor());
  expect(stream.write).toBe(write);
});
