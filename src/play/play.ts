// One scenario, played: trigger, contact, path, verdict. Every failure is collected, and evidence is left whatever happens.
import { type Contact, openContact } from '../contact/perform.ts';
import type { Setting } from '../contact/stage.ts';
import { FlowproofError } from '../errors.ts';
import { findState } from '../flow/graph.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { ContactAction, Scenario } from '../scenario/scenario.ts';
import { fetchExecution } from '../workflow/fetch.ts';
import { listSteps } from '../workflow/steps.ts';
import { CHECKS } from './checks/index.ts';
import { explainStop } from './checks/unmocked.ts';
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
  /** Aborted when nobody should wait for an answer any longer. */
  patience: AbortSignal;
  /** Told as soon as an execution exists, so that somebody else can end it if this never returns. */
  onExecution: (execution: { flowSid: string; executionSid: string }) => void;
};

export type Played = {
  failures: readonly Failure[];
  evidence: Evidence;
  /** What ran, or would have. */
  definition?: FlowDefinition;
};

/** How far a scenario came. */
type Progress = { flow?: PreparedFlow; contact?: Contact; executionSid?: string; happened?: Happened };

async function lookAt({ target, flow, executionSid }: Gathering): Promise<Sight> {
  const execution = { flowSid: flow.sid, executionSid };
  const { status } = await fetchExecution(target.api, execution);
  return { status, steps: await listSteps(target.api, { ...execution, status }) };
}

type Span = { deadline: number; seconds: number };

/** Where waiting costs real time, the contact must not be silent for longer than the scenario has. */
const timeLeft = ({ api, simulatedTime }: Target, deadline: number) =>
  simulatedTime ? {} : { secondsLeft: () => (deadline - api.clock.now()) / 1000 };

function settingOf({ target, parties }: Playing, flow: PreparedFlow, { deadline, seconds }: Span): Setting {
  const { api, elapse } = target;
  const definition = flow.definition ? { definition: flow.definition } : {};
  return { api, elapse, seconds: Math.ceil(seconds), ...parties, ...definition, ...timeLeft(target, deadline) };
}

type Following = Gathering & { contact: Contact; setting: Setting; deadline: number };

function actor({ contact, setting, flow, executionSid }: Following) {
  return (action: ContactAction): Promise<readonly Failure[]> => {
    const state = flow.definition && findState(flow.definition, action.at);
    const stage = { ...setting, flowSid: flow.sid, executionSid, ...(state ? { state } : {}) };
    const what = `the contact's \`${action.deed.kind}\``;
    return contact.perform(action, stage).then(
      () => [],
      (error) => failuresOf(error, { what, kind: 'contact', at: action.place }),
    );
  };
}

async function follow(scenario: Scenario, following: Following) {
  const { target, flow, deadline, setting } = following;
  const { simulatedTime, api } = target;
  const look = () => lookAt(following);
  const watched: Watched = { look, clock: api.clock, deadline, definition: flow.definition, simulatedTime };
  const { seconds } = setting;
  const course = await drive({ actions: scenario.contact, perform: actor(following), watched, seconds });
  return { course, happened: await gather(following, course) };
}

async function judge(scenario: Scenario, happened: Happened): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const check of CHECKS) failures.push(...(await check(scenario, happened)));
  return failures.length > 0 ? [...failures, ...explainStop(scenario, happened)] : failures;
}

async function attempt(scenario: Scenario, playing: Playing, progress: Progress): Promise<readonly Failure[]> {
  const { target, parties, seconds, onExecution } = playing;
  const span = { deadline: target.api.clock.now() + seconds * 1000, seconds };
  const trying = (what: string, kind: Attempt['kind']) => (error: unknown) => {
    throw new FlowproofError(failuresOf(error, { what, kind, at: scenario.place }));
  };
  const flow = await target.prepare(scenario).catch(trying('the preparation', 'bad-scenario'));
  progress.flow = flow;
  const setting = settingOf(playing, flow, span);
  const contact = openContact(setting, scenario.contact);
  progress.contact = contact;
  await contact.ready().catch(trying('the preparation of the contact', 'contact'));
  const starting = { target, flow, parties, contact, ...span };
  const executionSid = await start(scenario, starting).catch(trying('the trigger', 'refused'));
  progress.executionSid = executionSid;
  onExecution({ flowSid: flow.sid, executionSid });
  const following = { target, flow, parties, executionSid, contact, setting, ...span };
  const { course, happened } = await follow(scenario, following).catch(trying('a call', 'refused'));
  progress.happened = happened;
  return [...course.failures, ...(await judge(scenario, happened).catch(trying('a call', 'refused')))];
}

/** Whatever came of it, the contact hangs up. */
async function playToEnd(scenario: Scenario, playing: Playing, progress: Progress): Promise<readonly Failure[]> {
  const at = scenario.place;
  const failures = await attempt(scenario, playing, progress).catch((error: unknown) =>
    failuresOf(error, { what: 'the scenario', kind: 'refused', at }),
  );
  const left = await progress.contact?.finish().then(
    () => [],
    (error) => failuresOf(error, { what: 'hanging up', kind: 'contact', at }),
  );
  return [...failures, ...(left ?? [])];
}

const noAnswer = ({ place }: Scenario, seconds: number): Failure => ({
  kind: 'timeout',
  code: 'no-answer',
  message: `an API call had no answer when the scenario's ${seconds} s were over`,
  fix: 'see the last call in the report; give it more seconds with `timeout` if the service is slow',
  at: place,
});

const outOfPatience = (scenario: Scenario, { patience, seconds }: Playing) =>
  new Promise<readonly Failure[]>((resolve) => {
    patience.addEventListener('abort', () => resolve([noAnswer(scenario, seconds)]), { once: true });
  });

export async function play(scenario: Scenario, playing: Playing): Promise<Played> {
  const { target, root, secrets } = playing;
  const progress: Progress = {};
  const failures = await Promise.race([playToEnd(scenario, playing, progress), outOfPatience(scenario, playing)]);
  const { contact: _, ...known } = progress;
  const evidence = record({ scenario, target, ...known, failures, calls: playing.calls(), root, secrets });
  const definition = progress.flow?.definition ?? scenario.flow.definition;
  return { failures, evidence, ...(definition ? { definition } : {}) };
}
