// The page on what the embedded Studio does, with its sources, generated from the list of widgets and settings.

import { WIDGET_TYPES, type WidgetType } from '../flow/widget-types.ts';
import { SETTINGS, type SettingName } from './engine/behaviour.ts';
import type { Widget } from './engine/widget.ts';
import { widgets } from './widgets/index.ts';

type Limit = { name: string; value: string; rests: string };

/** The constants of a file, each with the comment above it, which gives its source. */
export function limitsIn(source: string): Limit[] {
  const constants = source.matchAll(/\/\*\* (.+) \*\/\nexport const (\w+) = (.+);/g);
  return [...constants].map(([, rests = '', name = '', value = '']) => ({ name, value, rests }));
}

/** Text for a cell of a Markdown table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...heads), row(...heads.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

function widgetRow({ type, knowledge }: Widget): string[] {
  const { events, needsCall }: WidgetType = WIDGET_TYPES[type];
  const { fidelity, source, notes = '' } = knowledge;
  const leaves = events.map((event) => `\`${event}\``).join(', ');
  return [`\`${type}\``, leaves, needsCall ? 'yes' : '', `[${fidelity}](${source})`, notes];
}

const BASES = ['documented', 'observed', 'assumed', 'open'] as const;

const settings: readonly [string, (typeof SETTINGS)[SettingName]][] = Object.entries(SETTINGS);

const settingRow = ([name, { question, value, others, basis, source }]: (typeof settings)[number]): string[] => [
  question,
  `\`${name}\``,
  `\`${value}\``,
  others.map((other) => `\`${other}\``).join(', '),
  basis,
  source,
];

/** How many widgets and settings have this basis. */
function countRow(basis: (typeof BASES)[number]): string[] {
  const all: readonly Widget[] = Object.values(widgets);
  const ofWidgets = all.filter(({ knowledge }) => knowledge.fidelity === basis).length;
  const ofSettings = settings.filter(([, setting]) => setting.basis === basis).length;
  return [basis, MEANINGS[basis], String(ofWidgets), String(ofSettings)];
}

const MEANINGS = {
  documented: "Twilio's documentation or its widget catalogue says so",
  observed: 'seen in real executions or public flows',
  assumed: 'likely, and no source contradicts it',
  open: 'sources differ, or there is none; only an account can show it',
} as const;

/** The whole page; `limits` is the text of `liquid/dialect.ts` and `engine/limits.ts`. */
export function supportPage(limits: string): string {
  const all: readonly Widget[] = Object.values(widgets);
  const constants = limitsIn(limits).map(({ name, value, rests }) => [name, `\`${value}\``, rests]);
  return `# What the embedded Studio does

For each widget, setting and limit: what the embedded Studio does, and what that is based on. \`npm run docs\` writes this page from the source
code. *Catalogue* means Twilio's own catalogue of widgets,
\`skills/twilio/twilio-studio-flows/references/widgets.md\` in [twilio/ai](https://github.com/twilio/ai).

${table(['basis', 'means', 'widgets', 'settings'], BASES.map(countRow))}

## Widgets

A widget marked *call* needs a call: an execution without a live call stops there. The answers of servers, agents and Flex come from a
scenario's [\`mocks\`](scenarios.md#mocks); nothing leaves the machine. \`mocks: { NAME: { event: EVENT } }\` replaces any widget, also one whose
type is not in this table.

${table(['widget', 'events', 'call', 'basis', 'notes'], all.map(widgetRow))}

## Settings

Behaviour that Twilio's documentation leaves open: one setting for each question. \`npx flowproof calibrate\` asks a test account and saves the
settings that differ. The embedded Studio then behaves like that account ([calibrate.md](calibrate.md)).

${table(['question', 'setting', 'default', 'other values', 'basis', 'source'], settings.map(settingRow))}

## Limits

${table(['limit', 'value', 'basis'], constants)}
`;
}
