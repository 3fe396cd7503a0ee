// Proves that transitions cannot be taken, from the flow alone: by the events of a type, by conditions, and by what leads to a widget.
import { type Behaviour, DEFAULT_BEHAVIOUR, type SettingName } from '../../emulator/engine/behaviour.ts';
import { isCondition } from '../../emulator/engine/predicates.ts';
import { startOf } from '../../flow/graph.ts';
import type { Condition, FlowDefinition, FlowState, FlowTransition } from '../../flow/types.ts';
import { widgetType } from '../../flow/widget-types.ts';
import { isEventOf } from './choices.ts';
import {
  conditionalWays,
  folded,
  isConditional,
  type Known,
  matchingTexts,
  outcomes,
  textOf,
  type Way,
} from './condition-truth.ts';
import { type FlowFacts, type Values, valuesAt } from './possible-values.ts';
import { isTemplate } from './references.ts';
import { neverMatches } from './regex-proof.ts';
import { isDecidedBefore } from './same-text.ts';
import { subjectsOf } from './solve.ts';
import { keyAt, transitionsOf } from './transitions.ts';

export type Proof = {
  rule: 'event' | 'shadowed' | 'contradiction' | 'values' | 'unreachable' | 'no-call';
  /** The reason as a sentence, without a full stop. */
  reason: string;
};

export type Proofs = ReadonlyMap<string, Proof>;

type Edge = { from: FlowState; transition: FlowTransition };
type Open = (edge: Edge) => boolean;

const needsCall = ({ type }: FlowState): boolean => widgetType(type)?.needsCall === true;

type Reach = Map<string, { up: boolean; down: boolean }>;

/** The edges out of a widget, with or without an active call. */
function edgesFrom(state: FlowState | undefined, up: boolean, isOpen: Open): Edge[] {
  if (!state || (needsCall(state) && !up)) return [];
  return state.transitions
    .map((transition) => ({ from: state, transition }))
    .filter((edge) => edge.transition.next && isOpen(edge));
}

const picksUp = ({ event }: FlowTransition): boolean => event === 'incomingCall' || event.startsWith('answered');

/** The widgets that executions can reach, each with whether a call can be active there, and whether none can be. */
function reached(flow: FlowDefinition, isOpen: Open, from?: string): Reach {
  const states = new Map(flow.states.map((state) => [state.name, state]));
  const found: Reach = new Map();
  const start = startOf(flow);
  const open: { name: string; up: boolean }[] = [];
  const come = (name: string, up: boolean) => {
    const known = found.get(name) ?? { up: false, down: false };
    if (up ? known.up : known.down) return;
    found.set(name, { ...known, [up ? 'up' : 'down']: true });
    open.push({ name, up });
  };
  if (start) come(start.name, false);
  for (let next = open.pop(); next; next = open.pop())
    for (const { from: state, transition } of edgesFrom(states.get(next.name), next.up, isOpen))
      if (state !== start || from === undefined || transition.event === from)
        come(transition.next ?? '', next.up || picksUp(transition));
  return found;
}

const number = (value: string): number | undefined =>
  value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;

const NEVER_BLANK = new Set(['contains', 'starts_with', 'greater_than', 'less_than', 'equal_to', 'is_not_blank']);

const foldedValue = ({ value }: Condition): string => folded(String(value ?? ''));

/** Whether every text that meets the first condition also meets the second one, according to the texts they search for. */
function impliesText(first: Condition, second: Condition): boolean {
  const [one, other] = [foldedValue(first), foldedValue(second)];
  const looksInside = first.type === 'contains' || first.type === 'starts_with';
  if (second.type === 'contains') return looksInside && one.includes(other);
  if (second.type === 'starts_with') return first.type === 'starts_with' && one.startsWith(other);
  return second.type === 'is_not_blank' && NEVER_BLANK.has(first.type) && (one !== '' || first.type === 'is_not_blank');
}

