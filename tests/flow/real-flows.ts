// Real flows: the shipped ones, and public ones if a folder with them is beside the clone.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../house/sources.ts';

const SHIPPED = join(ROOT, 'scenarios');
const PUBLIC = join(ROOT, '../shared/flows');

/** The absolute paths of their files; at least one. */
export const REAL_FLOWS: readonly string[] = [
  ...readdirSync(SHIPPED).map((folder) => join(SHIPPED, folder, 'flow.json')),
  ...(existsSync(PUBLIC) ? readdirSync(PUBLIC).map((name) => join(PUBLIC, name)) : []),
].filter((file) => existsSync(file) && file.endsWith('.json'));
