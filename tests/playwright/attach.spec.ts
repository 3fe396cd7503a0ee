// Attachments are files that scenarios share, and contents only where no file can be written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type TestInfo, test } from '@playwright/test';
import { attachContents, attachFile } from '../../src/playwright/attach.ts';
import { isOwnFile } from '../../src/session/evidence.ts';

const PICTURE = { name: 'path.svg', contentType: 'image/svg+xml', body: '<svg/>' };

type Attachments = Pick<TestInfo, 'attachments'>;

/** What attaching needs of a test. */
const infoWith = (outputDir: string): TestInfo => ({ project: { outputDir }, attachments: [] }) as unknown as TestInfo;

function attachedIn(outputDir: string, ...bodies: string[]): Attachments['attachments'] {
  const info = infoWith(outputDir);
  for (const body of bodies) attachFile(info, { ...PICTURE, body });
  return info.attachments;
}

test('the same content is one file', () => {
  const folder = test.info().outputPath('results');
  const [first, second, third] = attachedIn(folder, '<svg/>', '<svg/>', '<svg></svg>');
  expect(first?.path).toBe(second?.path);
  expect(first?.path).not.toBe(third?.path);
  expect(readFileSync(first?.path ?? '', 'utf8')).toBe('<svg/>');
  expect(readdirSync(dirname(first?.path ?? ''))).toHaveLength(2);
  expect(isOwnFile(first?.path ?? '')).toBe(true);
});

test('where no file can be written, the content is attached', () => {
  const file = test.info().outputPath('in-the-way');
  writeFileSync(file, '');
  const [attachment] = attachedIn(join(file, 'results'), '<svg/>');
  expect([attachment?.path, attachment?.body?.toString()]).toEqual([undefined, '<svg/>']);
});

test('a test that has failed attaches contents, but texts as files: terminals print the markup of a content', () => {
  const info = infoWith(test.info().outputPath('results'));
  attachContents(info);
  attachFile(info, PICTURE);
  attachFile(info, { name: 'conversation.html', contentType: 'text/html', body: '<pre>' });
  expect(info.attachments).toEqual([
    { name: 'path.svg', contentType: 'image/svg+xml', body: Buffer.from('<svg/>') },
    { name: 'conversation.html', contentType: 'text/html', path: expect.stringMatching(/\.html$/) },
  ]);
});
