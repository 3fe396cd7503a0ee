// One execution of a spec, from its trigger to its evidence: what is known of it, what failed, and whose turn it is.
import { inspect } from 'node:util';
import { FlowproofError, type Place } from '../errors.ts';
import { scenarioOf, type Written } from '../scenario/program.ts';
import type { ContactAction, Scenario } from '../scenario/scenario.ts';
import type { Playing, Progress } from '../session/begin.ts';
import { type Advise, checkUnmocked, explainStop } from '../session/checks/unmocked.ts';
import type { Failure, Judged } from '../session/evidence.ts';
import { type Attempt, failuresOf } from '../session/refusal.ts';
import type { Run } from '../session/run.ts';
import { unlistedEnd } from '../session/verdict.ts';
import { errorAt } from './called.ts';
import type { Room } from './room.ts';

export type Act = {
  /** At the place of the trigger; the last path that was expected becomes its own. */
  scenario: Scenario;
  span: Pick<Playing, 'patience' | 'seconds' | 'target'>;
  progress: Progress;
  run?: Run;
  /** Values that no report may show; sensitive replies add theirs. */
  secrets: string[];
  failures: Failure[];
  room: Room;
  /** What is under way: actions and looks come one after the other, even if a spec forgets to await one. */
  turn: Promise<unknown>;
  /** The calls that the contact's number was told to take, and how; for `anyCall`, the one says it for all. */
  calls: ContactAction[];
  anyCall: boolean;
  /** Another execution has taken its place. */
  isOver: boolean;
  losePatience: () => void;
  /** What to tell when the patience is over: until then, nothing. */
  impatience: Promise<readonly Failure[]>;
  /** Gives the contact back. */
  release: () => Promise<void>;
};

/** Values that no report may show, with what the flow received of them. */
export const secretsOf = ({ secrets, progress }: Act): string[] => [
  ...secrets,
  ...(progress.observed?.sensitiveInputs ?? []),
];

/** One after the other, each with the time that it takes. */
export function inTurn<T>(act: Pick<Act, 'turn' | 'room'>, task: () => Promise<T>): Promise<T> {
  const next = act.turn.then(() => act.room.during(task));
  act.turn = next.catch(() => undefined);
  return next;
}

/** What a spec says in a call, with the names of the flow that runs. */
export function said({ scenario, run }: Act, written: Written, place: Place): Scenario {
  const { id, name, flow } = scenario;
  const definition = run?.flow.definition ?? flow.definition;
  const reference = { ...flow, ...(definition ? { definition } : {}) };
  return scenarioOf(written, { id, name, place, flow: reference, runsOn: ['emulator', 'twilio'] });
}

/** Nobody waits for an answer for ever. */
export const patiently = <T>(act: Act, place: Place, task: Promise<T>): Promise<T> =>
  Promise.race([
    task,
    act.impatience.then((failures) => {
      throw new FlowproofError(failures.map((failure) => ({ ...failure, at: place })));
    }),
  ]);

/** Keeps failures for the evidence. */
export function noted(act: Act, failures: readonly Failure[], place: Place): Failure[] {
  const placed = failures.map((failure) => ({ at: place, ...failure }));
  act.failures.push(...placed);
  return placed;
}

/** What was thrown on the way, as an error that shows the spec's call. */
export function thrown(act: Act, error: unknown, attempt: Attempt): Error {
  const failures = noted(act, failuresOf(error, attempt), attempt.at);
  return errorAt(failures, { place: attempt.at, secrets: secretsOf(act) });
}

const quoted = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`);

const inTypeScript: Advise = (widget, answer) =>
  `say what it answers, in \`studio.trigger\`:\nmocks: { ${quoted(widget)}: ${inspect(answer, { breakLength: Number.POSITIVE_INFINITY })} }`;

/** What no matcher looks for, and no test may have. */
export function unseen({ scenario, span }: Act, evidence: Judged, hasFailed: boolean): Failure[] {
  const unmocked = checkUnmocked(scenario, evidence, inTypeScript);
  if (!hasFailed && unmocked.length === 0) return [];
  const unlisted = span.target.simulatedTime ? [] : unlistedEnd(scenario, evidence);
  return [...unmocked, ...explainStop(scenario, evidence), ...unlisted];
}
