// Where the journals of runs on a test account are: by itself, so that a run without any does not load the SDK to look for them.
import { join } from 'node:path';

/** Journals are below the folder of the configuration: they are not a report, and only the runs that sweep them empty them. */
export const journalFolder = (root: string): string => join(root, 'reports/journal');
