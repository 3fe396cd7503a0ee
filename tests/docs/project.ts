// A project made of the blocks of the pages (scenario files, specs and the configuration), run once by Playwright.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyProject } from '../ci/project.ts';
import { flowOf, say, widget } from '../emulator/flows.ts';
import { type Around, type Used, usedBlocks } from './blocks.ts';

/** Flows for the examples that need other flows than the shipped ones. */
const FLOWS = {
  'two-lines': flowOf(say('ask', 'Hi Ada,\ncan you make 10:00?')),
  'to-others': flowOf(
    widget(
      'tell_office',
      'send-message',
      { body: 'Ada wants to be called back.', from: '{{flow.channel.address}}', to: '+15550100077' },
      { sent: '', failed: '' },
    ),
  ),
  template: flowOf(
    widget(
      'ask_by_template',
      'send-and-wait-for-reply',
      {
        message_type: 'content_template',
        content_sid: `HX${'a'.repeat(32)}`,
        content_variables: [
          { key: '1', value: '{{flow.data.name}}' },
          { key: '2', value: '{{flow.data.time}}' },
        ],
        timeout: '3600',
      },
      { incomingMessage: '', timeout: '', deliveryFailure: '' },
    ),
  ),
  prompts: flowOf(
    widget('greet', 'say-play', { say: 'Welcome to Owl Shoes.' }, { audioComplete: 'menu' }),
    widget('menu', 'say-play', { say: 'For sales, press 1.' }, { audioComplete: 'goodbye' }),
    widget('goodbye', 'say-play', { play: 'https://example.com/goodbye.mp3' }, { audioComplete: '' }),
  ),
};

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

/** The smallest scenario file that contains an example. */
function fileAround(text: string, { defaults, scenario = '' }: Around): string {
  const head = `flow: { definition: flow.json }\n${defaults ? `defaults: ${defaults}\n` : ''}scenarios:\n`;
  if (text.startsWith('- name:')) return head + indented(text, 2);
  return `${head}  - name: an example\n${indented(`${scenario}\n${text}`, 4)}`;
}

/** The path of a block in the project; undefined for one that is not a file. */
export function placeOf({ use, line }: Used): string | undefined {
  if ('file' in use) return use.file;
  return 'example' in use ? `scenarios/${use.example.flow}/line-${line}.yaml` : undefined;
}

const contentOf = ({ text, use }: Used): string => ('example' in use ? fileAround(text, use.example) : text);

/** The flow after the change in README: it does not accept "Yes" any more. */
export const CHANGED = 'scenarios/changed';
/** The failing spec of docs/typescript.md, with its lines at the numbers that the page shows. */
export const RED_SPEC = 'scenarios/appointment-reminder/red.spec.ts';

function redSpec(printed: string): string {
  const [reply, path] = [...printed.matchAll(/^[> ]+[67] \| (.*)$/gm)].map(([, line]) => line);
  return `import { expect, test } from '../../fixtures/index.ts';

const flow = { flow: './flow.json', parameters: { name: 'Ada', time: '10:00' } };
test('red', async ({ studio }) => {
  const execution = await studio.trigger(flow);
${reply}
${path}
});
`;
}

function changedFlow(folder: string): string {
  const flow = readFileSync(join(folder, 'scenarios/appointment-reminder/flow.json'), 'utf8');
  return flow.replace('"value": "yes, y, ok, sure, confirm"', '"value": "Y,yep"');
}

export function writeProject(folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  copyProject(folder);
  rmSync(join(folder, 'playwright.config.ts'));
  for (const file of readdirSync(join(folder, 'scenarios'), { recursive: true, encoding: 'utf8' }))
    if (/\.(yaml|spec\.ts)$/.test(file)) rmSync(join(folder, 'scenarios', file));
  for (const [name, flow] of Object.entries(FLOWS)) write(`scenarios/${name}/flow.json`, JSON.stringify(flow));
  for (const block of usedBlocks().used) {
    const place = placeOf(block);
    if (place) write(place, contentOf(block));
    if (place === 'scenarios/appointment-reminder/reminder.yaml') write(`${CHANGED}/reminder.yaml`, block.text);
    if ('printed' in block.use && block.use.printed === 'red-spec') write(RED_SPEC, redSpec(block.text));
  }
  write(`${CHANGED}/flow.json`, changedFlow(folder));
  write('tests/own.spec.ts', "import { test } from '@playwright/test';\ntest('a test of their own', () => {});\n");
}
