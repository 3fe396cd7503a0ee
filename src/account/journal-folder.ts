// The folder for the journals of runs on a test account: a separate module, so that a run without journals does not load the SDK.
import { join } from 'node:path';

/** Below the folder of the configuration: journals are not a report, and are only removed by the runs that process them. */
export const journalFolder = (root: string): string => join(root, 'reports/journal');
