// Flows of people: those that are shipped, and public ones where a folder of them lies beside the clone.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../house/sources.ts';

const SHIPPED = join(ROOT, 'scenarios');
const PUBLIC = join(ROOT, '../shared/flows');

/** Their files, absolute; never none. */
export const REAL_FLOWS: readonly string[] = [
  ...readdirSync(SHIPPED).map((folder) => join(SHIPPED, folder, 'flow.json')),
  ...(existsSync(PUBLIC) ? readdirSync(PUBLIC).map((name) => join(PUBLIC, name)) : []),
].filter((file) => existsSync(file) && file.endsWith('.json'));
