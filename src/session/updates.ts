// The expectations that would make a scenario pass: each failing one, with the execution's actual value.

import { isObject } from '../flow/json-value.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import { type Difference, differences, requestDifferences } from '../partial.ts';
import type { Path, Visit } from '../path/path.ts';
import type { PathExpectation, Scenario, SentExpectation, TextExpectation } from '../scenario/scenario.ts';
import { checkMessages, checkMessagesTo, checkPrompts, outputsOf, promptText, receivedBy } from './checks/messages.ts';
import { checkPath } from './checks/path.ts';
import { checkRequests, checkTasks } from './checks/sent.ts';
import { fits } from './checks/texts.ts';
import { checkValues } from './checks/values.ts';
import type { Failure, Judged, Output } from './evidence.ts';
import { valueAt } from './value-at.ts';

/** An expectation to change: its path in `expect`, its current value (placeholders filled), and its new value. */
export type Update = {
  steps: readonly string[];
  was: Json;
  value: Json;
  /** A list that may be written without brackets if it has one item. */
  single?: true;
};

const UPDATABLE: ReadonlySet<string> = new Set([
  ...['path-differs', 'messages-differ', 'prompts-differ', 'request-differs', 'task-differs', 'value-differs'],
  // It explains another failure.
  'execution-went-wrong',
]);

/** A failure that no new value of an expectation would fix: then nothing is updated. */
export const notUpdatable = (failures: readonly Failure[]): Failure | undefined =>
  failures.find(({ code }) => !UPDATABLE.has(code));

const stepJson = (step: PathExpectation): Json => {
  if (step.kind === 'gap') return '...';
  return step.event === undefined ? step.widget : { [step.widget]: step.event };
};

const visitJson = ({ widget, event }: Visit): Json => (event === undefined ? widget : { [widget]: event });

type Agree = (a: number, b: number) => boolean;

