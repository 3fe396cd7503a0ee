// Replays recorded executions against their own definition and against another one, and counts the results.

import { changeText } from '../coverage/change-text.ts';
import { diffFlows } from '../coverage/changes.ts';
import { edgeKey } from '../coverage/edges.ts';
import { renamesOf } from '../coverage/renames.ts';
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import { ENDED } from '../flow/step.ts';
import type { FlowDefinition } from '../flow/types.ts';
import {
  type Divergence,
  divergenceOf,
  playedTraversals,
  recordedPath,
  renamedPath,
  type Traversal,
  type TraversalPath,
} from './compare.ts';
import type { RecordedExecution } from './execution.ts';
import { type Inputs, inputsOf } from './inputs.ts';
import { createPlayer, type Played, type Player } from './player.ts';

export type Example = { sid: string; createdAt: string; why: string };

/** Two paths of one contact, side by side. */
export type TwoPaths = { sid: string; was: TraversalPath; is: readonly Traversal[]; end: Played['end']; index: number };

export type Group = {
  kind: Divergence['kind'] | 'not-reproduced';
  widget: string;
  event: string;
  was: string;
  count: number;
  /** The reasons and how often each occurred. */
  reasons: ReadonlyMap<string, number>;
  /** The changes of this widget. */
  changes: readonly string[];
  /** Where the executions then need input that was not recorded, and how often. */
  waitsAt: ReadonlyMap<string, number>;
  examples: readonly Example[];
  sample: TwoPaths;
};

/** How often each transition was taken, by `edgeKey`. */
export type Traffic = ReadonlyMap<string, number>;

export type Replayed = {
  executions: number;
  unchanged: number;
  changed: number;
  cannotContinue: number;
  notReproduced: number;
  /** Of those that are not reproduced: only because personal data was replaced. By the field that decides. */
  replacedFields: ReadonlyMap<string, number>;
  /** Changed and cannot continue, the largest first. */
  divergences: readonly Group[];
  /** Not reproduced by their own definition, the largest first. */
  questions: readonly Group[];
  traffic: { was: Traffic; is: Traffic };
};

/** Definitions by revision; undefined if the account did not return one. */
export type Revisions = (revision: number) => FlowDefinition | undefined;

type Collected = Omit<Group, 'reasons' | 'waitsAt' | 'examples'> & {
  reasons: Map<string, number>;
  waitsAt: Map<string, number>;
  examples: Example[];
};

const MAX_EXAMPLES = 5;
/** With this many different values, the value is not the reason. More would make memory grow with the executions. */
const MAX_REASONS = 500;

function countIn(counts: Map<string, number>, key: string): void {
  const count = counts.get(key);
  if (count !== undefined || counts.size < MAX_REASONS) counts.set(key, (count ?? 0) + 1);
}

type Found = { execution: RecordedExecution; divergence: Divergence; paths: Omit<TwoPaths, 'sid' | 'index'> };

function createGroups(kindOf: (divergence: Divergence) => Group['kind'], changesAt: (widget: string) => string[]) {
  const groups = new Map<string, Collected>();
  return {
    add({ execution: { sid, createdAt }, divergence, paths }: Found): void {
      const { widget, event, was, why, index, waitsAt } = divergence;
      const kind = kindOf(divergence);
      const key = JSON.stringify([kind, widget, event, was]);
      const group: Collected = groups.get(key) ?? {
        kind,
        widget,
        event,
        was,
        count: 0,
        reasons: new Map(),
        waitsAt: new Map(),
        changes: changesAt(widget),
        examples: [],
        sample: { sid, index, ...paths },
      };
      groups.set(key, group);
      group.count += 1;
      countIn(group.reasons, why);
      if (waitsAt !== undefined) countIn(group.waitsAt, waitsAt);
      if (group.examples.length < MAX_EXAMPLES) group.examples.push({ sid, createdAt, why });
    },
    all: (): Group[] => [...groups.values()].sort((a, b) => b.count - a.count),
  };
}

/** Counts by the parts of a traversal: a JSON key for each step would take a tenth of the time. */
function createTraffic() {
  const counts = new Map<string, Map<string, Map<string, number>>>();
  const below = <Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> => {
    const known = map.get(key) ?? new Map<string, Value>();
    map.set(key, known);
    return known;
  };
  return {
    add(traversals: readonly Traversal[]): void {
      for (const { from, event, to } of traversals) {
        const ends = below(below(counts, from) as Map<string, Map<string, number>>, event);
        ends.set(to, (ends.get(to) ?? 0) + 1);
      }
    },
    all(): Traffic {
      const all = new Map<string, number>();
      for (const [from, events] of counts)
        for (const [event, ends] of events)
          for (const [to, count] of ends) all.set(edgeKey({ from, event, ...(to === ENDED ? {} : { to }) }), count);
      return all;
    },
  };
}

/** The inputs with the names that their widgets have in the new definition. */
function renamedInputs(inputs: Inputs, renames: ReadonlyMap<string, string>): Inputs {
  if (renames.size === 0) return inputs;
  const widgets = [...inputs.widgets].map(([name, list]) => [renames.get(name) ?? name, list] as const);
  return { ...inputs, widgets: new Map(widgets) };
}

/** What all executions of one revision share. */
type Before = { player: Player; renames: ReadonlyMap<string, string> };

