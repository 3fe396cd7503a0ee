// `npm run docs`: updates the generated pages of docs/.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { lintPage } from '../analysis/lint/page.ts';
import { RULES } from '../analysis/lint/rules/index.ts';
import { OPERATORS } from '../analysis/mutate/operators/index.ts';
import { mutatePage } from '../analysis/mutate/page.ts';
import { calibratePage } from '../calibration/page.ts';
import { supportPage } from '../emulator/support.ts';
import { commandsPage } from './commands-page.ts';
import { loadCommands } from './index.ts';

const root = resolve(import.meta.dirname, '../..');
const PAGE = 'docs/widgets.md';

const limits = ['src/liquid/dialect.ts', 'src/emulator/engine/limits.ts']
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');
writeFileSync(join(root, PAGE), supportPage(limits));
process.stdout.write(`${PAGE}\n`);

const LINT = 'docs/lint.md';
writeFileSync(join(root, LINT), lintPage(RULES, readFileSync(join(root, LINT), 'utf8')));
process.stdout.write(`${LINT}\n`);

const MUTATE = 'docs/mutate.md';
writeFileSync(join(root, MUTATE), mutatePage(OPERATORS, readFileSync(join(root, MUTATE), 'utf8')));
process.stdout.write(`${MUTATE}\n`);

const CALIBRATE = 'docs/calibrate.md';
writeFileSync(join(root, CALIBRATE), calibratePage(readFileSync(join(root, CALIBRATE), 'utf8')));
process.stdout.write(`${CALIBRATE}\n`);

const COMMANDS = 'docs/commands.md';
writeFileSync(join(root, COMMANDS), commandsPage(await loadCommands()));
process.stdout.write(`${COMMANDS}\n`);