/** The largest number of pairs after each two positions. */
function pairsLeft(length: number, others: number, agree: Agree): number[][] {
  const left = Array.from({ length: length + 1 }, () => new Array<number>(others + 1).fill(0));
  for (let a = length - 1; a >= 0; a--) {
    const [row = [], below = []] = [left[a], left[a + 1]];
    for (let b = others - 1; b >= 0; b--) {
      row[b] = agree(a, b) ? (below[b + 1] ?? 0) + 1 : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  return left;
}

/** Pairs of indices that agree, in order: as many as possible. */
function aligned(length: number, others: number, agree: Agree): [number, number][] {
  const left = pairsLeft(length, others, agree);
  const pairs: [number, number][] = [];
  let [a, b] = [0, 0];
  while (a < length && b < others) {
    if (agree(a, b)) pairs.push([a++, b++]);
    else if ((left[a + 1]?.[b] ?? 0) >= (left[a]?.[b + 1] ?? 0)) a += 1;
    else b += 1;
  }
  return pairs;
}

/** Gaps stay gaps, and a step without an event still has none. */
function newPath(steps: readonly PathExpectation[], path: Path): Json[] {
  const pairs = aligned(steps.length, path.length, (a, b) => {
    const step = steps[a];
    return step?.kind === 'widget' && step.widget === path[b]?.widget;
  });
  const result: Json[] = [];
  let [stepAt, visitAt] = [0, 0];
  for (const [a, b] of [...pairs, [steps.length, path.length] as const]) {
    const hasGap = steps.slice(stepAt, a).some(({ kind }) => kind === 'gap');
    if (hasGap) result.push('...');
    else result.push(...path.slice(visitAt, b).map(visitJson));
    const [step, visit] = [steps[a], path[b]];
    if (step?.kind === 'widget' && visit) result.push(step.event === undefined ? step.widget : visitJson(visit));
    [stepAt, visitAt] = [a + 1, b + 1];
  }
  return result;
}

const textJson = (text: TextExpectation): Json => {
  if (text.kind === 'exact') return text.text;
  return text.kind === 'contains' ? { contains: text.text } : { matches: text.pattern };
};

/** Texts that still match stay as they are written; the others become exactly what was received. */
function newTexts(texts: readonly TextExpectation[], received: readonly string[]): Json[] {
  const pairs = aligned(texts.length, received.length, (a, b) => {
    const text = texts[a];
    return text !== undefined && fits(text, received[b] ?? '');
  });
  const kept = new Map(pairs.map(([a, b]) => [b, texts[a]]));
  return received.map((body, index) => {
    const text = kept.get(index);
    return text ? textJson(text) : body;
  });
}

/** Header names are compared in lower case: the key is found in any case. */
const keyIn = (table: JsonObject, key: string): string =>
  Object.keys(table).find((own) => own.toLowerCase() === key.toLowerCase()) ?? key;

/** The expected value with the actual value of the differing parts; what was not sent is removed. */
function corrected(expected: Json, [step, ...rest]: Difference['path'], actual: Json | undefined): Json {
  if (step === undefined) return actual ?? null;
  if (Array.isArray(expected)) {
    return expected.map((item, index) => (index === step ? corrected(item, rest, actual) : item));
  }
  if (!isObject(expected)) return actual ?? null;
  const key = keyIn(expected, String(step));
  if (rest.length === 0 && actual === undefined) {
    return Object.fromEntries(Object.entries(expected).filter(([own]) => own !== key));
  }
  return { ...expected, [key]: corrected(expected[key] ?? null, rest, actual) };
}

type Sent<Kind extends Output['kind']> = Extract<Output, { kind: Kind }>;

const requestJson = ({ method, url, parameters, body }: Sent<'request'>): JsonObject => ({
  method,
  url,
  ...(parameters ? { parameters: { ...parameters } } : body ? { body } : {}),
});

type Comparing<Own extends Output> = {
  outputs: readonly Own[];
  compare: (expected: JsonObject, output: Own) => Difference[];
  whole: (output: Own) => JsonObject;
};

function newSent<Own extends Output>(
  { widget, sent }: SentExpectation,
  { outputs, compare, whole }: Comparing<Own>,
): Json[] {
  return outputs
    .filter((output) => output.widget === widget)
    .map((output, index): Json => {
      const expected = sent[index]?.value;
      if (!expected) return whole(output);
      return compare(expected, output).reduce<Json>(
        (value, { path, actual }) => corrected(value, path, actual),
        expected,
      );
    });
}

type Looking = { scenario: Scenario; evidence: Judged };

/** The scenario with a single expectation. */
const only = ({ expect, ...scenario }: Scenario, part: Partial<Scenario['expect']>): Scenario => ({
  ...scenario,
  expect: { never: [], messagesTo: [], requests: [], tasks: [], variables: [], context: [], ...part },
});

function pathUpdate({ scenario, evidence }: Looking): Update[] {
  const { path } = scenario.expect;
  if (!path || checkPath(scenario, evidence).length === 0) return [];
  return [{ steps: ['path'], was: path.steps.map(stepJson), value: newPath(path.steps, evidence.path) }];
}

function textUpdates({ scenario, evidence }: Looking): Update[] {
  const { messages, prompts, messagesTo } = scenario.expect;
  const prompted = outputsOf(evidence, 'prompt').map(promptText);
  const others = (to: string) => outputsOf(evidence, 'message').filter((one) => !one.toContact && one.to === to);
  const update = (
    steps: readonly string[],
    texts: readonly TextExpectation[],
    received: readonly string[],
  ): Update => ({
    steps,
    was: texts.map(textJson),
    value: newTexts(texts, received),
  });
  return [
    ...(messages && checkMessages(scenario, evidence).length > 0
      ? [update(['messages'], messages.texts, receivedBy(evidence.messages))]
      : []),
    ...(prompts && checkPrompts(scenario, evidence).length > 0 ? [update(['prompts'], prompts.texts, prompted)] : []),
    ...messagesTo
      .filter((list) => checkMessagesTo(only(scenario, { messagesTo: [list] }), evidence).length > 0)
      .map(({ to, texts }) =>
        update(
          ['messagesTo', to],
          texts,
          others(to).map(({ body }) => body),
        ),
      ),
  ];
}

function sentUpdates({ scenario, evidence }: Looking): Update[] {
  const { requests, tasks } = scenario.expect;
  const asked = { outputs: outputsOf(evidence, 'request'), compare: requestDifferences, whole: requestJson };
  const handed = {
    outputs: outputsOf(evidence, 'task'),
    compare: (expected: JsonObject, { properties }: Sent<'task'>) => differences(expected, properties),
    whole: ({ properties }: Sent<'task'>) => properties,
  };
  const update = (kind: string, one: SentExpectation, value: Json[]): Update => ({
    steps: [kind, one.widget],
    was: one.sent.map((item) => item.value),
    value,
    single: true,
  });
  return [
    ...requests
      .filter((one) => checkRequests(only(scenario, { requests: [one] }), evidence).length > 0)
      .map((one) => update('requests', one, newSent(one, asked))),
    ...tasks
      .filter((one) => checkTasks(only(scenario, { tasks: [one] }), evidence).length > 0)
      .map((one) => update('tasks', one, newSent(one, handed))),
  ];
}

function valueUpdates({ scenario, evidence }: Looking): Update[] {
  const { variables, context } = scenario.expect;
  const update = (kind: 'variables' | 'context', prefix: string) => (one: Scenario['expect']['context'][number]) => {
    const value = valueAt(evidence.context, `${prefix}${one.key}`);
    const fails = checkValues(only(scenario, { [kind]: [one] }), evidence).length > 0;
    // A variable that is not set cannot be expected: that failure stays.
    return fails && value !== undefined ? [{ steps: [kind, one.key], was: one.value, value }] : [];
  };
  return [...variables.flatMap(update('variables', 'flow.variables.')), ...context.flatMap(update('context', ''))];
}

/** The updates that would make the failing expectations pass. */
export function updatesOf(scenario: Scenario, evidence: Judged): Update[] {
  const looking = { scenario, evidence };
  return [...pathUpdate(looking), ...textUpdates(looking), ...sentUpdates(looking), ...valueUpdates(looking)];
}
