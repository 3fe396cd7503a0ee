// Validates a scenario, or a part of one, that a program wrote: checked like a file, with all problems at the call site.
import { FlowproofError, type Place, type Problem } from '../errors.ts';
import type { Json } from '../flow/types.ts';
import { buildScenario, type KnownParts } from './build.ts';
import { checkScenario, targetsOf } from './checks/index.ts';
import type { Scenario, TargetName } from './scenario.ts';
import { checkFilled } from './schema.ts';
import { unknownSensitive } from './secrets.ts';
import { type Tree, without } from './tree.ts';

/** A program's object, with the keys of a scenario file. */
export type Written = { readonly [part: string]: unknown };

const notJson = (at: Place, error: unknown): Problem => ({
  code: 'wrong-type',
  message: `This value cannot be written as JSON: ${error instanceof Error ? error.message.split('\n')[0] : 'no value'}.`,
  fix: 'use plain strings, numbers, lists and objects',
  at,
});

/** Programs have values that JSON lacks: values that JSON omits are treated as absent. */
function plain(value: unknown, at: Place): Json {
  try {
    return JSON.parse(JSON.stringify(value)) as Json;
  } catch (error) {
    throw new FlowproofError([notJson(at, error)]);
  }
}

/** Marked like a filled placeholder, so that its shape is checked with the rest. */
function treeAtPlace(value: Json, at: Place): Tree {
  const span = { at, width: 1, filled: true } as const;
  if (Array.isArray(value)) return { ...span, kind: 'list', items: value.map((item) => treeAtPlace(item, at)) };
  if (typeof value !== 'object' || value === null) return { ...span, kind: 'scalar', value };
  const entries = Object.entries(value).map(([key, item]) => ({ key, at, value: treeAtPlace(item, at) }));
  return { ...span, kind: 'table', entries };
}

/** A part of a file, written by a program. */
export const treeOf = (value: unknown, at: Place): Tree => treeAtPlace(plain(value, at), at);

/** Parts of one call may have the same problem: it is reported once, since all are at one place. */
const once = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values(),
];

/** The identity of a scenario, and the targets on which its flow can run. */
export type Origin = Omit<KnownParts, 'targets' | 'declaredAt'> & {
  runsOn: readonly TargetName[];
  /** A part of an execution that was already triggered. */
  begun?: boolean;
};

/** The scenario; throws all of its problems. */
export function scenarioOf(written: Written, { runsOn, begun = false, ...given }: Origin): Scenario {
  const { name, place, flow } = given;
  const whole = treeOf({ ...written, name }, place);
  const shape = checkFilled(whole);
  const tree = without(whole, shape.wrong);
  const subject = { tree, flow: flow.definition, runsOn, begun };
  const problems = once([...shape.problems, ...checkScenario(subject), ...unknownSensitive([tree])]);
  if (problems.length > 0) throw new FlowproofError(problems);
  return buildScenario(tree, { ...given, declaredAt: place, targets: targetsOf(subject) });
}
