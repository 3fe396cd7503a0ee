// `lint: true` in the configuration adds one test for each flow to a run, at the flow's own file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { QUESTION } from './flows.ts';
import { projectWith, run } from './run.ts';

const YES = `flow: { definition: flow.json }
scenarios:
  - name: a yes is thanked for
    contact: [{ at: ask, reply: "Yes" }]
    expect: { status: ended }
`;

/** A flow whose message reads a widget that it does not have. */
const MISTAKEN = JSON.stringify(QUESTION, null, 2).replace('Thank you.', 'Thank you, {{widgets.askk.inbound.Body}}.');

function project(lint: string): string {
  const folder = test.info().outputPath('project');
  projectWith(folder, { 'q/flow.json': MISTAKEN, 'q/q.yaml': YES });
  const config = join(folder, 'playwright.config.ts');
  writeFileSync(
    config,
    readFileSync(config, 'utf8').replace("scenarios: 'scenarios',", `scenarios: 'scenarios', lint: ${lint},`),
  );
  return folder;
}

test('a flow with an error fails its own test, with the position in flow.json', async () => {
  const { output, code } = await run(project('true'), ['--reporter=list']);
  expect(code).toBe(1);
  expect(output).toMatch(/✘ .*scenarios\/q\/flow\.json:1:1 › the flow q has no errors and warnings of lint/);
  expect(output).toMatch(/flow\.json:\d+:\d+ error unknown-widget: .*did you mean `ask`\?/s);
  expect(output).toMatch(/✓ .*a yes is thanked for/);
});

test('the configuration switches rules off', async () => {
  const { output } = await run(project("{ rules: { 'unknown-widget': 'off' } }"), ['--reporter=list', '-g', 'lint']);
  expect(output).toContain('1 passed');
});
