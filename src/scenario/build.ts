// Builds a Scenario from a validated tree with defaults merged and placeholders filled.
import type { Json, JsonObject } from '../flow/types.ts';
import type {
  Action,
  ContactAction,
  Expectation,
  MockAnswer,
  PathExpectation,
  Scenario,
  ScenarioInputs,
  SentExpectation,
  TextExpectation,
  TextsExpectation,
  ValueExpectation,
} from './scenario.ts';
import { isSensitive, parametersOf, secretsOf } from './secrets.ts';
import {
  type Entry,
  entriesOf,
  entryOf,
  isTrue,
  itemsOf,
  numberOf,
  partOf,
  type Tree,
  textOf,
  toJson,
} from './tree.ts';

/** The fields that do not come from the scenario itself. */
export type KnownParts = Pick<Scenario, 'id' | 'name' | 'place' | 'declaredAt' | 'flow' | 'targets'>;

/** Only if the part is written: an absent key stays absent. */
function when<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}

const texts = (part: Tree | undefined): string[] => itemsOf(part).map((item) => String(toJson(item)));

const tableOf = (part: Tree | undefined): JsonObject | undefined =>
  part?.kind === 'table' ? (toJson(part) as JsonObject) : undefined;

function inputsOf(tree: Tree): ScenarioInputs {
  const inputs = partOf(tree, 'inputs');
  return {
    ...when('to', textOf(partOf(inputs, 'to'))),
    ...when('from', textOf(partOf(inputs, 'from'))),
    ...when('body', textOf(partOf(inputs, 'body'))),
    parameters: parametersOf(tree),
    ...when('message', tableOf(partOf(inputs, 'message'))),
    ...when('conversation', tableOf(partOf(inputs, 'conversation'))),
    ...when('call', tableOf(partOf(inputs, 'call'))),
    ...when('parent', tableOf(partOf(inputs, 'parent'))),
  };
}

function replyOf(reply: Tree): Action {
  const body = textOf(reply) ?? textOf(partOf(reply, 'body')) ?? '';
  return { kind: 'reply', body, media: texts(partOf(reply, 'media')) };
}

const ACTIONS: Readonly<Record<string, (part: Tree) => Action>> = {
  reply: replyOf,
  press: (part) => ({ kind: 'press', digits: textOf(part) ?? '' }),
  say: (part) => ({ kind: 'say', speech: textOf(part) ?? '' }),
  silence: () => ({ kind: 'silence' }),
  answer: (part) => ({ kind: 'answer', outcome: textOf(part) as 'human' }),
  hangUp: () => ({ kind: 'hangUp' }),
};

function actionOf(entry: Tree): ContactAction[] {
  return entriesOf(entry).flatMap(({ key, value }) => {
    const action = Object.hasOwn(ACTIONS, key) ? ACTIONS[key]?.(value) : undefined;
    const hidden = isSensitive(entry, value) ? { sensitive: true } : {};
    return action ? [{ ...action, ...hidden, at: textOf(partOf(entry, 'at')) ?? '', place: entry.at }] : [];
  });
}

const answersOf = (mock: Tree): MockAnswer[] =>
  (mock.kind === 'list' ? mock.items : [mock]).map((answer) => toJson(answer) as MockAnswer);

function stepOf(step: Tree, within?: string): PathExpectation {
  const inside = within === undefined ? {} : { within };
  const [pair] = entriesOf(step);
  if (pair) {
    const event = textOf(pair.value) ?? textOf(partOf(pair.value, 'event'));
    return { kind: 'widget', widget: pair.key, ...when('event', event), place: pair.at, ...inside };
  }
  const widget = textOf(step) ?? '';
  if (widget === '...') return { kind: 'gap', place: step.at, ...inside };
  return { kind: 'widget', widget, place: step.at, ...inside };
}

