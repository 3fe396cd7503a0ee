// Starts the execution of a scenario: by the REST trigger, or by the contact, who then speaks first.
import type { Contact } from '../contact/perform.ts';
import { FlowproofError } from '../errors.ts';
import type { Scenario, TriggerName } from '../scenario/scenario.ts';
import type { StudioApi } from '../workflow/api.ts';
import { readList } from '../workflow/list.ts';
import { sendOnce } from '../workflow/once.ts';
import { triggerExecution } from '../workflow/trigger.ts';
import type { PreparedFlow, Target } from './target.ts';

export type Parties = { contact: string; flowNumber: string };

type Starting = { target: Target; flow: PreparedFlow; parties: Parties; contact: Contact; deadline: number };

/** A flow has few new executions at a time; the one that the contact just started is among the latest. */
const LATEST = 20;

const latestOf = ({ client }: StudioApi, flowSid: string) =>
  readList('ListExecution', client.studio.v2.flows(flowSid).executions, { limit: LATEST });

/** The contact's new executions: few begin at a time, and only this contact's count. */
async function startedSince({ target, flow, parties }: Starting, known: ReadonlySet<string>): Promise<string[]> {
  const latest = await latestOf(target.api, flow.sid);
  const isNew = ({ sid, contactChannelAddress }: (typeof latest)[number]) =>
    !known.has(sid) && contactChannelAddress === parties.contact;
  return latest.filter(isNew).map(({ sid }) => sid);
}

const PAUSE = 250;

/** Studio starts an execution a moment after the message or call came, and tells nobody its SID. */
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
  message: `the contact spoke to ${flowNumber}, but no execution of the flow began, so Twilio told (ListExecution)`,
  fix: "the number must be configured with the flow's webhook, and `inputs.from` must be that number; else look for what is active in the flow",
});

/** The contact speaks first, once: where the answer is lost, the execution that begins says that it was heard. */
async function speakFirst(trigger: Exclude<TriggerName, 'incomingRequest'>, body: string, starting: Starting) {
  const { target, flow, contact } = starting;
  const known = new Set((await latestOf(target.api, flow.sid)).map(({ sid }) => sid));
  const begun = await sendOnce<string | undefined>({
    what: trigger === 'incomingCall' ? 'the call of the contact' : 'the message of the contact',
    done: 'sent',
    fix: 'look at the executions of the flow, end what is still active, and play the scenario again',
    send: () => contact.begin(trigger, body).then(() => undefined),
    look: () => startedSince(starting, known),
    clock: target.api.clock,
  });
  return begun ?? startedBy(starting, known);
}

/** The SID of the execution. */
export async function start(scenario: Scenario, starting: Starting): Promise<string> {
  const { target, flow, parties } = starting;
  const { parameters, body = '' } = scenario.inputs;
  if (scenario.trigger === 'incomingRequest') {
    const inputs = { flowSid: flow.sid, to: parties.contact, from: parties.flowNumber, parameters };
    return (await triggerExecution(target.api, inputs)).executionSid;
  }
  return speakFirst(scenario.trigger, body, starting);
}
