// Proves by following one text through a flow: earlier splits on the same text may let none through that takes a transition.
import { startOf } from '../../flow/graph.ts';
import type { FlowDefinition, FlowState } from '../../flow/types.ts';
import { conditionalWays, folded, type Known, OTHER, outcomes, textOf } from './condition-truth.ts';
import type { FlowFacts } from './possible-values.ts';
import { type Path, referencesOf } from './references.ts';
import { subjectsOf } from './solve.ts';

/** Parts of the context that stay the same in an execution. A conversation's messages are under `trigger.conversation`. */
const FIXED = /^(trigger\.(message|call|request|parent)|contact|flow\.(data|channel|sid|flow_sid))(\.|$)/;

const isSplit = ({ type }: FlowState): boolean => type === 'split-based-on';

const keysSetBy = ({ type, properties }: FlowState): string[] =>
  type === 'set-variables' && Array.isArray(properties.variables)
    ? properties.variables.map((entry) => String((entry as { key?: unknown } | null)?.key ?? ''))
    : [];

/** The widgets that change a value of the context; undefined if they are not known. */
function writersOf([root, part, name, ...rest]: Path, { states }: FlowDefinition): FlowState[] | undefined {
  if (FIXED.test([root, part, name].join('.'))) return [];
  if (root === 'widgets' && part !== undefined) return states.filter((state) => state.name === part);
  if (root !== 'flow' || part !== 'variables' || name === undefined || rest.length > 0) return undefined;
  const keys = states.flatMap(keysSetBy);
  if (keys.some((key) => key.includes('{') || key.includes('.'))) return undefined;
  return states.filter((state) => keysSetBy(state).includes(name));
}

/** The widgets after which a template may render to another text; undefined if that can happen anywhere. */
function changersOf(subject: string, flow: FlowDefinition): Set<string> | undefined {
  const { paths, now } = referencesOf(subject);
  if (now || paths.length === 0) return undefined;
  const writers = paths.map((path) => writersOf(path, flow));
  if (writers.includes(undefined)) return undefined;
  return new Set(writers.flatMap((states) => (states ?? []).map(({ name }) => name)));
}

const COUNTABLE: ReadonlySet<string> = new Set(['equal_to', 'not_equal_to', 'is_blank', 'is_not_blank']);
const LISTS: ReadonlySet<string> = new Set(['matches_any_of', 'does_not_match_any_of']);

/** The texts that conditions on a subject compare with, and one that represents all others. */
function classesOf(subject: string, states: readonly FlowState[]): Set<string | typeof OTHER> {
  const classes = new Set<string | typeof OTHER>([OTHER, '']);
  const asked = states.flatMap((state) =>
    state.transitions.flatMap(({ conditions = [] }) =>
      conditions.filter((condition) => subjectsOf(state, condition).some((one) => textOf(one) === subject)),
    ),
  );
  for (const { type, value } of asked) {
    const text = String(value ?? '');
    const named = COUNTABLE.has(type) ? [text] : LISTS.has(type) ? text.split(',') : [];
    for (const one of named) classes.add(folded(one));
  }
  return classes;
}

const looksAt = (state: FlowState, subject: string): boolean =>
  isSplit(state) &&
  state.transitions.some(({ conditions = [] }) =>
    conditions.some((condition) => subjectsOf(state, condition).some((one) => textOf(one) === subject)),
  );

const MAX_CLASSES = 100;

type Following = { subject: string; facts: FlowFacts };
type Follower = { classes: ReadonlySet<string | typeof OTHER>; comesTo: (known: Known) => ReadonlySet<string> };

const takes = (state: FlowState, index: number, known: Known): boolean =>
  outcomes(state, conditionalWays(state, 'match'), known).has(
    state.transitions[index]?.event === 'noMatch' ? -1 : index,
  );

/** The widgets to which an execution can come with this text, from the start or from where the text was changed. */
function reachedWith(known: Known, { subject, facts: { flow, isPossible } }: Following, changers: ReadonlySet<string>) {
  const states = new Map(flow.states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const leave = (state: FlowState): string[] =>
    state.transitions.flatMap((transition, index) => {
      const isOpen =
        isPossible({ from: state, transition }) && (!looksAt(state, subject) || takes(state, index, known));
      return transition.next && isOpen ? [transition.next] : [];
    });
  const start = startOf(flow);
  const open = [...(start ? [start] : []), ...[...changers].flatMap((name) => states.get(name) ?? [])].flatMap(leave);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states.get(name);
    if (!state || reached.has(name)) continue;
    reached.add(name);
    if (!changers.has(name)) open.push(...leave(state));
  }
  return reached;
}

const followers = new WeakMap<FlowFacts, Map<string, Follower | undefined>>();

function makeFollower(following: Following): Follower | undefined {
  const { subject, facts } = following;
  const { flow } = facts;
  const changers = changersOf(subject, flow);
  const classes = classesOf(subject, flow.states);
  const splits = flow.states.filter((state) => looksAt(state, subject));
  if (!changers || splits.length < 2 || classes.size > MAX_CLASSES) return undefined;
  const known = new Map<string | typeof OTHER | undefined, ReadonlySet<string>>();
  return {
    classes,
    comesTo: (text) => {
      const key = text.get(subject);
      const found = known.get(key) ?? reachedWith(text, following, changers);
      known.set(key, found);
      return found;
    },
  };
}

function followerOf(following: Following): Follower | undefined {
  const known = followers.get(following.facts) ?? new Map<string, Follower | undefined>();
  followers.set(following.facts, known);
  if (!known.has(following.subject)) known.set(following.subject, makeFollower(following));
  return known.get(following.subject);
}

/** Whether no text of the subject comes to the split that would take its transition. */
export function isDecidedBefore(state: FlowState, index: number, following: Following): boolean {
  const follower = followerOf(following);
  if (!follower) return false;
  return ![...follower.classes].some((text) => {
    const known: Known = new Map([[following.subject, text]]);
    return takes(state, index, known) && follower.comesTo(known).has(state.name);
  });
}
