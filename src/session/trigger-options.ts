// The options of `studio.trigger` in a spec, and the scenario that they describe.
import { join } from 'node:path';
import { FlowproofError, type Place, type Problem } from '../errors.ts';
import type { JsonObject } from '../flow/types.ts';
import { placesCall } from '../flow/widget-types.ts';
import { didYouMean } from '../nearest.ts';
import { filling, fillTree, supplyOf } from '../scenario/fill.ts';
import { chooseFlow, type FlowChoice } from '../scenario/flow-file.ts';
import { scenarioOf, treeOf, type Written } from '../scenario/program.ts';
import type { CallOutcome, ContactAction, MockAnswer, Scenario } from '../scenario/scenario.ts';
import { partOf, textOf } from '../scenario/tree.ts';
import type { Environment } from '../workflow/account.ts';

type Shared = {
  /** The flow's definition, for the emulator: a path from the folder of the configuration, or from the spec if it begins with `./`. */
  flow?: string;
  /** The flow's SID, for a test account. It may contain `${ENV}`. */
  sid?: string;
  /** The contact's number; without it, one is leased. It may contain `${ENV}` or `${ENV:-default}`. */
  to?: string;
  /** The flow's number; as `to`. */
  from?: string;
  mocks?: Readonly<Record<string, MockAnswer | readonly MockAnswer[]>>;
  /** The time at which it starts on the emulator, ISO 8601 with offset. */
  now?: string;
  /** How the contact answers the flow's calls, in order. Without it a person picks up each. */
  answers?: readonly Readonly<Record<string, CallOutcome>>[];
  /** The names of parameters whose values are redacted in reports. */
  sensitive?: readonly string[];
  /** Seconds that the execution may take; by default the test's timeout. */
  timeout?: number;
};

/** The REST trigger, or a message or call of the contact. */
export type TriggerOptions = Shared &
  (
    | { trigger?: 'incomingRequest'; parameters?: JsonObject; body?: never }
    | { trigger: 'incomingMessage'; body: string; parameters?: never }
    | { trigger: 'incomingCall'; body?: never; parameters?: never }
  );

const KEYS = [
  'flow',
  'sid',
  'to',
  'from',
  'mocks',
  'now',
  'answers',
  'sensitive',
  'timeout',
  'trigger',
  'parameters',
  'body',
] as const satisfies readonly (keyof TriggerOptions)[];

function unknownKeys(options: TriggerOptions, at: Place): Problem[] {
  const unknown = Object.keys(options).filter((key) => !KEYS.some((known) => known === key));
  return unknown.map((key) => {
    const fix = didYouMean(key, KEYS) ?? `\`studio.trigger\` takes ${KEYS.map((known) => `\`${known}\``).join(', ')}`;
    return { code: 'unknown-key', message: `\`${key}\` is not a key of \`studio.trigger\`.`, fix, at };
  });
}

const noFlow = (at: Place): Problem => ({
  code: 'missing-key',
  message: '`studio.trigger` needs a flow to trigger.',
  fix: "add `flow: 'scenarios/my-flow/flow.json'` for the emulator, `sid: '${MY_FLOW_SID}'` for a test account, or both",
  at,
});

const WHERE = 'the path starts at the folder of playwright.config.ts, or at this file if it begins with `./`';

/** The base folder of a spec's paths, and the values of `${ENV}`. */
export type PathContext = { root: string; environment: Environment };

const startsElsewhere = (problem: Problem): Problem =>
  problem.code === 'missing-flow-file' && !problem.fix?.startsWith('did you mean')
    ? { ...problem, fix: WHERE }
    : problem;

function flowOf({ flow, sid }: TriggerOptions, at: Place, { root, environment }: PathContext): FlowChoice {
  if (flow === undefined && sid === undefined) throw new FlowproofError([noFlow(at)]);
  const beside = flow !== undefined && /^\.\.?[\\/]/.test(flow);
  const asked = { file: beside ? at.file : join(root, 'playwright.config.ts'), env: environment };
  return chooseFlow(treeOf({ definition: flow, sid }, at), asked);
}

/** A person picks up the flow's calls unless another outcome is set. */
function pickUp({ flow: { definition }, mocks, place }: Scenario): ContactAction[] {
  const caller = definition?.states.find((state) => placesCall(state.type) && !Object.hasOwn(mocks, state.name));
  return caller ? [{ at: caller.name, place, kind: 'answer', outcome: 'human' }] : [];
}

const answerOf = (answer: Readonly<Record<string, CallOutcome>>): Written[] =>
  Object.entries(answer).map(([at, outcome]) => ({ at, answer: outcome }));

/** Numbers differ between accounts, as SIDs do. */
function numbersOf({ to, from }: TriggerOptions, at: Place, environment: Environment): Written {
  const fill = filling(supplyOf(environment));
  const numbers = fillTree(fill, treeOf({ to, from }, at));
  if (fill.problems.length > 0) throw new FlowproofError(fill.problems);
  return { to: textOf(partOf(numbers, 'to')), from: textOf(partOf(numbers, 'from')) };
}

/** As a scenario file would write it. */
function writtenOf(options: TriggerOptions, at: Place, environment: Environment): Written {
  const { flow: _flow, sid: _sid, to: _to, from: _from, body, parameters, answers, ...same } = options;
  const inputs = { ...numbersOf(options, at, environment), body, parameters };
  return { ...same, inputs, contact: answers?.flatMap(answerOf) };
}

export type Named = Pick<Scenario, 'id' | 'name' | 'tags'> & { place: Place };

/** The scenario; throws every mistake in the options. */
export function scenarioFor(options: TriggerOptions, named: Named, around: PathContext): Scenario {
  const { id, name, tags, place } = named;
  const wrong = unknownKeys(options, place);
  if (wrong.length > 0) throw new FlowproofError(wrong);
  const { reference, runsOn, problems } = flowOf(options, place, around);
  if (problems.length > 0) throw new FlowproofError(problems.map(startsElsewhere));
  const written = scenarioOf(writtenOf(options, place, around.environment), {
    id,
    name,
    place,
    flow: reference,
    runsOn,
  });
  return { ...written, tags, contact: options.answers ? written.contact : pickUp(written) };
}
