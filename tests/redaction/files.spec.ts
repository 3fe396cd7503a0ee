// Files of any kind are redacted and keep their type: JSON stays JSON, an archive stays an archive.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { redactBytes, redactFileText } from '../../src/redaction/files.ts';
import { createRedactor } from '../../src/redaction/redactor.ts';
import { expect, test } from '../test.ts';

const redactor = createRedactor({ secrets: ['c4nary', '123456'] });

test('a secret number in JSON becomes text, and the rest stays', () => {
  expect(redactFileText('{"pin":123456,"n":7}', redactor)).toBe('{"pin":"••••••","n":7}');
  expect(redactFileText('{\n  "pin": 123456\n}', redactor)).toBe('{\n  "pin": "••••••"\n}');
});

test('each line of a trace stays JSON', () => {
  const trace = '{"type":"log","id":1}\n{"type":"log","value":123456}\n{"value":"c4nary"}\n';
  const lines = redactFileText(trace, redactor).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { type: 'log', id: 1 },
    { type: 'log', value: '••••••' },
    { value: '••••••' },
  ]);
});

test('an archive is redacted part by part, with archives inside it', () => {
  const inner = zipSync({ 'a.txt': strToU8('c4nary') });
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]);
  const shown = unzipSync(
    redactBytes(zipSync({ 'inner.zip': inner, 'c4nary.txt': strToU8('x'), 'a.png': picture }), redactor),
  );
  expect(Object.keys(shown).sort()).toEqual(['a.png', 'inner.zip', '••••••.txt']);
  expect(shown['a.png']).toEqual(picture);
  expect(strFromU8(unzipSync(shown['inner.zip'] ?? inner)['a.txt'] ?? picture)).toBe('••••••');
});

test('a value without secrets is returned as the same object', () => {
  for (const bytes of [strToU8('nothing here'), zipSync({ a: strToU8('b') }), new Uint8Array([0xff, 0, 0xfe])]) {
    expect(redactBytes(bytes, redactor)).toBe(bytes);
  }
});
