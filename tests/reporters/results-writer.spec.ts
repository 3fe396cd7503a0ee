// Results for Allure contain each shared picture once, and other attachments in their own files.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openResultsWriter } from '../../src/reporters/results-writer.ts';
import { expect, test } from '../test.ts';

function opened() {
  const folder = test.info().outputPath('allure-results');
  const shared = test.info().outputPath('shared');
  mkdirSync(shared);
  const writer = openResultsWriter({ folder, isShared: (path) => path.startsWith(shared) });
  const picture = join(shared, 'abc.svg');
  writeFileSync(picture, '<svg/>');
  return { folder, writer, picture };
}

const resultOf = (uuid: string, source: string) => ({ uuid, steps: [{ steps: [{ attachments: [{ source }] }] }] });

test('a hundred results with the same picture need one file for it', () => {
  const { folder, writer, picture } = opened();
  for (let index = 0; index < 100; index += 1) {
    writer.writeAttachmentFromPath(`${index}-attachment.svg`, picture);
    writer.writeResult(resultOf(`result-${index}`, `${index}-attachment.svg`));
  }
  const files = readdirSync(folder);
  expect(files.filter((file) => file.endsWith('.svg'))).toEqual(['abc-attachment.svg']);
  expect(files).toHaveLength(101);
  const result = JSON.parse(readFileSync(join(folder, 'result-99-result.json'), 'utf8'));
  expect(result).toMatchObject({ steps: [{ steps: [{ attachments: [{ source: 'abc-attachment.svg' }] }] }] });
  expect(readFileSync(join(folder, 'abc-attachment.svg'), 'utf8')).toBe('<svg/>');
});

test('attachments that are not shared, or given as content, have their own file', () => {
  const { folder, writer } = opened();
  const own = test.info().outputPath('own.txt');
  writeFileSync(own, 'mine');
  writer.writeAttachmentFromPath('one-attachment.txt', own);
  writer.writeAttachment('two-attachment.txt', Buffer.from('given'));
  writer.writeResult(resultOf('result', 'one-attachment.txt'));
  expect(readdirSync(folder).toSorted()).toEqual(['one-attachment.txt', 'result-result.json', 'two-attachment.txt']);
  expect(readFileSync(join(folder, 'result-result.json'), 'utf8')).toContain('one-attachment.txt');
});

test('a failed write throws, and leaves no partial file', () => {
  const { folder, writer } = opened();
  mkdirSync(join(folder, 'result-result.json'), { recursive: true });
  expect(() => writer.writeResult(resultOf('result', 'none'))).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect(readdirSync(folder)).toEqual(['result-result.json']);
});
