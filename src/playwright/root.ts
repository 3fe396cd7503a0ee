// The folder that holds scenarios/, reports/ and the configuration: every path that is shown is relative to it.
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
