// Where the journals of runs on a test account are: by itself, so that a run without any does not load the SDK to look for them.
import { join } from 'node:path';

/** Journals are below the folder of the configuration: no report, and emptied by nobody but the runs that sweep it. */
export const journalFolder = (root: string): string => join(root, 'reports/journal');