/** A Run Subflow widget may have its subflow's path below it. */
function stepsOf(step: Tree): PathExpectation[] {
  const [pair] = entriesOf(step);
  const inner = pair?.value.kind === 'list' ? pair.value : partOf(pair?.value, 'path');
  const own = stepOf(step);
  if (!pair || inner?.kind !== 'list' || own.kind === 'gap') return [own];
  return [{ ...own, opened: true }, ...inner.items.map((item) => stepOf(item, pair.key))];
}

function messageOf(message: Tree): TextExpectation {
  const contains = textOf(partOf(message, 'contains'));
  const pattern = textOf(partOf(message, 'matches'));
  if (contains !== undefined) return { kind: 'contains', text: contains, place: message.at };
  if (pattern !== undefined) return { kind: 'matches', pattern, place: message.at };
  return { kind: 'exact', text: textOf(message) ?? '', place: message.at };
}

const textsOf = ({ value, at }: Entry): TextsExpectation => ({ texts: itemsOf(value).map(messageOf), place: at });

function sentOf({ key, value, at }: Entry): SentExpectation {
  const items = value.kind === 'list' ? value.items : [value];
  return { widget: key, place: at, sent: items.map((item) => ({ value: toJson(item) as JsonObject, place: item.at })) };
}

const valuesOf = (part: Tree | undefined): ValueExpectation[] =>
  entriesOf(part).map(({ key, value, at }) => ({ key, value: toJson(value) as Json, place: at }));

function expectationOf(expected: Tree | undefined): Expectation {
  const status = entryOf(expected, 'status');
  const path = entryOf(expected, 'path');
  const messages = entryOf(expected, 'messages');
  const prompts = entryOf(expected, 'prompts');
  const within = entryOf(expected, 'within');
  return {
    ...(status ? { status: { value: textOf(status.value) as 'ended', place: status.at } } : {}),
    ...(path ? { path: { steps: itemsOf(path.value).flatMap(stepsOf), place: path.at } } : {}),
    never: itemsOf(partOf(expected, 'never')).map((item) => ({ widget: textOf(item) ?? '', place: item.at })),
    ...(messages ? { messages: textsOf(messages) } : {}),
    messagesTo: entriesOf(partOf(expected, 'messagesTo')).map((entry) => ({ to: entry.key, ...textsOf(entry) })),
    ...(prompts ? { prompts: textsOf(prompts) } : {}),
    requests: entriesOf(partOf(expected, 'requests')).map(sentOf),
    tasks: entriesOf(partOf(expected, 'tasks')).map(sentOf),
    variables: valuesOf(partOf(expected, 'variables')),
    context: valuesOf(partOf(expected, 'context')),
    ...(within ? { within: { seconds: numberOf(within.value) ?? 0, place: within.at } } : {}),
  };
}

export const tagsOf = (part: Tree | undefined): string[] => [
  ...new Set(texts(part).map((tag) => tag.replace(/^@/, ''))),
];

/** The scenario of a validated tree. */
export function buildScenario(tree: Tree, given: KnownParts): Scenario {
  const part = (key: string) => partOf(tree, key);
  return {
    ...given,
    ...when('description', textOf(part('description'))),
    tags: tagsOf(part('tags')),
    ...when('severity', textOf(part('severity')) as Scenario['severity']),
    trigger: (textOf(part('trigger')) ?? 'incomingRequest') as Scenario['trigger'],
    inputs: inputsOf(tree),
    contact: itemsOf(part('contact')).flatMap(actionOf),
    mocks: Object.fromEntries(entriesOf(part('mocks')).map(({ key, value }) => [key, answersOf(value)])),
    ...when('now', textOf(part('now'))),
    expect: expectationOf(part('expect')),
    ...when('timeout', numberOf(part('timeout'))),
    ...when('skip', textOf(part('skip'))),
    ...when('fixme', textOf(part('fixme'))),
    only: isTrue(part('only')),
    secrets: secretsOf(tree),
  };
}
