// Updates that a worker leaves for the main process with `-u`: edits, and the digest of the text that they apply to.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Edit } from '../scenario/write.ts';

/** The folder in which workers leave them. */
export const UPDATES = join('.flowproof', 'updates');

/** The edits of one scenario. `digest` is that of the text that they apply to. */
export type LeftUpdate = { file: string; digest: string; scenario: string; edits: Edit[] };

export const digestOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The files of a run begin with its main process's ID, since several may run at once. */
export const prefixOf = (mainProcess: number): string => `${mainProcess}-`;
