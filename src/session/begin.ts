// Begins the execution of a scenario: the target is ready, the contact is, and it is triggered; then it can be watched.
import { type Contact, openContact } from '../contact/perform.ts';
import type { Setting } from '../contact/stage.ts';
import { FlowproofError } from '../errors.ts';
import { findState } from '../flow/graph.ts';
import { type Trace, trace } from '../path/trace.ts';
import type { ContactAction, Scenario } from '../scenario/scenario.ts';
import { fetchExecution } from '../workflow/fetch.ts';
import { listSteps } from '../workflow/steps.ts';
import type { ApiCall, Failure } from './evidence.ts';
import { earlierMessages } from './messages.ts';
import type { Observed, Observing } from './observe.ts';
import { type Attempt, failuresOf } from './refusal.ts';
import { type Parties, start } from './start.ts';
import type { PreparedFlow, Target } from './target.ts';
import type { Sight, Watched } from './watch.ts';
import type { Witness } from './witness.ts';

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
  /** Ends what is triggered here if this never returns. */
  witness: Witness;
};

/** How far a scenario came. */
export type Progress = { flow?: PreparedFlow; contact?: Contact; executionSid?: string; observed?: Observed };

async function lookAt({ target, flow, executionSid }: Observing): Promise<Sight> {
  const execution = { flowSid: flow.sid, executionSid };
  const { status } = await fetchExecution(target.api, execution);
  return { status, steps: await listSteps(target.api, { ...execution, status }) };
}

type Span = { deadline: number; seconds: number };

/** Where waiting costs real time, the contact must not be silent for longer than the scenario has. */
const timeLeft = ({ api, simulatedTime }: Target, deadline: number) =>
  simulatedTime ? {} : { secondsLeft: () => (deadline - api.clock.now()) / 1000 };

const observing = ({ observe }: Target): Pick<Setting, 'observe'> => (observe ? { observe } : {});

function settingOf({ target, parties }: Playing, flow: PreparedFlow, { deadline, seconds }: Span): Setting {
  const { api, elapse } = target;
  const known = { ...(flow.definition ? { definition: flow.definition } : {}), ...observing(target) };
  return { api, elapse, seconds: Math.ceil(seconds), ...parties, ...known, ...timeLeft(target, deadline) };
}

export type Following = Observing & { contact: Contact; setting: Setting; deadline: number };

/** Does what the contact does in this execution. */
export function actor(following: Following) {
  const { contact, setting, flow, executionSid, earlier } = following;
  return (action: ContactAction, seen: Trace): Promise<readonly Failure[]> => {
    const state = flow.definition && findState(flow.definition, action.at);
    const left = async () => trace((await lookAt(following)).steps).path[seen.path.length - 1]?.event;
    const stage = { ...setting, flowSid: flow.sid, executionSid, earlier, left, ...(state ? { state } : {}) };
    const what = `the contact's \`${action.kind}\``;
    return contact.perform(action, stage).then(
      () => [],
      (error) => failuresOf(error, { what, kind: 'contact', at: action.place }),
    );
  };
}

/** How to watch the execution. */
export function watchedBy(following: Following): Watched {
  const { target, flow, deadline } = following;
  const { simulatedTime, api } = target;
  const look = () => lookAt(following);
  return { look, clock: api.clock, deadline, definition: flow.definition, simulatedTime, ...observing(target) };
}

/** What is thrown becomes failures of the scenario that say what was tried. */
export const trying =
  ({ place }: Scenario) =>
  (what: string, kind: Attempt['kind']) =>
  (error: unknown) => {
    throw new FlowproofError(failuresOf(error, { what, kind, at: place }));
  };

/** Where time is simulated, the target was reset: there are none. */
const earlierThan = ({ api, simulatedTime }: Target, parties: Parties): Promise<ReadonlySet<string>> =>
  simulatedTime ? Promise.resolve(new Set()) : earlierMessages(api, parties);

/** Notes in `progress` how far it came. */
export async function begin(scenario: Scenario, playing: Playing, progress: Progress): Promise<Following> {
  const { target, parties, seconds, witness } = playing;
  const span = { deadline: target.api.clock.now() + seconds * 1000, seconds };
  const when = trying(scenario);
  const flow = await target.prepare(scenario).catch(when('the preparation', 'bad-scenario'));
  progress.flow = flow;
  const setting = settingOf(playing, flow, span);
  const contact = openContact(setting, scenario.contact);
  progress.contact = contact;
  await contact.ready().catch(when('the preparation of the contact', 'contact'));
  const earlier = await earlierThan(target, parties).catch(when('the list of messages', 'refused'));
  const starting = { target, flow, parties, contact, witness, ...span };
  const executionSid = await start(scenario, starting).catch(when('the trigger', 'refused'));
  progress.executionSid = executionSid;
  const secrets = [...playing.secrets, ...scenario.secrets];
  const actions = scenario.contact;
  return { target, flow, parties, executionSid, secrets, actions, earlier, contact, setting, ...span };
}
