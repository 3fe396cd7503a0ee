// One scenario, played: trigger, contact, path, verdict. Every failure is collected, and evidence is left whatever happens.
import { perform } from '../contact/perform.ts';
import { FlowproofError } from '../errors.ts';
import { findState } from '../flow/graph.ts';
import type { ContactAction, Scenario } from '../scenario/scenario.ts';
import { fetchExecution } from '../workflow/fetch.ts';
import { listSteps } from '../workflow/steps.ts';
import { CHECKS } from './checks/index.ts';
import { drive } from './drive.ts';
import type { ApiCall, Evidence, Failure } from './evidence.ts';
import { type Gathering, gather } from './gather.ts';
import type { Happened } from './happened.ts';
import { record } from './record.ts';
import { type Attempt, failuresOf } from './refusal.ts';
import { type Parties, start } from './start.ts';
import type { PreparedFlow, Target } from './target.ts';
import type { Sight, Watched } from './watch.ts';

export type Playing = {
  target: Target;
  parties: Parties;
  /** How long the whole may take, in real time. */
  seconds: number;
  /** Files are named relative to it. */
  root: string;
  secrets: readonly string[];
  /** The API calls so far. */
  calls: () => readonly ApiCall[];
  /** Told as soon as an execution exists, so that somebody else can end it if this never returns. */
  onExecution: (execution: { flowSid: string; executionSid: string }) => void;
};

export type Played = { failures: readonly Failure[]; evidence: Evidence };

/** How far a scenario came. */
type Progress = { flow?: PreparedFlow; executionSid?: string; happened?: Happened };

async function look({ target, flow, executionSid }: Gathering): Promise<Sight> {
  const execution = { flowSid: flow.sid, executionSid };
  const { status } = await fetchExecution(target.api, execution);
  return { status, steps: await listSteps(target.api, execution) };
}

function stageOf({ target, flow, parties, executionSid }: Gathering, at: string) {
  const state = flow.definition && findState(flow.definition, at);
  const { api, elapse } = target;
  return { api, elapse, flowSid: flow.sid, executionSid, ...parties, ...(state ? { state } : {}) };
}

async function follow(
  scenario: Scenario,
  gathering: Gathering,
  { deadline, seconds }: { deadline: number; seconds: number },
) {
  const { target, flow } = gathering;
  const { simulatedTime, api } = target;
  const { clock } = api;
  const watched: Watched = { look: () => look(gathering), clock, deadline, definition: flow.definition, simulatedTime };
  const act = (action: ContactAction) =>
    perform(action, stageOf(gathering, action.at)).then(
      () => [],
      (error) =>
        failuresOf(error, { what: `the contact's \`${action.deed.kind}\``, kind: 'contact', at: action.place }),
    );
  const course = await drive({ actions: scenario.contact, perform: act, watched, seconds });
  return { course, happened: await gather(gathering, course) };
}

async function judge(scenario: Scenario, happened: Happened): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const check of CHECKS) failures.push(...(await check(scenario, happened)));
  return failures;
}

async function attempt(scenario: Scenario, playing: Playing, progress: Progress): Promise<readonly Failure[]> {
  const { target, parties, seconds, onExecution } = playing;
  const deadline = target.api.clock.now() + seconds * 1000;
  const trying = (what: string, kind: Attempt['kind']) => (error: unknown) => {
    throw new FlowproofError(failuresOf(error, { what, kind, at: scenario.place }));
  };
  progress.flow = await target.prepare(scenario).catch(trying('the preparation', 'bad-scenario'));
  const { flow } = progress;
  const executionSid = await start(scenario, { target, flow, parties, deadline }).catch(
    trying('the trigger', 'refused'),
  );
  progress.executionSid = executionSid;
  onExecution({ flowSid: flow.sid, executionSid });
  const gathering = { target, flow, parties, executionSid };
  const { course, happened } = await follow(scenario, gathering, { deadline, seconds }).catch(
    trying('a call', 'contact'),
  );
  progress.happened = happened;
  return [...course.failures, ...(await judge(scenario, happened).catch(trying('a call', 'refused')))];
}

export async function play(scenario: Scenario, playing: Playing): Promise<Played> {
  const { target, root, secrets } = playing;
  const progress: Progress = {};
  const failures = await attempt(scenario, playing, progress).catch((error: unknown) =>
    failuresOf(error, { what: 'the scenario', kind: 'refused', at: scenario.place }),
  );
  const evidence = record({ scenario, target, ...progress, failures, calls: playing.calls(), root, secrets });
  return { failures, evidence };
}
