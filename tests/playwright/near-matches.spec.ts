// The suggestions when a command found no test.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import type { Suite } from '@playwright/test/reporter';
import { type KnownFile, nearMatches, unmatchedFiles } from '../../src/playwright/near-matches.ts';
import { nearProjects, nothingFoundPlugin } from '../../src/playwright/nothing-found.ts';
import { readPlaywrightArguments } from '../../src/playwright-arguments.ts';
import type { AnyReporter } from '../../src/playwright-internals.ts';
import { expect, test } from '../test.ts';

const fileOf = (shown: string, tests: KnownFile['tests']): KnownFile => ({ path: `/repo/${shown}`, shown, tests });

const FILES = [
  fileOf('scenarios/booking/booking.yaml', [
    { title: 'the contact books a table', tags: ['smoke'], line: 11 },
    { title: 'the contact cancels', tags: ['slow', 'cancel'], line: 20 },
  ]),
  fileOf('scenarios/opening-hours/hours.yaml', [{ title: 'on a Sunday nobody is there', tags: ['smoke'], line: 5 }]),
];

const asked = (...args: string[]) => readPlaywrightArguments(['node', 'playwright', 'test', ...args]);
const near = (...args: string[]): string => nearMatches(asked(...args), FILES).join('\n');

for (const [what, args, lines] of [
  ['a mistyped name', ['-g', 'boks a tabel'], ['scenarios/booking/booking.yaml:11  the contact books a table  @smoke']],
  ['the words in another order', ['--grep=table books'], ['booking.yaml:11']],
  ['a mistyped tag', ['--grep', '@smoek'], ['@smoke  (2 scenarios)']],
  ['a tag without its sign', ['-gcancle'], ['@cancel  (1 scenario)', 'booking.yaml:20']],
  ['an unknown tag', ['-g', '@zzzzzz'], ['@cancel', '@slow', '@smoke']],
  ['a part of a file’s name', ['-g', 'openning'], ['scenarios/opening-hours/hours.yaml:5']],
  ['a mistyped file', ['scenarios/boking/boking.yaml'], ['did you mean\n  scenarios/booking/booking.yaml']],
  ['a line above every scenario', ['booking.yaml:3'], ['no scenario at line 3', 'booking.yaml:11  the contact books']],
  [
    'a name in another file',
    ['hours', '-g', 'cancels'],
    ['matches 1 scenario, but none in the files', 'booking.yaml:20'],
  ],
  ['failures that there were not', ['--last-failed'], ['no test failed in the last run']],
  ['nothing that anybody knows', ['-g', 'zzzzzz'], ['`npx playwright test --list` shows all 3']],
] as const)
  test(`${what} finds no test, and the nearest one is named`, () => {
    for (const line of lines) expect(near(...args)).toContain(line);
  });

test('a file is not a near match because of a common folder and extension', () => {
  expect(near('scenarios/zzzzzz.yaml')).toContain('matches no file; the files are');
});

test('arguments that match no file are named', () => {
  const lines = unmatchedFiles(asked('hours.yaml', 'bookings/'), FILES);
  expect(lines).toEqual(['`bookings/` matches no file; did you mean', '  scenarios/booking/booking.yaml']);
});

test('a mistyped project suggests an existing one, and `twilio` needs an account', () => {
  expect(nearProjects(['emulatr'], ['emulator'])).toEqual(['Did you mean --project emulator?']);
  expect(nearProjects(['twilio'], ['emulator']).join()).toContain('TWILIO_ACCOUNT_SID');
  expect(nearProjects(['Emulator', 'emu*'], ['emulator'])).toEqual([]);
});

const YAML = 'flow: { definition: flow.json }\nscenarios:\n  - name: one\n  - name: three\n';

/** The output of the plugin when the reporters of a run get these events. */
async function written(args: readonly string[], tell: (reporters: Required<AnyReporter>) => void): Promise<string> {
  const scenarios = test.info().outputPath('scenarios');
  mkdirSync(scenarios, { recursive: true });
  writeFileSync(join(scenarios, 'booking.yaml'), YAML);
  let text = '';
  const stderr = { write: (part: string) => (text += part) };
  const nothing = (): void => undefined;
  const reporters = { onTestEnd: nothing, onBegin: nothing, onError: nothing, onEnd: async () => undefined };
  const plugin = nothingFoundPlugin({ argv: ['node', 'playwright', 'test', ...args], scenarios, stderr });
  plugin.setup({} as FullConfig, '.', reporters);
  tell(reporters as unknown as Required<AnyReporter>);
  await reporters.onEnd();
  return text;
}

test('a run that found no test ends with the near matches, with any reporter', async () => {
  const text = await written(['-g', 'tree'], ({ onError }) => onError({ message: 'No tests found' }));
  expect(text).toMatch(/-g "tree" matches no name and no tag; did you mean\n {2}\S*booking\.yaml:4 {2}three\n/);
  expect(await written(['-g', 'tree'], ({ onError }) => onError({ message: 'worker died' }))).toBe('');
});

test('a run of two files of which one does not exist ends with its name', async () => {
  const suite = { allTests: () => [{ location: { file: '/repo/a.spec.ts' } }] } as unknown as Suite;
  const text = await written(['a.spec.ts', 'boking.yaml'], ({ onBegin }) => onBegin(suite));
  expect(text).toMatch(
    /^Some arguments match no test:\n`boking\.yaml` matches no file; did you mean\n {2}\S*booking\.yaml\n/,
  );
  expect(await written(['a.spec.ts', 'booking.yaml'], ({ onBegin }) => onBegin(suite))).toBe('');
});
