// The content templates of a flow are found beside it, and mistakes in their files fail its scenarios.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadFlows } from '../../src/emulator/flow-folder.ts';
import { contentOf } from '../../src/flow/content.ts';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { flowOf, widget } from '../emulator/flows.ts';
import { expect, test } from '../test.ts';

const SID = `HX${'b'.repeat(32)}`;
const FLOW = flowOf(
  widget(
    'greet',
    'send-message',
    { from: 'a', to: 'b', message_type: 'content_template', content_sid: SID },
    { sent: '' },
  ),
);
const TEMPLATE = JSON.stringify({ sid: SID, types: { 'twilio/text': { body: 'Hi {{1}}' } } }, null, 2);

function folderWith(files: Readonly<Record<string, string>>): string {
  const all = {
    'a/flow.json': JSON.stringify(FLOW),
    'a/a.yaml': 'flow: { definition: flow.json }\nscenarios: [{ name: a }]\n',
  };
  for (const [name, text] of Object.entries({ ...all, ...files })) {
    const path = test.info().outputPath('scenarios', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return test.info().outputPath('scenarios');
}

const load = (folder: string) => loadScenarioFile(`${folder}/a/a.yaml`, { env: {} });

test('the files of `content` beside flow.json are its templates, and the scenarios depend on them', () => {
  const folder = folderWith({ 'a/content/reminder.json': TEMPLATE });
  const { scenarios, sources } = load(folder);
  const definition = scenarios[0]?.flow.definition;
  expect(definition && contentOf(definition)).toMatchObject([{ sid: SID }]);
  expect([...sources.keys()]).toContain(`${folder}/a/content/reminder.json`);
});

test('a file that is not a template fails the scenarios, with its position and a fix', () => {
  const { problems, sources } = load(folderWith({ 'a/content/broken.json': '{ "sid": 1,\n ] }' }));
  const [problem] = problems;
  expect(problem).toMatchObject({
    code: 'bad-content-template',
    at: { line: 2 },
    fix: expect.stringContaining('Content API'),
  });
  expect(sources.has(problem?.at?.file ?? '')).toBe(true);
});

test('an emulator of a folder has the templates of all its flows, and names invalid files', () => {
  const other = { 'b/flow.json': JSON.stringify(FLOW), 'b/content/x.json': '{}' };
  const { flows, content, mistakes } = loadFlows(folderWith({ 'a/content/reminder.json': TEMPLATE, ...other }));
  expect(flows.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(content).toMatchObject([{ sid: SID }]);
  expect(mistakes).toEqual([expect.stringContaining('x.json')]);
});
