// Finds the evidence that a test left among its attachments, in the run itself and again when blob reports are merged.

import { readFileSync } from 'node:fs';
import type { TestResult } from '@playwright/test/reporter';
import { EVIDENCE_ATTACHMENT, type Evidence } from '../play/evidence.ts';

type Attachment = TestResult['attachments'][number];

/** The text of an attachment, wherever Playwright keeps it; undefined when its file is gone. */
export function textOf({ body, path }: Attachment): string | undefined {
  if (body) return body.toString('utf8');
  try {
    return path ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** The evidence of a test's result; undefined for tests that are no scenarios and for results without any. */
export function evidenceOf(result: TestResult): Evidence | undefined {
  const attachment = result.attachments.find(({ name }) => name === EVIDENCE_ATTACHMENT);
  const text = attachment && textOf(attachment);
  return text ? (JSON.parse(text) as Evidence) : undefined;
}
