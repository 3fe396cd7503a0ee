// Takes a scenario, or a part of one, that a program wrote: checked with a file's own words, all of it at one place.
import { FlowproofError, type Place, type Problem } from '../errors.ts';
import type { Json } from '../flow/types.ts';
import { buildScenario, type Given } from './build.ts';
import { checkScenario, targetsOf } from './checks/index.ts';
import type { Scenario, TargetName } from './scenario.ts';
import { checkFilled } from './schema.ts';
import { unknownSensitive } from './secrets.ts';
import { type Tree, without } from './tree.ts';

/** What a program gives, as a scenario file would write it. */
export type Written = { readonly [part: string]: unknown };

const notJson = (at: Place, error: unknown): Problem => ({
  code: 'wrong-type',
  message: `What is given cannot be written as JSON: ${error instanceof Error ? error.message.split('\n')[0] : 'no value'}.`,
  fix: 'give plain texts, numbers, lists and objects',
  at,
});

/** Programs have values that no file can hold: what JSON leaves out is not given. */
function plain(value: unknown, at: Place): Json {
  try {
    return JSON.parse(JSON.stringify(value)) as Json;
  } catch (error) {
    throw new FlowproofError([notJson(at, error)]);
  }
}

/** As if placeholders had made it: then its shape is checked with the rest. */
function planted(value: Json, at: Place): Tree {
  const span = { at, width: 1, filled: true } as const;
  if (Array.isArray(value)) return { ...span, kind: 'list', items: value.map((item) => planted(item, at)) };
  if (typeof value !== 'object' || value === null) return { ...span, kind: 'scalar', value };
  const entries = Object.entries(value).map(([key, item]) => ({ key, at, value: planted(item, at) }));
  return { ...span, kind: 'table', entries };
}

/** A part of a file, as a program gives it. */
export const treeOf = (value: unknown, at: Place): Tree => planted(plain(value, at), at);

/** One call says the same of several parts: once is enough, since all are at its place. */
const once = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values(),
];

/** Who a scenario is, and where its flow can run. */
export type Origin = Omit<Given, 'targets' | 'declaredAt'> & {
  runsOn: readonly TargetName[];
  /** A part of an execution that was triggered already. */
  begun?: boolean;
};

/** The scenario; throws every mistake in it. */
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
