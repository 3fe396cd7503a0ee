// Finds the evidence among a test's attachments, during the run and when blob reports are merged.

import { readFileSync } from 'node:fs';
import type { TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import { EVIDENCE_ATTACHMENT, type Evidence, FLOW_ATTACHMENT } from '../session/evidence.ts';
import { ALLURE_ATTACHMENT } from './allure.ts';

export type Attachment = TestResult['attachments'][number];

/** The text of an attachment, wherever Playwright keeps it; undefined if its file no longer exists. */
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

/** Several reporters read the same result in turn: it is parsed once, and kept only until the next one. */
let last: { result: TestResult; evidences: Evidence[] } | undefined;

/** All evidence of a test's result, one for each execution. Read only: other reporters get the same objects. */
export function evidencesOf(result: TestResult): Evidence[] {
  if (last?.result === result) return last.evidences;
  const evidences = result.attachments.filter(({ name }) => name === EVIDENCE_ATTACHMENT).flatMap(parsed);
  last = { result, evidences };
  return evidences;
}

/** The last evidence of a test's result; undefined if it has none. */
export const evidenceOf = (result: TestResult): Evidence | undefined => evidencesOf(result).at(-1);

/** False for attachments that reporters read when a test ends: users do not open them. */
const isForUsers = ({ name }: Attachment): boolean =>
  name !== EVIDENCE_ATTACHMENT && name !== FLOW_ATTACHMENT && name !== ALLURE_ATTACHMENT;

/** In merged reports, a step finds its attachments by their positions in the result's list: it gets a list of its own before that changes. */
function keepForUsers(steps: readonly TestStep[]): void {
  for (const step of steps) {
    const { attachments } = step;
    if (attachments.length > 0) Object.defineProperty(step, 'attachments', { value: attachments.filter(isForUsers) });
    keepForUsers(step.steps);
  }
}

/**
 * A run keeps all results until its end, when the HTML report copies attachments. Passed tests on the emulator keep only attachments that a
 * user would open. For an account, the summary reads the evidence at the end.
 */
export function removeInternalAttachments(test: TestCase, result: TestResult): void {
  if (result.status !== 'passed' || test.parent.project()?.name !== 'emulator') return;
  const kept = result.attachments.filter(isForUsers);
  if (kept.length === result.attachments.length) return;
  keepForUsers(result.steps);
  result.attachments.splice(0, result.attachments.length, ...kept);
}

const parts = new Map<string, unknown>();

/** One object for equal parts: thousands of scenarios of a run share flows and paths. */
export function shared<Part>(part: Part): Part {
  const key = JSON.stringify(part);
  const known = parts.get(key) ?? part;
  parts.set(key, known);
  // Objects with this text are equal.
  return known as Part;
}