function impliesNumber(first: Condition, second: Condition): boolean {
  const [a, b] = [number(foldedValue(first)), number(foldedValue(second))];
  if (a === undefined || b === undefined || first.type !== second.type) return false;
  return (first.type === 'greater_than' && a >= b) || (first.type === 'less_than' && a <= b);
}

/** Whether every value that meets the first condition also meets the second one, on the same subject. */
function implies(first: Condition, second: Condition): boolean {
  const isSame = first.type === second.type && String(first.value ?? '').trim() === String(second.value ?? '').trim();
  if (isSame) return true;
  if (isTemplate(first.value) || isTemplate(second.value)) return false;
  return impliesText(first, second) || impliesNumber(first, second);
}

const OPPOSITES: Readonly<Record<string, string>> = {
  equal_to: 'not_equal_to',
  matches_any_of: 'does_not_match_any_of',
  is_blank: 'is_not_blank',
  contains: 'does_not_contain',
  starts_with: 'does_not_start_with',
};

const sameValue = (a: Condition, b: Condition): boolean =>
  folded(String(a.value ?? '')) === folded(String(b.value ?? '')) || a.type === 'is_blank' || a.type === 'is_not_blank';

const isOpposite = (a: Condition, b: Condition): boolean =>
  (OPPOSITES[a.type] === b.type || OPPOSITES[b.type] === a.type) && sameValue(a, b) && !isTemplate(a.value);

const sameSubject = (state: FlowState, a: Condition, b: Condition): boolean =>
  subjectsOf(state, a).length === 1 &&
  subjectsOf(state, b).length === 1 &&
  textOf(subjectsOf(state, a)[0]) === textOf(subjectsOf(state, b)[0]);

const MAX_COMBINATIONS = 2000;

function combinations(domains: readonly (readonly [string, readonly string[]])[]): Known[] {
  let found: Known[] = [new Map()];
  for (const [subject, values] of domains) {
    if (found.length * values.length > MAX_COMBINATIONS) continue;
    found = found.flatMap((known) => values.map((value) => new Map(known).set(subject, value)));
  }
  return found;
}

const quoted = (values: readonly string[]): string =>
  values
    .slice(0, 6)
    .map((value) => JSON.stringify(value))
    .join(', ');

const nameOf = ({ conditions = [] }: FlowTransition): string =>
  conditions.map(({ type, value }) => `${type} ${JSON.stringify(value ?? '')}`).join(' and ');

/** Why no values of a split's subjects can take a transition, on any path to the split; undefined if some may. */
function impossibleByConditions(
  state: FlowState,
  index: number,
  domains: ReadonlyMap<string, Values>,
): Proof | undefined {
  const transition = state.transitions[index];
  if (!transition) return undefined;
  const isSplit = state.type === 'split-based-on';
  const isDefault = isSplit ? transition.event === 'noMatch' : !isConditional(state, transition);
  const ways = conditionalWays(state, isSplit ? 'match' : transition.event);
  const own = transition.conditions ?? [];
  if (!isDefault && own.length === 0)
    return { rule: 'contradiction', reason: 'the transition has no condition, so nothing can match it' };
  const unknown = own.find(({ type }) => !isCondition(type));
  if (unknown) return { rule: 'contradiction', reason: `Studio has no condition \`${unknown.type}\`: it never holds` };
  const pattern = own.find(({ type, value }) => type === 'regex' && !isTemplate(value) && neverMatches(String(value)));
  if (pattern) return { rule: 'contradiction', reason: `no text matches the regular expression ${pattern.value}` };
  const finite = [...domains].flatMap(([subject, values]) => (values ? [[subject, [...values]] as const] : []));
  const wanted = isDefault ? -1 : index;
  if (finite.length > 0 && !combinations(finite).some((known) => outcomes(state, ways, known).has(wanted))) {
    const [subject, values] = finite[0] ?? ['', []];
    return { rule: 'values', reason: `\`${subject}\` can only be ${quoted(values)} there` };
  }
  return isDefault ? exhaustive(state, ways) : shadowed(state, { index, transition }, ways);
}

