// Every example of the pages is run: scenario files, specs and the configuration, in one run of Playwright.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/command.ts';
import { command as mutate } from '../../src/cli/mutate.ts';
import { run } from '../system/run.ts';
import { expect, test } from '../test.ts';
import { blockWith, usedBlocks } from './blocks.ts';
import { CHANGED, placeOf, RED_SPEC, writeProject } from './project.ts';

type Suite = { specs: { ok: boolean; title: string; file: string }[]; suites?: Suite[] };

// One run for all specs: they only read its results.
test.describe.configure({ mode: 'default' });

let folder = '';
let printed = '';
let played: Suite['specs'] = [];

const specsOf = ({ specs, suites = [] }: Suite): Suite['specs'] => [...specs, ...suites.flatMap(specsOf)];

test.beforeAll(async () => {
  folder = test.info().outputPath('project');
  writeProject(folder);
  const { output } = await run(folder, ['--reporter=list,json', '--workers=1'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: 'run.json',
  });
  printed = output;
  const report = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as Suite;
  played = specsOf({ specs: [], suites: report.suites ?? [] });
});

/** Lines without indentation, which Playwright adds to errors, and with the changed flow's folder under its name on the page. */
const linesOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/[ ─]+$/, ''))
    .join('\n')
    .replaceAll(CHANGED, 'scenarios/appointment-reminder')
    .trim();

test('every block is run, or has a reason why not', () => {
  const { used, unmatched } = usedBlocks();
  expect(unmatched).toEqual([]);
  const reasons = used.flatMap(({ page, line, use }) => ('notRun' in use ? [`${page}:${line} ${use.notRun}`] : []));
  expect(reasons.length, reasons.join('\n')).toBeLessThanOrEqual(2);
});

for (const block of usedBlocks().used) {
  const place = placeOf(block);
  if (!place || !/\.(yaml|spec\.ts)$/.test(place)) continue;
  test(`${block.page}:${block.line} is played, and passes`, () => {
    const specs = played.filter(({ file }) => file === place);
    expect(specs.length, printed).toBeGreaterThan(0);
    expect(
      specs.filter(({ ok }) => !ok),
      printed,
    ).toEqual([]);
  });
}

test("README's configuration runs a project of one's own beside the scenarios", () => {
  expect(printed).toContain('[web] › tests/own.spec.ts');
});

test('the failure that README shows is printed', () => {
  const { text } = blockWith((use) => 'printed' in use && use.printed === 'changed-flow');
  const lines = linesOf(printed).replace(/^\d+\) /gm, '1) ');
  expect(lines).toContain(linesOf(text));
});

test('the failure that docs/typescript.md shows is printed', () => {
  const { text } = blockWith((use) => 'printed' in use && use.printed === 'red-spec');
  expect(linesOf(printed), RED_SPEC).toContain(linesOf(text));
});

test('the output of mutate that README shows is printed', async () => {
  const cwd = join(folder, 'mutated');
  const scenarios = 'scenarios/appointment-reminder';
  for (const file of ['flow.json', 'reminder.yaml'])
    cpSync(join(folder, scenarios, file), join(cwd, scenarios, file), { recursive: true });
  let output = '';
  const write = (text: string) => (output += text);
  await runCommand(mutate, [], { cwd, environment: {}, stdout: { write }, stderr: { write: () => undefined } });
  const { text } = blockWith((use) => 'printed' in use && use.printed === 'mutate');
  expect(linesOf(output)).toContain(linesOf(text));
  expect(existsSync(join(cwd, 'reports/coverage/mutation.html'))).toBe(true);
});
