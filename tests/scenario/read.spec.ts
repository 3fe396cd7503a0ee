// For any bytes in a file, the loader returns a problem with a position.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { expect, test } from '../test.ts';
import { one } from './written.ts';

/** Loads a file with these bytes, in the test's own folder. */
function loadBytes(bytes: Buffer | string, name = 'a.yaml') {
  const file = test.info().outputPath(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  const { problems } = loadScenarioFile(file, { env: {} });
  return problems.map(({ code, at, message }) => ({ code, place: `${at?.line}:${at?.column}`, message }));
}

const WITHOUT_FLOW = one('tgs: [a]').replace('definition: flow.json', 'sid: FW0123456789abcdef0123456789abcdef');
const UTF16 = Buffer.from(WITHOUT_FLOW, 'utf16le');

test('a file of ten megabytes is refused without reading it', () => {
  expect(loadBytes(Buffer.alloc(10 * 1024 * 1024, '#'))).toMatchObject([{ code: 'file-too-large', place: '1:1' }]);
});

for (const [name, bytes] of [
  ['little-endian UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), UTF16])],
  ['big-endian UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(UTF16).swap16()])],
  ['UTF-16 without a mark', UTF16],
] as const) {
  test(`${name} is named`, () => {
    expect(loadBytes(bytes)).toEqual([{ code: 'not-utf8', place: '1:1', message: 'The file is UTF-16, not UTF-8.' }]);
  });
}

test('the first character of another encoding has its position', () => {
  const bytes = Buffer.concat([Buffer.from('x-ä: 1\nx-caf'), Buffer.from('é: 1\n', 'latin1')]);
  expect(loadBytes(bytes)).toMatchObject([
    { code: 'not-utf8', place: '2:6', message: expect.stringContaining('byte 13 (0xe9)') },
  ]);
});

test('a character that is cut off at the end has its position', () => {
  expect(loadBytes(Buffer.from('x-a: 1\nx-b: ä').subarray(0, -1))).toMatchObject([{ code: 'not-utf8', place: '2:6' }]);
});

test('a byte order mark has no width', () => {
  expect(loadBytes(`\ufeff${WITHOUT_FLOW}`)).toMatchObject([{ code: 'unknown-key', place: '4:5' }]);
});

test('Windows line endings change no position', () => {
  expect(loadBytes(WITHOUT_FLOW.replaceAll('\n', '\r\n'))).toMatchObject([{ code: 'unknown-key', place: '4:5' }]);
});

test('a NUL is not text', () => {
  expect(loadBytes(WITHOUT_FLOW.replace('one', 'o\0ne'))).toMatchObject([{ code: 'control-character', place: '3:12' }]);
});

for (const [what, path] of [
  ['a folder', '.'],
  ['no file', 'nothing.yaml'],
  ['a path through a file', join('a.yaml', 'b.yaml')],
] as const) {
  test(`${what} is a problem, not an exception`, () => {
    loadBytes('');
    const { problems } = loadScenarioFile(test.info().outputPath(path), { env: {} });
    expect(problems).toMatchObject([{ code: 'unreadable-file', at: { line: 1, column: 1 } }]);
  });
}

test('a device that never ends is not read', () => {
  const { problems } = loadScenarioFile('/dev/zero', { env: {} });
  expect(problems.map(({ code }) => code)).toEqual(['unreadable-file']);
});
