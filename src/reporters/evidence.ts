// Finds the evidence that a test left among its attachments, in the run itself and again when blob reports are merged.

import { readFileSync } from 'node:fs';
import type { TestResult } from '@playwright/test/reporter';
import { EVIDENCE_ATTACHMENT, type Evidence } from '../session/evidence.ts';

export type Attachment = TestResult['attachments'][number];

/** The text of an attachment, wherever Playwright keeps it; undefined when its file is gone. */
export function textOf({ body, path }: Attachment): string | undefined {
  if (body) return body.toString('utf8');
  try {
    return path ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** All that a test's result left: one of each execution. */
export const evidencesOf = ({ attachments }: TestResult): Evidence[] =>
  attachments
    .filter(({ name }) => name === EVIDENCE_ATTACHMENT)
    .flatMap((attachment) => textOf(attachment) ?? [])
    .map((text) => JSON.parse(text) as Evidence);

/** The evidence of a test's result; undefined for tests that are no scenarios and for results without any. */
export const evidenceOf = (result: TestResult): Evidence | undefined => evidencesOf(result).at(-1);
