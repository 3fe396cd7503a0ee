// Where the journals of runs are: no report, and emptied by nobody but the runs that sweep it.
import { join } from 'node:path';
import { ROOT } from '../playwright/root.ts';

export const JOURNALS = join(ROOT, 'reports/journal');
