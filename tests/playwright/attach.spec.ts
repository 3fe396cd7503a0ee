// Attachments are files that scenarios share; contents are attached directly only if no file can be written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { attachContents, attachFile } from '../../src/playwright/attach.ts';
import { isOwnFile } from '../../src/session/evidence.ts';
import { expect, test } from '../test.ts';

const PICTURE = { name: 'path.svg', contentType: 'image/svg+xml', body: '<svg/>' };

type Attachments = Pick<TestInfo, 'attachments'>;

/** The part of a test's info that attaching needs. */
const infoWith = (outputDir: string): TestInfo => ({ project: { outputDir }, attachments: [] }) as unknown as TestInfo;

function attachedIn(outputDir: string, ...bodies: string[]): Attachments['attachments'] {
  const info = infoWith(outputDir);
  for (const body of bodies) attachFile(info, { ...PICTURE, body });
  return info.attachments;
}

test('equal content is stored in one file', () => {
  const folder = test.info().outputPath('results');
  const [first, second, third] = attachedIn(folder, '<svg/>', '<svg/>', '<svg></svg>');
  expect(first?.path).toBe(second?.path);
  expect(first?.path).not.toBe(third?.path);
  expect(readFileSync(first?.path ?? '', 'utf8')).toBe('<svg/>');
  expect(readdirSync(dirname(first?.path ?? ''))).toHaveLength(2);
  expect(isOwnFile(first?.path ?? '')).toBe(true);
});

test('if no file can be written, the content is attached', () => {
  const file = test.info().outputPath('in-the-way');
  writeFileSync(file, '');
  const [attachment] = attachedIn(join(file, 'results'), '<svg/>');
  expect([attachment?.path, attachment?.body?.toString()]).toEqual([undefined, '<svg/>']);
});

test('a failed test attaches contents directly, and texts as files, because terminals print attached markup', () => {
  const info = infoWith(test.info().outputPath('results'));
  attachContents(info);
  attachFile(info, PICTURE);
  attachFile(info, { name: 'conversation.html', contentType: 'text/html', body: '<pre>' });
  expect(info.attachments).toEqual([
    { name: 'path.svg', contentType: 'image/svg+xml', body: Buffer.from('<svg/>') },
    { name: 'conversation.html', contentType: 'text/html', path: expect.stringMatching(/\.html$/) },
  ]);
});
