// `npx playwright test -u`: changes of a flow are written into its scenarios, with any number of workers, once for each file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { QUESTION } from './flows.ts';
import { projectWith, type Ran, run } from './run.ts';

test.describe.configure({ mode: 'default' });

const FILE = `flow: { definition: flow.json }
scenarios:
  # the usual
  - name: a yes is thanked for
    contact: [{ at: ask, reply: "Yes" }]
    expect:
      path: [ask: incomingMessage, check: match, thank_you: sent] # renamed since
      messages: ["Hi , yes or no?", 'Thanks!']   # short
  - name: \${reply} leads to \${last}
    each:
      - { reply: "Yes", last: thanks, text: Thank you. }
      - { reply: "No", last: sorry, text: Pity. }
    contact: [{ at: ask, reply: "\${reply}" }]
    expect:
      path: [..., "\${last}"]
      messages: [{ contains: yes or no }, "\${text}"]
  - name: a yes never is
    contact: [{ at: ask, reply: "Yes" }]
    expect: { never: [thanks], messages: [] }
`;

let updated: Ran;
const textOf = () => readFileSync(join(updated.folder, 'scenarios/q/q.yaml'), 'utf8');

test.beforeAll(async () => {
  const folder = test.info().outputPath('project');
  projectWith(folder, { 'q/flow.json': JSON.stringify(QUESTION), 'q/q.yaml': FILE });
  updated = await run(folder, ['-u', '--reporter=list', '--workers=2', '--retries=1']);
});

test('failing expectations are updated, and comments, quotes and everything else stay', () => {
  const changed = FILE.replace('thank_you: sent', 'thanks: sent')
    .replace("'Thanks!'", "'Thank you.'")
    .replace('text: Pity.', 'text: What a pity.');
  expect(textOf()).toBe(changed);
});

test('the run shows what it wrote, and an updated scenario passes', () => {
  const said = updated.output;
  expect(said).toContain('Updated scenarios/q/q.yaml');
  expect(said).toContain('+      path: [ask: incomingMessage, check: match, thanks: sent] # renamed since');
  expect(said).toMatch(/3 passed/);
});

test('a scenario with another kind of failure is not changed, and says why', () => {
  expect(updated.output).toContain(
    '-u: Nothing is updated: `never-entered` is not a failure that an updated expectation can fix.',
  );
});

test('the next run without -u passes for updated scenarios, and writes nothing', async () => {
  const before = textOf();
  const again = await run(updated.folder, ['--reporter=list', '-g', 'thanked|leads']);
  expect(again.output).toMatch(/3 passed/);
  expect(textOf()).toBe(before);
});
