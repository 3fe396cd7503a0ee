// The page that says what the embedded Studio does, and whose word that rests on, made from the registry.

import { WIDGET_TYPES, type WidgetType } from '../flow/widget-types.ts';
import type { Widget } from './engine/widget.ts';
import { widgets } from './widgets/index.ts';

type Assumption = { name: string; value: string; rests: string };

/** The constants of a file, each with the comment above it: there stands what it rests on. */
export function assumptionsIn(source: string): Assumption[] {
  const constants = source.matchAll(/\/\*\* (.+) \*\/\nexport const (\w+) = (.+);/g);
  return [...constants].map(([, rests = '', name = '', value = '']) => ({ name, value, rests }));
}

/** A cell holds any text on its one line. */
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

/** The whole page; `assumptions` is the text of `liquid/dialect.ts` and `engine/assumptions.ts`. */
export function supportPage(assumptions: string): string {
  const all: readonly Widget[] = Object.values(widgets);
  const constants = assumptionsIn(assumptions).map(({ name, value, rests }) => [name, `\`${value}\``, rests]);
  return `# What the embedded Studio does

Made by \`npm run docs\` from the widgets themselves: change those, not this page.

## Widgets

| fidelity | means |
| --- | --- |
| documented | Twilio's page tells it; what it leaves open is marked [assumed] in the notes |
| observed | seen in real executions or public flows |
| assumed | nobody's word: do not rest a decision on it before you have seen it on a test account |

A widget marked *call* speaks TwiML: an execution without a live call stops there. What depends on somebody else (a server, an
agent, Flex) comes from a scenario's \`mocks\`; nothing leaves the machine. \`mocks: { NAME: { event: EVENT } }\` stands in for any
widget, also for one whose type is not in this table.

${table(['widget', 'leaves by', 'call', 'fidelity, with its source', 'notes'], all.map(widgetRow))}

## Constants

What holds for a whole flow, where Twilio's word is thin or missing: one constant each, in \`src/liquid/dialect.ts\` and
\`src/emulator/engine/assumptions.ts\`.

${table(['constant', 'value', 'rests on'], constants)}
`;
}
