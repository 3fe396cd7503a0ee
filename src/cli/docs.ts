// `npm run docs`: writes the generated pages of docs/ anew.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { supportPage } from '../emulator/support.ts';

const root = resolve(import.meta.dirname, '../..');
const PAGE = 'docs/widgets.md';

const assumptions = readFileSync(join(root, 'src/emulator/engine/assumptions.ts'), 'utf8');
writeFileSync(join(root, PAGE), supportPage(assumptions));
process.stdout.write(`${PAGE}\n`);
