// Changes values in a YAML text and nothing else: each edit replaces a few characters of the text.

import { isDeepStrictEqual } from 'node:util';
import {
  type CST,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { isObject } from '../flow/json-value.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import { alignItems } from './align.ts';
import type { Steps } from './tree.ts';
import {
  columnOf,
  dashesOf,
  endOf,
  endOfPair,
  Impossible,
  indicatorIn,
  isEmpty,
  isMerge,
  keyOf,
  lineEnd,
  lineStart,
  ownPair,
  type Part,
  partsOfList,
  partsOfMap,
  type Source,
  startOf,
  startsLine,
} from './yaml-places.ts';
import { entryYaml, indented, inlineYaml, itemYaml, pairYaml, type Quoting, scalarYaml, yamlOf } from './yaml-style.ts';

export type Splice = { start: number; end: number; text: string };

/** The position of a value. */
export type Slot = {
  node: Node | null;
  steps: Steps;
  inFlow: boolean;
  /** The column of its key or dash: its parts are indented further. */
  column: number;
  /** The offset after its colon or dash. */
  after: number;
  /** Whether it follows a dash rather than a key. */
  dashed: boolean;
};

type Change = { was: Json; value: Json };

const isPrimitive = (value: Json): value is string | number | boolean | null =>
  typeof value !== 'object' || value === null;

function quotingOf(node: Node): Quoting | undefined {
  if (!isScalar(node)) return undefined;
  if (node.type === Scalar.QUOTE_DOUBLE) return 'double';
  if (node.type === Scalar.QUOTE_SINGLE) return 'single';
  return node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED ? 'block' : 'plain';
}

/** A part that several places of the file share cannot change at one of them. */
function refuseShared({ used }: Source, node: unknown): void {
  if (isAlias(node)) {
    const message = `\`*${node.source}\` is an alias of a part elsewhere in the file`;
    throw new Impossible('alias', message, startOf(node));
  }
  const anchor = isScalar(node) || isCollection(node) ? node.anchor : undefined;
  if (anchor !== undefined && used.has(anchor)) {
    const message = `\`&${anchor}\` marks this part, and other parts of the file use it as \`*${anchor}\``;
    throw new Impossible('anchor', message, startOf(node as Node));
  }
}

const PLACEHOLDER = /(?<!\$)\$\{/;

/** A part that is replaced or removed as a whole must not be shared, or be taken from elsewhere. */
function refuseParts(source: Source, part: unknown): void {
  if (!part) return;
  visit(part as Node, {
    Node: (_key, node) => {
      refuseShared(source, node);
      if (isScalar(node) && typeof node.value === 'string' && PLACEHOLDER.test(node.value)) {
        throw new Impossible('placeholder', `\`${node.value}\` is filled in from elsewhere`, startOf(node));
      }
    },
  });
}

function inFlow(source: Source, slot: Slot, value: Json): Splice {
  const { node, after } = slot;
  if (!node || isEmpty(node)) return { start: after, end: after, text: ` ${inlineYaml(value)}` };
  const [start, end] = [startOf(node), endOf(node, source.text)];
  // A pair without braces in a list, `[ask: match]`, stays without.
  const bare = isMap(node) && source.text[start] !== '{' && isObject(value);
  const [pair, ...more] = Object.entries(bare ? value : {});
  const text = pair && more.length === 0 ? pairYaml(...pair) : inlineYaml(value, quotingOf(node));
  return { start, end, text };
}

/** Replaces a whole value. A comment or tag between its key and the value stays. */
function replaced(source: Source, slot: Slot, value: Json): Splice {
  refuseParts(source, slot.node);
  if (slot.inFlow) return inFlow(source, slot, value);
  const { node, after, column, steps, dashed } = slot;
  const written = isPrimitive(value)
    ? scalarYaml(value, node ? quotingOf(node) : undefined)
    : yamlOf(value, { steps, column: column + 2 });
  const isBlock = !isPrimitive(value) && !/^[[{]/.test(written);
  const behindKey = `${isBlock && !dashed ? `\n${' '.repeat(column + 2)}` : ' '}${indented(written, column + 2)}`;
  if (!node || isEmpty(node)) return { start: after, end: after, text: behindKey };
  const [start, end] = [startOf(node), endOf(node, source.text)];
  const wasBlock = isCollection(node) && !node.flow;
  if (wasBlock && isBlock) return { start, end, text: indented(written, columnOf(source.text, start)) };
  const isApart = source.text.slice(after, start).trim() === '';
  if (wasBlock !== isBlock && isApart) return { start: after, end, text: behindKey };
  return { start, end, text: isBlock ? inlineYaml(value) : indented(written, column + 2) };
}

function slotOfItem(source: Source, { list, index, slot }: { list: YAMLSeq; index: number; slot: Slot }): Slot {
  const node = list.items[index] as Node | null;
  const dash = list.flow ? (node ? startOf(node) : slot.after) : (dashesOf(list)[index] ?? 0);
  const steps = [...slot.steps, index];
  const after = list.flow ? dash : dash + 1;
  return { node, steps, inFlow: Boolean(list.flow), column: columnOf(source.text, dash), after, dashed: true };
}

function slotOfPair(source: Source, { map, pair, slot }: { map: YAMLMap; pair: Pair; slot: Slot }): Slot {
  const key = pair.key as Node;
  const { sep } = (pair.srcToken ?? {}) as { sep?: CST.SourceToken[] };
  const after = (indicatorIn(sep, 'map-value-ind') ?? endOf(key, source.text)) + 1;
  const column = columnOf(source.text, startOf(key));
  const steps = [...slot.steps, keyOf(pair)];
  return { node: pair.value as Node | null, steps, inFlow: Boolean(map.flow), column, after, dashed: false };
}

/** Removes one of several entries: its lines, or the text between it and a remaining neighbour. */
function removed(
  { text }: Source,
  parts: readonly Part[],
  { index, leads }: { index: number; leads: boolean },
): Splice {
  const [before, part, next] = [parts[index - 1], parts[index], parts[index + 1]];
  if (!part) throw new Impossible('missing', 'there is no such entry');
  const end = lineEnd(text, part.end);
  const behind = text.slice(part.end, end).trim();
  const ownLines = startsLine(text, part.start) && (behind === '' || behind.startsWith('#'));
  if (ownLines && end < text.length) return { start: lineStart(text, part.start), end: end + 1, text: '' };
  if (ownLines) return { start: Math.max(0, lineStart(text, part.start) - 1), end, text: '' };
  if (leads && next) return { start: part.start, end: next.start, text: '' };
  return { start: before?.end ?? part.start, end: part.end, text: '' };
}

type Insertion = { list: YAMLSeq; before: number; values: readonly Json[]; slot: Slot };

function inserted(source: Source, { list, before, values, slot }: Insertion): Splice {
  const parts = partsOfList(source, list);
  const [previous, first] = [parts[before - 1], parts[0]];
  if (!first) throw new Impossible('structure', 'the list is empty');
  if (list.flow) {
    const bare = list.items.some((item) => isMap(item) && source.text[startOf(item)] !== '{');
    const written = values.map((value) => {
      const [pair, ...more] = Object.entries(isObject(value) ? value : {});
      return bare && pair && more.length === 0 ? pairYaml(...pair) : inlineYaml(value);
    });
    if (previous) return { start: previous.end, end: previous.end, text: written.map((one) => `, ${one}`).join('') };
    return { start: first.start, end: first.start, text: written.map((one) => `${one}, `).join('') };
  }
  const column = columnOf(source.text, first.start);
  const margin = `\n${' '.repeat(column)}`;
  const style = { steps: [...slot.steps, before], column };
  const written = values.map((value) => indented(itemYaml(value, style), column));
  if (!previous) return { start: first.start, end: first.start, text: written.map((one) => one + margin).join('') };
  const end = trimmedLineEnd(source.text, previous.end);
  const apart = isParagraphs(slot.steps) ? '\n' : '';
  return { start: end, end, text: written.map((one) => apart + margin + one).join('') };
}

/** Scenarios are separated by an empty line. */
const isParagraphs = (steps: Steps): boolean => steps.length === 1 && steps[0] === 'scenarios';

/** The end of a line, before a carriage return. */
function trimmedLineEnd(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return text[end - 1] === '\r' ? end - 1 : end;
}

type ListChange = { list: YAMLSeq; was: Json[]; value: Json[] };

function* changedList(source: Source, slot: Slot, { list, was, value }: ListChange): Generator<Splice> {
  if (value.length === 0 || was.length === 0) return yield replaced(source, slot, value);
  if (was.length !== list.items.length) throw new Impossible('structure', 'the list is not the one that was read');
  const steps = [...alignItems(was, value)];
  const firstToStay = steps.findIndex(({ kind }) => kind === 'keep' || kind === 'replace');
  const parts = partsOfList(source, list);
  const inserts = new Map<number, Json[]>();
  for (const [at, step] of steps.entries()) {
    if (step.kind === 'insert') inserts.set(step.before, [...(inserts.get(step.before) ?? []), value[step.is] ?? null]);
    if (step.kind === 'remove') {
      refuseParts(source, list.items[step.was]);
      yield removed(source, parts, { index: step.was, leads: at < firstToStay });
    }
    if (step.kind === 'replace') {
      const item = slotOfItem(source, { list, index: step.was, slot });
      yield* changed(source, item, { was: was[step.was] ?? null, value: value[step.is] ?? null });
    }
  }
  for (const [before, values] of inserts) yield inserted(source, { list, before, values, slot });
}

type Addition = { map: YAMLMap; slot: Slot; key: string; value: Json; behind?: Pair | undefined };

function added(source: Source, { map, slot, key, value, behind = map.items.at(-1) as Pair }: Addition): Splice {
  const [first] = map.items as Pair[];
  if (!first) return replaced(source, slot, { [key]: value });
  const end = endOfPair(source, behind);
  if (map.flow) return { start: end, end, text: `, ${pairYaml(key, value)}` };
  const column = columnOf(source.text, startOf(first.key as Node));
  const text = indented(entryYaml(key, value, { steps: slot.steps, column }), column);
  const at = trimmedLineEnd(source.text, end);
  return { start: at, end: at, text: `\n${' '.repeat(column)}${text}` };
}

type MapChange = { map: YAMLMap; was: JsonObject; value: JsonObject };

function* removedPairs(source: Source, { map, was, value }: MapChange): Generator<Splice> {
  const pairs = map.items as Pair[];
  const gone = Object.keys(was).filter((key) => !Object.hasOwn(value, key));
  const inherited = gone.find((key) => !ownPair(map, key));
  if (inherited) throw new Impossible('merge', `\`${inherited}\` comes from another part through \`<<\``, startOf(map));
  for (const [index, pair] of pairs.entries()) {
    if (!gone.includes(keyOf(pair))) continue;
    refuseParts(source, pair.value);
    const leads = pairs.slice(0, index).every((one) => gone.includes(keyOf(one)));
    yield removed(source, partsOfMap(source, map), { index, leads });
  }
}

function* changedMap(source: Source, slot: Slot, change: MapChange): Generator<Splice> {
  const { map, was, value } = change;
  const stay = (map.items as Pair[]).filter((pair) => isMerge(pair) || Object.hasOwn(value, keyOf(pair)));
  // Another step of a path, or an emptied object: no old entry is left.
  if (stay.length === 0) return yield replaced(source, slot, value);
  yield* removedPairs(source, change);
  for (const [key, next] of Object.entries(value)) {
    const pair = ownPair(map, key);
    const same = Object.hasOwn(was, key) && isDeepStrictEqual(was[key], next);
    if (pair) yield* changed(source, slotOfPair(source, { map, pair, slot }), { was: was[key] ?? null, value: next });
    else if (!same) yield added(source, { map, slot, key, value: next, behind: stay.at(-1) });
  }
}

/** The replacements that change one value to another, as few and as small as possible. */
export function* changed(source: Source, slot: Slot, { was, value }: Change): Generator<Splice> {
  if (isDeepStrictEqual(was, value)) return;
  const { node } = slot;
  refuseShared(source, node);
  if (isSeq(node) && Array.isArray(was) && Array.isArray(value)) {
    yield* changedList(source, slot, { list: node, was, value });
  } else if (isMap(node) && isObject(was) && isObject(value)) {
    yield* changedMap(source, slot, { map: node, was, value });
  } else yield replaced(source, slot, value);
}

/** A part of the file, and the object or list that contains it. Without `slot` the key does not exist yet. */
export type Target = { slot?: Slot; owner?: { slot: Slot; step: string | number } };

function below(source: Source, slot: Slot, step: string | number): Slot | undefined {
  const { node } = slot;
  refuseShared(source, node);
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
    return slotOfItem(source, { list: node, index: step, slot });
  }
  const pair = isMap(node) ? ownPair(node, String(step)) : undefined;
  return isMap(node) && pair ? slotOfPair(source, { map: node, pair, slot }) : undefined;
}

/** Follows a path from the top of the file. */
export function targetOf(source: Source, path: Steps): Target {
  const node = source.document.contents as Node | null;
  let target: Target = { slot: { node, steps: [], inFlow: false, column: -2, after: 0, dashed: true } };
  for (const step of path) {
    const { slot } = target;
    if (!slot) throw new Impossible('missing', `the file has no \`${path.slice(0, -1).join('.')}\``);
    const found = below(source, slot, step);
    target = { owner: { slot, step }, ...(found ? { slot: found } : {}) };
  }
  if (!target.slot && !isMap(target.owner?.slot.node)) {
    throw new Impossible('missing', `the file has no \`${path.join('.')}\``);
  }
  return target;
}

export function* removal(source: Source, { slot, owner }: Target): Generator<Splice> {
  const node = owner?.slot.node;
  if (!slot || !owner || !isCollection(node)) return;
  refuseParts(source, slot.node);
  if (node.items.length === 1) return yield replaced(source, owner.slot, isSeq(node) ? [] : {});
  const parts = isMap(node) ? partsOfMap(source, node) : partsOfList(source, node as YAMLSeq);
  const index = isMap(node)
    ? (node.items as Pair[]).findIndex((pair) => keyOf(pair) === owner.step)
    : Number(owner.step);
  yield removed(source, parts, { index, leads: index === 0 });
}

/** Sets a value, changing only what differs from the current one. */
export function* setting(source: Source, { slot, owner }: Target, change: Change): Generator<Splice> {
  if (slot) yield* changed(source, slot, change);
  else if (owner && isMap(owner.slot.node)) {
    yield added(source, { map: owner.slot.node, slot: owner.slot, key: String(owner.step), value: change.value });
  }
}

/** Appends to a list, which may be empty. */
export function* appending(source: Source, slot: Slot, values: readonly Json[]): Generator<Splice> {
  refuseShared(source, slot.node);
  if (isSeq(slot.node) && slot.node.items.length > 0) {
    yield inserted(source, { list: slot.node, before: slot.node.items.length, values, slot });
  } else yield replaced(source, slot, [...values]);
}
