// Starts the execution of a scenario: with the REST trigger, or by a message or call of the contact.
import type { ExecutionTracker, TrackedTrigger } from '../account/cleanup.ts';
import type { Parties } from '../contact/context.ts';
import type { Contact } from '../contact/perform.ts';
import { FlowproofError } from '../errors.ts';
import { type ArrivalTrigger, arrivalOf, isArrival, needsEmulator } from '../scenario/arrival.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { StudioApi } from '../workflow/api.ts';
import { readList } from '../workflow/list.ts';
import { mayBeDone, sendOnce } from '../workflow/once.ts';
import { triggerExecution } from '../workflow/trigger.ts';
import type { PreparedFlow, Target } from './target.ts';

type Starting = {
  target: Target;
  flow: PreparedFlow;
  parties: Parties;
  contact: Contact;
  deadline: number;
  seconds: number;
  tracker: ExecutionTracker;
};

/** A flow has few new executions at a time: the contact's is among the latest. */
const LATEST = 20;

const latestOf = ({ client }: StudioApi, flowSid: string) =>
  readList('ListExecution', client.studio.v2.flows(flowSid).executions, { limit: LATEST });

/** The contact's new executions: few start at a time, and only this contact's count. */
async function startedSince({ target, flow, parties }: Starting, known: ReadonlySet<string>): Promise<string[]> {
  const latest = await latestOf(target.api, flow.sid);
  const isNew = ({ sid, contactChannelAddress }: (typeof latest)[number]) =>
    !known.has(sid) && contactChannelAddress === parties.contact;
  return latest.filter(isNew).map(({ sid }) => sid);
}

const PAUSE = 250;

/** Studio starts an execution shortly after the message or call arrives, and returns no SID. */
async function startedBy(starting: Starting, known: ReadonlySet<string>): Promise<string> {
  const { target, parties, deadline } = starting;
  const { clock } = target.api;
  for (;;) {
    const [started] = await startedSince(starting, known);
    if (started) return started;
    if (clock.now() > deadline) throw new FlowproofError([nothingStarted(parties)]);
    await clock.sleep(PAUSE);
  }
}

const nothingStarted = ({ flowNumber }: Parties) => ({
  code: 'no-execution',
  message: `the contact spoke to ${flowNumber}, but no execution of the flow began, as Twilio listed them (ListExecution)`,
  fix: "the number must be configured with the flow's webhook, and `inputs.from` must be that number; else look for what is active in the flow",
});

/** Sends; if that certainly had no effect, informs the tracker. */
const tracked =
  ({ refused }: TrackedTrigger) =>
  async <Sent>(send: () => Promise<Sent>): Promise<Sent> => {
    try {
      return await send();
    } catch (error) {
      if (!mayBeDone(error)) await refused();
      throw error;
    }
  };

/** Starts with the contact's message or call, exactly once: if the response is lost, the new execution shows that it arrived. */
async function speakFirst(speaks: ArrivalTrigger, body: string, starting: Starting) {
  const { target, flow, contact } = starting;
  const known = new Set((await latestOf(target.api, flow.sid)).map(({ sid }) => sid));
  const speaking = {
    what: speaks === 'incomingCall' ? "the contact's call" : "the contact's message",
    done: 'sent',
    fix: 'check the executions of the flow, end those that are still active, and run the scenario again',
    send: () => contact.begin(speaks, body).then(() => undefined),
    look: () => startedSince(starting, known),
    clock: target.api.clock,
  };
  return async (trigger: TrackedTrigger): Promise<string> => {
    const begun = await tracked(trigger)(() => sendOnce<string | undefined>(speaking));
    return begun ?? startedBy(starting, known);
  };
}

function request({ inputs: { parameters } }: Scenario, { target, flow, parties }: Starting) {
  const inputs = { flowSid: flow.sid, to: parties.contact, from: parties.flowNumber, parameters };
  // With simulated time the target was reset.
  const options = { isFirst: target.simulatedTime };
  return async (trigger: TrackedTrigger): Promise<string> =>
    (await tracked(trigger)(() => triggerExecution(target.api, inputs, options))).executionSid;
}

/** Triggers with data that the contact cannot send, or a parent flow: started by the target, if it can. */
function arrive({ trigger, inputs }: Scenario, { target, flow, parties }: Starting) {
  const { start: startBy } = target;
  if (!startBy || !isArrival(trigger)) return undefined;
  if (trigger !== 'incomingConversationMessage' && !needsEmulator(trigger, inputs)) return undefined;
  const ends = { contact: parties.contact, flowAddress: parties.flowNumber };
  const arrival = { flowSid: flow.sid, trigger, ...ends, ...arrivalOf(trigger, inputs) };
  return (tracking: TrackedTrigger): Promise<string> => tracked(tracking)(() => startBy(arrival));
}

/** The SID of the execution. */
export async function startExecution(scenario: Scenario, starting: Starting): Promise<string> {
  const { trigger, inputs } = scenario;
  const { flow, parties, contact, seconds, tracker } = starting;
  const send =
    arrive(scenario, starting) ??
    (isArrival(trigger) ? await speakFirst(trigger, inputs.body ?? '', starting) : request(scenario, starting));
  const phone = trigger === 'incomingCall' || contact.isOnThePhone();
  const announced = { flowSid: flow.sid, address: parties.contact, contact, phone, seconds };
  const tracking = await tracker.triggering(announced);
  try {
    const executionSid = await send(tracking);
    await tracking.started(executionSid);
    return executionSid;
  } finally {
    tracking.done();
  }
}
