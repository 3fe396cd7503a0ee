// Adds up what Playwright's runs said at their ends, and prints it as one line.
import { readFileSync } from 'node:fs';
import { argv, exit, stdout } from 'node:process';
import { stripVTControlCharacters } from 'node:util';

const log = stripVTControlCharacters(readFileSync(argv[2] ?? '', 'utf8'));
const total = (word: string) =>
  [...log.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].reduce((sum, match) => sum + Number(match[1]), 0);

const passed = total('passed') + total('flaky');
const failed = total('failed') + total('did not run') + total('interrupted');
if (total('skipped') > 0) stdout.write(`${total('skipped')} skipped\n`);
stdout.write(`${passed} passed, ${failed} failed\n`);
if (passed === 0 || failed > 0) exit(1);
