// Attaches files by path: Playwright sends attached bodies to the main process, which keeps them until the end of the run.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { ATTACHMENTS_FOLDER } from '../session/evidence.ts';

type Attachment = { name: string; contentType: string; body: string };

const ENDINGS: Readonly<Record<string, string>> = {
  'image/svg+xml': 'svg',
  'application/json': 'json',
  'application/xhtml+xml': 'xhtml',
  'text/html': 'html',
};

const isThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** A file is named after its content: scenarios with the same picture share it, across all workers. */
function fileOf({ body, contentType }: Attachment, folder: string): string {
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 32);
  const file = join(folder, `${digest}.${ENDINGS[contentType] ?? 'txt'}`);
  try {
    writeFileSync(file, body, { flag: 'wx' });
  } catch (error) {
    if (!isThere(error)) throw error;
  }
  return file;
}

const made = new Set<string>();

function folderOf({ project }: TestInfo): string {
  const folder = join(project.outputDir, ATTACHMENTS_FOLDER);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  return folder;
}

/**
 * Tests that attach content instead of files: terminals print the path of every file that is attached to a failure. Text is attached as a
 * file in any case: terminals would print the beginning of its content, which is markup.
 */
const withContents = new WeakSet<TestInfo>();

/** From now on this failed test attaches contents, and only text as files. */
export const attachContents = (testInfo: TestInfo): unknown => withContents.add(testInfo);

/** Sent to the main process, which keeps it until it is removed from the result or the run ends. */
export function attachContent({ attachments }: TestInfo, { name, contentType, body }: Attachment): void {
  attachments.push({ name, contentType, body: Buffer.from(body) });
}

/**
 * Added to the list directly: Playwright's method would make a step with our source code beside it. If the file cannot be written, the
 * content itself is attached. Returns the path of the file.
 */
export function attachFile(testInfo: TestInfo, attachment: Attachment): string | undefined {
  const { name, contentType } = attachment;
  if (withContents.has(testInfo) && !contentType.startsWith('text/')) {
    attachContent(testInfo, attachment);
    return undefined;
  }
  try {
    const path = fileOf(attachment, folderOf(testInfo));
    testInfo.attachments.push({ name, contentType, path });
    return path;
  } catch {
    attachContent(testInfo, attachment);
    return undefined;
  }
}