function exhaustive(state: FlowState, ways: readonly Way[]): Proof | undefined {
  const single = ways.flatMap(({ transition }) =>
    transition.conditions?.length === 1 ? (transition.conditions ?? []) : [],
  );
  for (const one of single)
    for (const other of single)
      if (isOpposite(one, other) && sameSubject(state, one, other))
        return { rule: 'shadowed', reason: `one of ${one.type} and ${other.type} always holds` };
  return undefined;
}

function contradictory(state: FlowState, conditions: readonly Condition[]): Proof | undefined {
  for (const one of conditions)
    for (const other of conditions) {
      if (!sameSubject(state, one, other)) continue;
      const [low, high] = [number(String(one.value)), number(String(other.value))];
      const isGap =
        one.type === 'greater_than' &&
        other.type === 'less_than' &&
        low !== undefined &&
        high !== undefined &&
        high <= low;
      if (isGap || isOpposite(one, other))
        return { rule: 'contradiction', reason: `${nameOf({ event: '', conditions: [one, other] })} cannot both hold` };
    }
  return undefined;
}

function shadowed(state: FlowState, { index, transition }: Way, ways: readonly Way[]): Proof | undefined {
  const own = transition.conditions ?? [];
  const contradiction = contradictory(state, own);
  if (contradiction) return contradiction;
  const earlier = ways.filter((way) => way.index < index);
  // An earlier condition that holds whenever one of this transition's does.
  const stronger = earlier.find((way) =>
    (way.transition.conditions ?? []).every((theirs) =>
      own.some((ours) => sameSubject(state, ours, theirs) && implies(ours, theirs)),
    ),
  );
  if (stronger)
    return { rule: 'shadowed', reason: `the earlier condition ${nameOf(stronger.transition)} always holds then` };
  for (const condition of own) {
    const values = matchingTexts(condition);
    const [subject, ...more] = subjectsOf(state, condition);
    if (!values || more.length > 0 || !isTemplate(subject)) continue;
    const taken = values.map((value) => outcomes(state, ways, new Map([[subject, value]])));
    if (taken.some((possible) => possible.has(index))) continue;
    const others = [...new Set(taken.flatMap((possible) => [...possible]))].filter((one) => one >= 0 && one !== index);
    const before = state.transitions[others[0] ?? -1];
    if (others.length > 0 && before)
      return { rule: 'shadowed', reason: `the earlier condition ${nameOf(before)} takes ${quoted(values)} first` };
    return { rule: 'contradiction', reason: `${nameOf(transition)} cannot hold` };
  }
  return undefined;
}

/** Of several transitions without conditions for the same event, the first one is taken. */
function behindAnother(state: FlowState, index: number): Proof | undefined {
  const { event } = state.transitions[index] ?? {};
  const first = state.transitions.findIndex((one) => one.event === event && !isConditional(state, one));
  if (first === index) return undefined;
  return { rule: 'shadowed', reason: `an earlier transition of \`${state.name}\` has the same event and no condition` };
}

/** Settings that affect neither conditions nor the values that they compare. */
const NO_MATTER: ReadonlySet<string> = new Set([
  'stepContext',
  'subflowParentStep',
  'subflowEnd',
  'undeliveredMessage',
  'hangupInGather',
  'hangupInVoicemail',
  'voicemailSilence',
  'lateHangup',
] satisfies SettingName[]);

const usualConditions = (behaviour: Behaviour): boolean =>
  (Object.keys(DEFAULT_BEHAVIOUR) as SettingName[]).every(
    (name) => NO_MATTER.has(name) || behaviour[name] === DEFAULT_BEHAVIOUR[name],
  );

type Proving = { facts: FlowFacts; byConditions: boolean };

