// Names a scenario by what happens to the contact: "the caller presses 9 at the menu, and no agent takes over".
import type { MockAnswer } from '../../emulator/engine/mocks.ts';
import type { Condition, FlowState } from '../../flow/types.ts';
import { widgetType } from '../../flow/widget-types.ts';
import type { Action } from '../../scenario/scenario.ts';
import { shorten } from '../../shorten.ts';
import { OTHER_TEXT } from './condition-values.ts';
import type { Played, PlayedStep } from './player.ts';
import { referencesOf } from './references.ts';
import { subjectsOf } from './solve.ts';
import { keyAt } from './transitions.ts';

/** `ask_confirmation`, `AskConfirmation` → `ask confirmation`. */
export const plainName = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const LONGEST_QUOTE = 40;

const quoted = (text: string): string => `"${shorten(text, LONGEST_QUOTE)}"`.replace(/\s+/g, ' ');

const CALLS: Readonly<Record<string, string>> = {
  human: 'answers the call',
  machine: 'has an answering machine',
  busy: 'is busy',
  'no-answer': 'does not answer the call',
  failed: 'cannot be called',
};

function actionWords(action: Action, at: string): string {
  switch (action.kind) {
    case 'reply':
      if (action.body === '') return `sends a picture at ${at}`;
      return action.body === OTHER_TEXT ? `replies something else at ${at}` : `replies ${quoted(action.body)} at ${at}`;
    case 'press':
      return `presses ${action.digits} at ${at}`;
    case 'say':
      return action.speech === OTHER_TEXT ? `says something else at ${at}` : `says ${quoted(action.speech)} at ${at}`;
    case 'silence':
      return `does nothing at ${at}`;
    case 'hangUp':
      return `hangs up at ${at}`;
    case 'answer':
      return CALLS[action.outcome] ?? 'answers';
  }
}

const NO_AGENT = new Set(['failedToEnqueue', 'callFailure']);

function mockWords(answer: MockAnswer, step: PlayedStep): string | undefined {
  const name = plainName(step.record.from);
  if ('delivery' in answer)
    return answer.delivery === 'delivered' ? undefined : `the message of ${name} is not delivered`;
  if ('status' in answer) return answer.status >= 400 ? `${name} fails` : undefined;
  if (!('event' in answer)) return undefined;
  if (NO_AGENT.has(answer.event)) return `no agent takes over at ${name}`;
  const usual = widgetType(step.state?.type)?.events[0];
  return answer.event === usual ? undefined : `${name} ends with ${plainName(answer.event)}`;
}

const PREDICATES: Readonly<Record<string, string>> = {
  equal_to: 'is',
  not_equal_to: 'is not',
  matches_any_of: 'is one of',
  contains: 'contains',
  regex: 'matches',
  is_blank: 'is empty',
  is_not_blank: 'is there',
  starts_with: 'starts with',
  greater_than: 'is above',
  less_than: 'is below',
  is_before_time: 'is before',
  is_after_time: 'is after',
  is_before_date: 'is before',
  is_after_date: 'is after',
};

/** The contact's own input is mentioned already. */
const INPUT_FIELDS = new Set(['Body', 'Digits', 'SpeechResult']);

function subjectName(state: FlowState, condition: Condition | undefined): string | undefined {
  const [subject] = condition ? subjectsOf(state, condition) : [state.properties.input];
  const { paths, now } = referencesOf(subject);
  const last = paths[0]?.findLast((segment) => !/^\d+$/.test(segment));
  if (last && INPUT_FIELDS.has(last)) return undefined;
  return last ? plainName(last) : now ? 'the time' : undefined;
}

/** What decided a split, if it was not the contact. */
function splitWords({ state, record }: PlayedStep): string | undefined {
  if (state?.type !== 'split-based-on') return undefined;
  const conditions = state.transitions[record.transition]?.conditions ?? [];
  const [condition] = conditions.length > 0 ? conditions : state.transitions.flatMap(({ conditions: own = [] }) => own);
  const name = subjectName(state, condition);
  if (!name) return undefined;
  if (conditions.length === 0) return `${name} is something else`;
  const predicate = PREDICATES[condition?.type ?? ''] ?? condition?.type.replaceAll('_', ' ');
  const value = condition && !/^is_(not_)?blank$/.test(condition.type) ? ` ${String(condition.value)}` : '';
  return `${name} ${predicate}${value}`;
}