const noDefinition = (revision: number): Divergence => ({
  kind: 'changed',
  index: 0,
  widget: '',
  event: 'stops',
  was: 'not reached',
  why: `the definition of revision ${revision} is not available`,
});

export type Replaying = {
  revisions: Revisions;
  against: FlowDefinition;
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
};

/** The definitions by revision, each with its player and the renames since; made once. */
function createDefinitions(name: string, { revisions, against, behaviour = {} }: Replaying) {
  const known = new Map<number, Before | undefined>();
  return (revision: number): Before | undefined => {
    if (known.has(revision)) return known.get(revision);
    const definition = revisions(revision);
    const made = definition && {
      player: createPlayer({ name, definition, behaviour }),
      renames: renamesOf(definition, against).renames,
    };
    known.set(revision, made);
    return made;
  };
}

/** The changes at one widget, as sentences. */
function changesAt(widget: string, before: FlowDefinition | undefined, after: FlowDefinition): string[] {
  if (!before) return [];
  return diffFlows(before, after).flatMap((change) =>
    'widget' in change && change.widget === widget ? [changeText(change)] : [],
  );
}

type Recorded = { execution: RecordedExecution; was: TraversalPath };

/** Counts recordings that their own definition does not reproduce. */
function createQuestions() {
  const groups = createGroups(
    () => 'not-reproduced',
    () => [],
  );
  const replacedFields = new Map<string, number>();
  return {
    replacedFields,
    all: groups.all,
    add({ execution, was }: Recorded, divergence: Divergence, played?: Played): void {
      if (execution.changedBy) {
        for (const field of execution.changedBy) countIn(replacedFields, field);
        return;
      }
      const paths = { was, is: played ? playedTraversals(played) : [], end: played?.end ?? { how: 'ended' as const } };
      groups.add({ execution, divergence, paths });
    },
  };
}

/** The inputs of a recording that its own definition reproduces, or why it does not. */
function reproduce(
  { execution, was }: Recorded,
  { player }: Before,
): { inputs: Inputs } | { fault: Divergence; played: Played } {
  const inputs = inputsOf(execution, player.definition);
  const played = player.play(inputs);
  const fault = divergenceOf(was, played, player.definition);
  return fault ? { fault, played } : { inputs };
}

/** Executions are processed one by one: only counts, groups and a few examples are kept. */
export function createReplay(name: string, replaying: Replaying) {
  const { against, behaviour = {} } = replaying;
  const after = createPlayer({ name, definition: against, behaviour });
  const definitionOf = createDefinitions(name, replaying);
  let latest = 0;
  const changed = createGroups(
    ({ kind }) => kind,
    (widget) => changesAt(widget, definitionOf(latest)?.player.definition, against),
  );
  const questions = createQuestions();
  const counts = { executions: 0, unchanged: 0, changed: 0, cannotContinue: 0, notReproduced: 0 };
  const traffic = { was: createTraffic(), is: createTraffic() };

  const compare = (execution: RecordedExecution, was: TraversalPath, inputs: Inputs): void => {
    const played = after.play(inputs);
    const divergence = divergenceOf(was, played, against);
    const is = playedTraversals(played);
    traffic.was.add(was.traversals);
    traffic.is.add(is);
    if (!divergence) counts.unchanged += 1;
    else {
      counts[divergence.kind === 'changed' ? 'changed' : 'cannotContinue'] += 1;
      changed.add({ execution, divergence, paths: { was, is, end: played.end } });
    }
  };

  return {
    add(execution: RecordedExecution): void {
      counts.executions += 1;
      latest = Math.max(latest, execution.revision);
      const recorded: Recorded = { execution, was: recordedPath(execution) };
      const before = definitionOf(execution.revision);
      const reproduced = before && reproduce(recorded, before);
      if (reproduced && 'inputs' in reproduced) {
        const { renames } = before;
        compare(execution, renamedPath(recorded.was, renames), renamedInputs(reproduced.inputs, renames));
        return;
      }
      counts.notReproduced += 1;
      questions.add(recorded, reproduced?.fault ?? noDefinition(execution.revision), reproduced?.played);
    },
    result: (): Replayed => ({
      ...counts,
      replacedFields: questions.replacedFields,
      divergences: changed.all(),
      questions: questions.all(),
      traffic: { was: traffic.was.all(), is: traffic.is.all() },
    }),
  };
}

/** The most frequent reason, and its count if it does not apply to all. */
export function mainReason({ reasons, count }: Group): string {
  const [first] = [...reasons].sort(([, a], [, b]) => b - a);
  if (!first) return '';
  const [why, times] = first;
  return times === count ? why : `${why} (${times} of ${count})`;
}

/** The output of `--json`. */
export const replayJson = (replayed: Replayed) => {
  const { executions, unchanged, changed, cannotContinue, notReproduced, divergences } = replayed;
  return {
    executions,
    unchanged,
    changed,
    cannotContinue,
    notReproduced,
    divergences: divergences.map((group) => {
      const { widget, event, was, count } = group;
      return { widget, event, was, count, why: mainReason(group) };
    }),
  };
};

/** The percentage of compared executions that would take another path or cannot be continued. */
export function percentChanged({ executions, changed, cannotContinue, notReproduced }: Replayed): number {
  const compared = executions - notReproduced;
  return compared === 0 ? 0 : ((changed + cannotContinue) / compared) * 100;
}
