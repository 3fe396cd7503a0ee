import type { TestResult } from '@playwright/test/reporter';
import { type Evidence } from '../session/evidence.js';
type Attachment = TestResult['attachments'][number];
/** The text of an attachment, wherever Playwright keeps it; undefined when its file is gone. */
export declare function textOf({ body, path }: Attachment): string | undefined;
/** All that a test's result left: one of each execution. */
export declare const evidencesOf: ({ attachments }: TestResult) => Evidence[];
/** The evidence of a test's result; undefined for tests that are no scenarios and for results without any. */
export declare const evidenceOf: (result: TestResult) => Evidence | undefined;
export {};