function ofWidget(state: FlowState, index: number, { facts, byConditions }: Proving): Proof | undefined {
  const transition = state.transitions[index];
  if (!transition) return undefined;
  const { event } = transition;
  if (!isEventOf(state.type, event)) {
    const events = widgetType(state.type)?.events.join(', ');
    return { rule: 'event', reason: `\`${event}\` is not an event of \`${state.type}\` (${events})` };
  }
  const isSplit = state.type === 'split-based-on';
  if (!isSplit && !isConditional(state, transition)) {
    const behind = behindAnother(state, index);
    if (behind) return behind;
    if (!state.transitions.some((one) => one.event === event && isConditional(state, one))) return undefined;
  }
  if (!byConditions) return undefined;
  const subjects = new Set(
    state.transitions.flatMap(({ conditions = [] }) => conditions.flatMap((one) => subjectsOf(state, one).map(textOf))),
  );
  const at = isSplit ? state.name : undefined;
  const domains = new Map([...subjects].map((subject) => [subject, at && valuesAt(subject, at, facts)]));
  const proof = impossibleByConditions(state, index, domains as ReadonlyMap<string, Values>);
  if (proof || !isSplit) return proof;
  const decided = [...subjects].find((subject) => isDecidedBefore(state, index, { subject, facts }));
  if (decided === undefined) return undefined;
  return { rule: 'values', reason: `earlier splits on \`${decided}\` let no text through that takes it` };
}

function factsOf(flow: FlowDefinition, proofs: Proofs): FlowFacts {
  const isPossible: Open = ({ from, transition }) => {
    const key = keyAt(from, from.transitions.indexOf(transition));
    return key === undefined || !proofs.has(key);
  };
  const cache = new Map<string, ReturnType<typeof reached>>();
  const cached = (key: string, make: () => ReturnType<typeof reached>) => {
    const found = cache.get(key) ?? make();
    cache.set(key, found);
    return found;
  };
  return {
    flow,
    reachesWithout: (widget, exits) =>
      cached(JSON.stringify(exits), () =>
        reached(flow, (edge) => {
          const isExit = exits.some(
            ({ widget: name, event }) =>
              edge.from.name === name && (event === undefined || edge.transition.event === event),
          );
          return !isExit && isPossible(edge);
        }),
      ).has(widget),
    isPossible,
    startedBy: (event, widget) => cached(`started by ${event}`, () => reached(flow, isPossible, event)).has(widget),
  };
}

function unreachable(flow: FlowDefinition, proofs: Proofs, state: FlowState): Proof | undefined {
  const found = reached(flow, ({ from, transition }) => {
    const key = keyAt(from, from.transitions.indexOf(transition));
    return key === undefined || !proofs.has(key);
  }).get(state.name);
  if (!found) return { rule: 'unreachable', reason: `no possible transition leads to \`${state.name}\`` };
  if (needsCall(state) && !found.up)
    return { rule: 'no-call', reason: `\`${state.name}\` needs a call, but no path to it has an active one` };
  return undefined;
}

/**
 * Transitions that cannot be taken, by their keys. Each proof can lead to further ones, so this repeats until nothing is added. Proofs by
 * conditions hold for the embedded Studio's default behaviour: an account that compares differently gets none of them.
 */
export function proofsOf(flow: FlowDefinition, behaviour: Behaviour = DEFAULT_BEHAVIOUR): Proofs {
  const byConditions = usualConditions(behaviour);
  const proofs = new Map<string, Proof>();
  const states = new Map(flow.states.map((state) => [state.name, state]));
  for (let before = -1; before !== proofs.size; ) {
    before = proofs.size;
    const facts = factsOf(flow, proofs);
    for (const { key, widget, indexes } of transitionsOf(flow)) {
      const state = states.get(widget);
      if (!state || proofs.has(key)) continue;
      const each = indexes.map((index) => ofWidget(state, index, { facts, byConditions }));
      const proof = each.every((one) => one !== undefined) ? each[0] : undefined;
      const found = proof ?? unreachable(flow, proofs, state);
      if (found) proofs.set(key, found);
    }
  }
  return proofs;
}