/** Consumes a list item by item. */
type Turns<T> = { take: (key: string) => T | undefined };

function turns<T>(entries: Iterable<readonly [string, T]>): Turns<T> {
  const lists = new Map<string, T[]>();
  for (const [key, value] of entries) lists.set(key, [...(lists.get(key) ?? []), value]);
  return { take: (key) => lists.get(key)?.shift() };
}

type Clause = { words: string; isContact: boolean; step: number };

function clausesOf(played: Played): Clause[] {
  const actions = turns(played.actions.map((one) => [`${one.flow}\n${one.widget}`, one.action] as const));
  const mocks = turns(
    [...played.mocks].flatMap(([key, { answers }]) => answers.map((answer) => [key, answer] as const)),
  );
  const clauses = played.steps.flatMap((step, index): Clause[] => {
    const key = `${step.flow}\n${step.record.from}`;
    const action = actions.take(key);
    const mock = mocks.take(key);
    const others = [mock && mockWords(mock, step), splitWords(step)].filter((words) => words !== undefined);
    return [
      ...(action ? [{ words: actionWords(action, plainName(step.record.from)), isContact: true, step: index }] : []),
      ...others.map((words) => ({ words, isContact: false, step: index })),
    ];
  });
  const last = played.actions.at(-1);
  if (last?.action.kind === 'hangUp' && !clauses.some(({ words }) => words.startsWith('hangs up')))
    clauses.push({
      words: actionWords(last.action, plainName(last.widget)),
      isContact: true,
      step: played.steps.length,
    });
  return clauses;
}

const MAX_CLAUSES = 3;

/** The most important clauses: those of steps that no earlier scenario takes, otherwise the last ones. */
function chosenClauses(played: Played, isNew: (key: string) => boolean): Clause[] {
  const clauses = clausesOf(played).filter(
    ({ words }, index, all) => all.findIndex((other) => other.words === words) === index,
  );
  if (clauses.length <= MAX_CLAUSES) return clauses;
  const fresh = new Set(
    played.steps.flatMap(({ state, record }, index) => {
      const key = keyAt(state, record.transition);
      return key !== undefined && isNew(key) ? [index, index - 1] : [];
    }),
  );
  const picked = clauses.filter(({ step }) => fresh.has(step));
  const rest = clauses.filter((clause) => !picked.includes(clause)).reverse();
  const wanted = [...picked, ...rest].slice(0, MAX_CLAUSES);
  return clauses.filter((clause) => wanted.includes(clause));
}

/** One sentence: who does what, then what happens. */
function sentence(who: string, clauses: readonly Clause[]): string {
  const parts: string[] = [];
  for (const [index, { words, isContact }] of clauses.entries()) {
    const before = clauses[index - 1];
    if (!isContact) parts.push(words);
    else if (before?.isContact) parts.push(words);
    else parts.push(`${index === 0 ? who : 'the contact' === who ? 'the contact' : who} ${words}`);
  }
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

const STARTS: Readonly<Record<string, string>> = {
  request: 'the flow is started by the REST API',
  message: 'the contact writes first',
  conversation: 'the contact writes in a conversation',
  call: 'the caller is answered',
  parent: 'the flow runs as a subflow',
};

/** A unique name for each execution, different from the names in use. */
export function namesOf(all: readonly Played[], taken: ReadonlySet<string>): string[] {
  const used = new Set(taken);
  const covered = new Set<string>();
  return all.map((played) => {
    const who = played.plan.trigger.kind === 'call' ? 'the caller' : 'the contact';
    const chosen = sentence(
      who,
      chosenClauses(played, (key) => !covered.has(key)),
    );
    for (const { state, record } of played.steps) {
      const key = keyAt(state, record.transition);
      if (key !== undefined) covered.add(key);
    }
    const end = played.steps.at(-1)?.record.from ?? '';
    const base = chosen || (STARTS[played.plan.trigger.kind] ?? 'the flow runs');
    const tries = [base, `${base}, up to ${plainName(end)}`];
    for (let number = 2; number < 1000; number += 1) tries.push(`${base} (${number})`);
    const name = tries.find((one) => !used.has(one)) ?? base;
    used.add(name);
    return name;
  });
}
