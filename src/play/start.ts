// Starts the execution of a scenario: by the REST trigger, or by the contact, who then speaks first.
import type { Contact } from '../contact/perform.ts';
import { FlowproofError } from '../errors.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { StudioApi } from '../workflow/api.ts';
import { triggerExecution } from '../workflow/trigger.ts';
import type { PreparedFlow, Target } from './target.ts';

export type Parties = { contact: string; flowNumber: string };

type Starting = { target: Target; flow: PreparedFlow; parties: Parties; contact: Contact; deadline: number };

/** A flow has few new executions at a time; the one that the contact just started is among the latest. */
const LATEST = 20;

async function latestOf({ client }: StudioApi, flowSid: string) {
  return client.studio.v2.flows(flowSid).executions.list({ limit: LATEST });
}

const PAUSE = 250;

/** Studio starts an execution a moment after the message or call came, and tells nobody its SID. */
async function startedBy(starting: Starting, known: ReadonlySet<string>): Promise<string> {
  const { target, flow, parties, deadline } = starting;
  const { api } = target;
  for (;;) {
    const latest = await latestOf(api, flow.sid);
    const started = latest.find(
      ({ sid, contactChannelAddress }) => !known.has(sid) && contactChannelAddress === parties.contact,
    );
    if (started) return started.sid;
    if (api.clock.now() > deadline) throw new FlowproofError([nothingStarted(parties)]);
    await api.clock.sleep(PAUSE);
  }
}

const nothingStarted = ({ flowNumber }: Parties) => ({
  code: 'no-execution',
  message: `the contact spoke to ${flowNumber}, but no execution of the flow began`,
  fix: "the number must be configured with the flow's webhook, and `inputs.from` must be that number",
});

/** The SID of the execution. */
export async function start(scenario: Scenario, starting: Starting): Promise<string> {
  const { target, flow, parties } = starting;
  const { parameters, body = '' } = scenario.inputs;
  if (scenario.trigger === 'incomingRequest') {
    const inputs = { flowSid: flow.sid, to: parties.contact, from: parties.flowNumber, parameters };
    return (await triggerExecution(target.api, inputs)).executionSid;
  }
  const known = new Set((await latestOf(target.api, flow.sid)).map(({ sid }) => sid));
  await starting.contact.begin(scenario.trigger, body);
  return startedBy(starting, known);
}
