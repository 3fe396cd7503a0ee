// What the flows of a run sent without any expectation that checked it: a table, and the YAML lines that would check it.
import { escapePattern } from '../escape-pattern.ts';
import type { Json } from '../flow/types.ts';
import { literal } from '../scenario/write.ts';
import { yamlOf } from '../scenario/yaml-style.ts';
import { type Evidence, SENT_KINDS, type SentKind, type SentOut } from '../session/evidence.ts';

/** The parts of a test's evidence that this uses. */
export type Seen = Pick<Evidence, 'scenario' | 'flow' | 'target' | 'sent' | 'notChecked' | 'empty'>;

type Item = Pick<SentOut, 'kind' | 'name' | 'expected' | 'checked'> & { place: string };

/** By flow, each output of a widget once: it is checked if any scenario of the run checks it. */
export type Tally = ReadonlyMap<string, readonly Item[]>;

export function tallyOf(evidences: readonly Seen[]): Tally {
  const flows = new Map<string, Map<string, Item>>();
  for (const { flow, sent = [], scenario } of evidences) {
    const items = flows.get(flow.name) ?? new Map<string, Item>();
    flows.set(flow.name, items);
    for (const { kind, name, expected, checked } of sent) {
      const key = `${kind} ${name}`;
      const known = items.get(key);
      if (!known) items.set(key, { kind, name, expected, checked, place: `${scenario.file}:${scenario.line}` });
      else if (checked) items.set(key, { ...known, checked: true });
    }
  }
  return new Map([...flows].map(([name, items]) => [name, [...items.values()]]));
}

export const uncheckedIn = (tally: Tally): Item[] => [...tally.values()].flat().filter(({ checked }) => !checked);

const TITLES: Readonly<Record<SentKind, string>> = {
  prompts: 'prompts',
  messages: 'messages',
  messagesTo: 'to others',
  requests: 'requests',
  tasks: 'tasks',
  variables: 'variables',
};

function cell(items: readonly Item[], kind: SentKind): string {
  const own = items.filter((item) => item.kind === kind);
  return own.length === 0 ? '-' : `${own.filter(({ checked }) => checked).length}/${own.length}`;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('   '),
  );
}

/** With more flows than this, completely checked ones are not listed. */
const MAX_LISTED_FLOWS = 12;

/** How many of each flow's outputs an expectation checked; empty if no flow sent anything. */
export function tableOf(tally: Tally): string {
  const flows = [...tally].filter(([, items]) => items.length > 0);
  if (flows.length === 0) return '';
  const listed =
    flows.length > MAX_LISTED_FLOWS ? flows.filter(([, items]) => items.some(({ checked }) => !checked)) : flows;
  const kinds = SENT_KINDS.filter((kind) => flows.some(([, items]) => items.some((item) => item.kind === kind)));
  const rows = listed.map(([name, items]) => [name, ...kinds.map((kind) => cell(items, kind))]);
  return aligned([['checked', ...kinds.map((kind) => TITLES[kind])], ...rows]).join('\n');
}

/** `messages` and `prompts` are lists of the whole scenario; the others have an entry by name. */
const expectationOf = ({ kind, name, expected }: Item): Json =>
  kind === 'messages' || kind === 'prompts' ? { [kind]: expected } : { [kind]: { [name]: expected } };

/** The sign that replaces redacted characters. */
const HIDDEN = /•+/;
const HIDDEN_PARTS = /•+/g;

/** A partly redacted text is compared by its visible parts: the flow never sends it redacted. */
function comparable(value: Json): Json {
  if (typeof value === 'string') {
    if (!HIDDEN.test(value)) return value;
    const shown = value.split(HIDDEN_PARTS).map(escapePattern);
    return { matches: `^${shown.join('.+')}$` };
  }
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, comparable(item)]));
}

const WRITE_OUT = '# what reads ••• is hidden in reports: write it out, or take it from the environment, as ${NAME}';

/** Where it was sent, and the lines that would check it. Values of variables are compared as a whole. */
export function linesToAdd(item: Item): string {
  const { kind, expected } = item;
  const whole = kind === 'variables';
  const value = literal(
    expectationOf({ ...item, expected: whole ? expected : (comparable(expected) as typeof expected) }),
  );
  const text = yamlOf({ expect: value }, { steps: [], column: 0 });
  const lines = whole && HIDDEN.test(text) ? `${WRITE_OUT}\n${text}` : text;
  return `${item.place}\n${lines.replace(/^/gm, '  ')}`;
}

/** The same expectation is written once, however many widgets it checks. */
export const distinct = (items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [`${item.place} ${JSON.stringify(expectationOf(item))}`, item])).values(),
];

export const notCheckedLines = (evidences: readonly Seen[]): string[] =>
  evidences.flatMap(({ notChecked = [], target }) =>
    notChecked.map(
      ({ what, at }) => `${at.file}:${at.line}: ${what} was not checked: the target \`${target}\` does not show it`,
    ),
  );

/** Templates that rendered to nothing, each once per flow, with the first scenario in which it happened. */
export function emptyLines(evidences: readonly Seen[]): string[] {
  const found = new Map<string, string>();
  for (const { flow, scenario, empty = [] } of evidences)
    for (const line of empty) {
      const key = `${flow.name} ${line}`;
      if (!found.has(key)) found.set(key, `${scenario.file}:${scenario.line}: ${flow.name}, ${line}`);
    }
  return [...found.values()];
}
