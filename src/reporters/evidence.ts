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

function parsed(attachment: Attachment): Evidence[] {
  try {
    return [JSON.parse(textOf(attachment) ?? '') as Evidence];
  } catch {
    return [];
  }
}

/** Reporters are asked one after the other about the same result: it is read once, and not kept for longer. */
let last: { result: TestResult; evidences: Evidence[] } | undefined;

/** All that a test's result left: one of each execution. Not to be changed: other reporters are given the same. */
export function evidencesOf(result: TestResult): Evidence[] {
  if (last?.result === result) return last.evidences;
  const evidences = result.attachments.filter(({ name }) => name === EVIDENCE_ATTACHMENT).flatMap(parsed);
  last = { result, evidences };
  return evidences;
}

/** The evidence of a test's result; undefined for tests that are no scenarios and for results without any. */
export const evidenceOf = (result: TestResult): Evidence | undefined => evidencesOf(result).at(-1);

const parts = new Map<string, unknown>();

/** One object for all that say the same: thousands of scenarios of a run have the flow and the path of another. */
export function shared<Part>(part: Part): Part {
  const key = JSON.stringify(part);
  const known = parts.get(key) ?? part;
  parts.set(key, known);
  // What is known by this text has said the same.
  return known as Part;
}
