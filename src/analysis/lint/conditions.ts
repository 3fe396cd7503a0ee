// Facts about a split's conditions that need no execution: which can never hold, and which are hidden by an earlier one.

import { holds, isCondition } from '../../emulator/engine/predicates.ts';
import { textOfJson } from '../../flow/json-value.ts';
import type { Condition, FlowState, FlowTransition } from '../../flow/types.ts';
import { isTemplate, readTemplate } from '../../liquid/reading.ts';
import type { Subject } from './subject.ts';

/** Whether a subject can have a value, as far as is known. */
export type Domain = (value: string) => boolean;

const KEYS = /^[0-9*#]*$/;

/** The keys that a Gather widget can return. */
function digitsOf({ properties }: FlowState): Domain {
  const most = Number(textOfJson(properties.number_of_digits ?? properties.num_digits ?? Number.NaN));
  const finish = textOfJson(properties.finish_on_key ?? '#');
  return (value) =>
    KEYS.test(value) &&
    (Number.isNaN(most) || value.length <= most) &&
    !(finish.length === 1 && value.includes(finish));
}

const TEXT_FILTERS = new Set(['strip', 'downcase', 'upcase', 'lstrip', 'rstrip']);

/** The Gather widget whose keys are the whole text. */
export function gatherOf(subject: Pick<Subject, 'byName'>, text: string): FlowState | undefined {
  const { reads, single } = readTemplate(text);
  const [read] = reads;
  if (!single || reads.length !== 1 || !read || read.path.length !== 3) return undefined;
  const [root, name = '', key] = read.path;
  if (root !== 'widgets' || key !== 'Digits' || !read.filters.every((filter) => TEXT_FILTERS.has(filter)))
    return undefined;
  const state = subject.byName.get(name);
  return state?.type === 'gather-input-on-call' ? state : undefined;
}

/** The texts for which a condition holds, if they are few enough to list. */
export function candidatesOf({ type, value }: Condition): string[] | undefined {
  if (type === 'equal_to') return [value];
  if (type === 'matches_any_of') return value.split(',').map((item) => item.trim());
  if (type === 'is_blank') return [''];
  return undefined;
}

const NUMBER_TYPES = new Set(['less_than', 'greater_than']);
const TIME_TYPES = /^is_(?:before|after)_(time|date)$/;

/** A value that its predicate cannot use. */
function badValue({ type, value }: Condition): string | undefined {
  if (!isCondition(type)) return `Studio has no condition of the type \`${type}\``;
  if (NUMBER_TYPES.has(type) && (value.trim() === '' || Number.isNaN(Number(value))))
    return `\`${value}\` is not a number`;
  const form = TIME_TYPES.exec(type)?.[1];
  if (form === 'time' && !/^\d\d:\d\d$/.test(value.trim())) return `\`${value}\` is not a time such as 17:00`;
  if (form === 'date' && !/^\d{4}-\d\d-\d\d$/.test(value.trim()))
    return `\`${value}\` is not a date such as 2026-12-24`;
  return type === 'regex' ? badPattern(value) : undefined;
}

/** Only unbalanced brackets are wrong in every dialect of regular expressions. */
function badPattern(value: string): string | undefined {
  try {
    new RegExp(value);
    return undefined;
  } catch (error) {
    return /Unterminated|Unmatched/.test(String(error)) ? `\`${value}\` is not a regular expression` : undefined;
  }
}

const subjectOf = ({ arguments: subjects }: Condition): string => subjects.join('');

/** Why a single condition never holds. */
function neverHolds(subject: Subject, condition: Condition): string | undefined {
  const { type, value } = condition;
  if (isTemplate(value)) return undefined;
  const bad = badValue(condition);
  if (bad) return bad;
  const text = subjectOf(condition);
  if (!isTemplate(text)) {
    if (condition.arguments.length !== 1) return undefined;
    return holds(type, text, value) ? undefined : `the split compares the fixed text \`${text}\``;
  }
  const gather = gatherOf(subject, text);
  const candidates = candidatesOf(condition);
  if (!gather || !candidates || candidates.some((one) => digitsOf(gather)(one.trim()))) return undefined;
  return whyNoKeys(gather, value);
}

function whyNoKeys({ name, properties }: FlowState, value: string): string {
  const finish = textOfJson(properties.finish_on_key ?? '#');
  if (!KEYS.test(value.trim())) return `\`${name}\` takes keys, and \`${value}\` is not made of keys`;
  if (value.includes(finish)) return `\`${finish}\` ends the input of \`${name}\` and is not part of it`;
  return `\`${name}\` takes at most ${textOfJson(properties.number_of_digits ?? properties.num_digits)} keys`;
}

/** All conditions of one transition must hold: if no text meets two of them together, they never do. */
function contradiction(conditions: readonly Condition[]): string | undefined {
  for (const condition of conditions) {
    const candidates = candidatesOf(condition);
    if (!candidates || isTemplate(condition.value)) continue;
    const other = conditions.find(
      (one) =>
        one !== condition &&
        !isTemplate(one.value) &&
        subjectOf(one) === subjectOf(condition) &&
        !candidates.some((candidate) => holds(one.type, candidate, one.value)),
    );
    if (other)
      return `no text meets both \`${condition.type} ${condition.value}\` and \`${other.type} ${other.value}\``;
  }
  return undefined;
}

export type NeverTrue = { state: FlowState; transition: FlowTransition; index: number; reason: string };

const isSplit = ({ type }: FlowState): boolean => type === 'split-based-on';

/** The transitions of splits whose conditions never hold. */
export function neverTrue(subject: Subject): NeverTrue[] {
  return subject.states.filter(isSplit).flatMap((state) =>
    state.transitions.flatMap((transition, index) => {
      const { conditions = [] } = transition;
      const reasons = conditions.map((condition) => neverHolds(subject, condition));
      const reason = reasons.find((one) => one !== undefined) ?? contradiction(conditions);
      return reason ? [{ state, transition, index, reason }] : [];
    }),
  );
}

export type Shadowed = { state: FlowState; transition: FlowTransition; index: number; by: Condition };

const LENGTHENS: Readonly<Record<string, readonly string[]>> = {
  contains: ['contains', 'starts_with', 'equal_to'],
  starts_with: ['starts_with', 'equal_to'],
};

/** Whether every text that meets the later condition meets the earlier one. */
function covers(earlier: Condition, later: Condition): boolean {
  if (isTemplate(earlier.value) || isTemplate(later.value))
    return earlier.type === later.type && earlier.value === later.value;
  if (earlier.type === later.type && earlier.value.trim().toLowerCase() === later.value.trim().toLowerCase()) {
    return earlier.type !== 'regex' || earlier.value === later.value;
  }
  const longer = Object.hasOwn(LENGTHENS, earlier.type) && LENGTHENS[earlier.type]?.includes(later.type);
  return Boolean(longer) && later.type !== 'equal_to' && holds(earlier.type, later.value, earlier.value);
}

function shadowOf(earlier: readonly Condition[], later: Condition): Condition | undefined {
  const single = earlier.find((condition) => covers(condition, later));
  if (single) return single;
  const candidates = isTemplate(later.value) ? undefined : candidatesOf(later);
  const takers = candidates?.map((text) =>
    earlier.find((one) => !isTemplate(one.value) && holds(one.type, text, one.value)),
  );
  return takers?.every((taker) => taker !== undefined) ? takers[0] : undefined;
}

/** The transitions of splits that are always preceded by an earlier one. */
export function shadowed(subject: Subject): Shadowed[] {
  return subject.states.filter(isSplit).flatMap((state) => {
    const earlier: Condition[] = [];
    return state.transitions.flatMap((transition, index) => {
      const [condition, ...more] = transition.conditions ?? [];
      if (!condition || more.length > 0 || transition.event !== 'match') return [];
      const alike = earlier.filter((one) => subjectOf(one) === subjectOf(condition));
      const by = shadowOf(alike, condition);
      earlier.push(condition);
      return by ? [{ state, transition, index, by }] : [];
    });
  });
}
