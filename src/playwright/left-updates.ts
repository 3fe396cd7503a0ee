// The updates that a worker leaves for the main process with `-u`: edits, and the digest of the text to which they belong.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Edit } from '../scenario/write.ts';

/** Where workers leave edits for the main process. */
export const UPDATES = join('.flowproof', 'updates');

/** One scenario's edits, as a worker leaves them. `digest` is that of the text to which they belong. */
export type LeftUpdate = { file: string; digest: string; scenario: string; edits: Edit[] };

export const digestOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Files of a run are named after its main process: several may run at once. */
export const prefixOf = (mainProcess: number): string => `${mainProcess}-`;
