// Flowproof's YAML style, that of the shipped scenario files: for a whole file, a scenario, or one value.
import { Document, isScalar, isSeq, Scalar } from 'yaml';
import type { Json } from '../flow/types.ts';
import type { Steps } from './tree.ts';

/** Longer objects and lists are written with one entry per line. */
const WIDEST = 100;

const PRINTING = { lineWidth: 0 } as const;

/** Plain text that older parsers, or people, read as something other than text: `no`, `10:00`, `1.50`. */
const AMBIGUOUS =
  /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?\.?\d[\d:._,eExXoO-]*|\d{4}-\d\d-\d\d.*|.*\s|\s.*|.*\$\{.*:-.*)$/i;

const needsQuotes = (value: string): boolean => value === '' || AMBIGUOUS.test(value) || /[^\P{Cc}\n]/u.test(value);

export type Quoting = 'double' | 'single' | 'plain' | 'block';

const TYPES = {
  double: Scalar.QUOTE_DOUBLE,
  single: Scalar.QUOTE_SINGLE,
  plain: Scalar.PLAIN,
  block: Scalar.BLOCK_LITERAL,
} as const;

function typed(node: unknown, value: Json, quoting: Quoting | undefined): void {
  if (!isScalar(node) || typeof value !== 'string') return;
  if (quoting === 'double' || quoting === 'single' || quoting === 'block') node.type = TYPES[quoting];
  else if (needsQuotes(value)) node.type = Scalar.QUOTE_DOUBLE;
}

type Primitive = Exclude<Json, Json[] | { [key: string]: Json }>;

/** A text, number or boolean after a key or a dash, where commas and brackets need no quotation marks. */
export function scalarYaml(value: Primitive, quoting?: Quoting): string {
  // In a list, because `...` and `---` on their own line would end the document.
  const document = new Document([value]);
  if (isSeq(document.contents)) typed(document.contents.items[0], value, quoting);
  return document.toString(PRINTING).replace(/\n$/, '').slice(2).replaceAll('\n  ', '\n');
}

/** The same within brackets and on one line: a text that a bracket, brace or comma would end is quoted. */
function flowScalar(value: Primitive, quoting?: Quoting): string {
  const document = new Document([value]);
  if (!isSeq(document.contents)) return JSON.stringify(value);
  document.contents.flow = true;
  typed(document.contents.items[0], value, quoting === 'block' ? 'double' : quoting);
  return document.toString(PRINTING).trimEnd().slice(2, -2);
}

const isPrimitive = (value: Json): value is Primitive => typeof value !== 'object' || value === null;

/** A value on one line. A text keeps the requested quotation marks, if they can contain it. */
export function inlineYaml(value: Json, quoting?: Quoting): string {
  if (isPrimitive(value)) return flowScalar(value, quoting);
  if (Array.isArray(value)) return `[${value.map((item) => inlineYaml(item)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => pairYaml(key, item));
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** `key: value` inside brackets. */
export const pairYaml = (key: string, value: Json): string => `${flowScalar(key)}: ${inlineYaml(value)}`;

export const keyYaml = (key: string): string => flowScalar(key);

/** Parts of a scenario that are written with one entry per line, regardless of their length. */
const BLOCKS: readonly (readonly string[])[] = [
  [],
  ['mocks'],
  ['contact'],
  ['contact', '*'],
  ['each'],
  ['expect'],
  ['expect', 'path'],
  ['expect', 'path', '*'],
  ['expect', 'messages'],
  ['expect', 'messages', '*'],
  ['expect', 'prompts'],
  ['expect', 'prompts', '*'],
  ['expect', 'requests'],
  ['expect', 'tasks'],
  ['expect', 'messagesTo'],
  ['expect', 'messagesTo', '*'],
  ['expect', 'messagesTo', '*', '*'],
];

const matches = (pattern: readonly string[], steps: Steps): boolean =>
  pattern.length === steps.length && pattern.every((part, index) => part === '*' || part === steps[index]);

function isBlock(steps: Steps): boolean {
  const [top] = steps;
  if (top === undefined || (steps.length === 1 && (top === 'flow' || top === 'scenarios'))) return true;
  if (top !== 'defaults' && top !== 'scenarios') return false;
  const inside = steps.slice(top === 'defaults' ? 1 : 2);
  if (top === 'defaults' && inside.length === 1 && inside[0] === 'inputs') return true;
  return BLOCKS.some((pattern) => matches(pattern, inside));
}

export type Style = {
  /** The position of the value in a scenario file: each part is written as in the shipped files. */
  steps: Steps;
  /** The column at which it starts. */
  column: number;
};

/** Indents all lines but the first; empty lines stay empty. */
export const indented = (text: string, columns: number): string =>
  text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(columns)}`);

function isInline(value: Json, { steps, column }: Style): boolean {
  if (isPrimitive(value)) return false;
  if (Object.keys(value).length === 0) return true;
  return !isBlock(steps) && inlineYaml(value).length + column <= WIDEST;
}

/** `key: value` in block style, over as many lines as the value needs. */
export function entryYaml(key: string, value: Json, { steps, column }: Style): string {
  const name = keyYaml(key);
  const place = { steps: [...steps, key], column: column + name.length + 2 };
  if (isPrimitive(value) || isInline(value, place)) return `${name}: ${indented(yamlOf(value, place), 2)}`;
  return `${name}:\n  ${indented(yamlOf(value, { ...place, column: column + 2 }), 2)}`;
}

/** `- value` in block style. */
export const itemYaml = (value: Json, { steps, column }: Style): string =>
  `- ${indented(yamlOf(value, { steps, column: column + 2 }), 2)}`;

/** Scenarios are separated by an empty line. */
const gapOf = (steps: Steps): string => (steps.length === 1 && steps[0] === 'scenarios' ? '\n\n' : '\n');

/** A value as YAML, without indentation and without a line break at its end. */
export function yamlOf(value: Json, style: Style): string {
  if (isPrimitive(value)) return scalarYaml(value);
  if (isInline(value, style)) return inlineYaml(value);
  const { steps, column } = style;
  if (Array.isArray(value)) {
    return value.map((item, index) => itemYaml(item, { steps: [...steps, index], column })).join(gapOf(steps));
  }
  return Object.entries(value)
    .map(([key, item]) => entryYaml(key, item, style))
    .join('\n');
}
