// docs/commands.md: the help of every command, with a link to the page that explains it.
import { type Command, helpOf } from './command.ts';

/** The pages about each command, in docs/. */
const PAGES: Readonly<Record<string, string>> = {
  init: '../README.md#test-your-own-flow',
  open: 'playground.md',
  lint: 'lint.md',
  explore: 'explore.md',
  mutate: 'mutate.md',
  pull: 'recorded.md#pull',
  record: 'recorded.md#record',
  replay: 'recorded.md#replay',
  calibrate: 'calibrate.md',
  emulator: 'emulator.md',
  report: '../README.md#run-scenarios',
};

const INTRO = `# Commands

Written by \`npm run docs\` from the help of each command (\`npx flowproof COMMAND --help\`). Scenarios run with \`npx playwright test\`: see
[Run scenarios](../README.md#run-scenarios).
`;

function sectionOf(command: Command): string {
  const { [command.name]: page } = PAGES;
  const more = page === undefined ? '' : `More: [${page.replace('../', '')}](${page})\n\n`;
  return `## ${command.name}\n\n${more}\`\`\`\n${helpOf(command).trim()}\n\`\`\`\n`;
}

/** The page of all commands. */
export const commandsPage = (commands: readonly Command[]): string => [INTRO, ...commands.map(sectionOf)].join('\n');
