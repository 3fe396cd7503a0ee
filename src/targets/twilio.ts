// A test account as a target: the flow is read as Twilio has it, and whatever the contact left over there is ended first.
import { setTimeout } from 'node:timers/promises';
import { contactProblems, flowProblems } from '../account/guard.ts';
import type { ContactPolicy } from '../account/policy.ts';
import { FlowproofError, type Problem } from '../errors.ts';
import { checkDefinition } from '../flow/check.ts';
import type { FlowDefinition, Json } from '../flow/types.ts';
import { dryRun, environment } from '../playwright/environment.ts';
import { ROOT } from '../playwright/root.ts';
import type { Preparation, PreparedFlow, Target } from '../session/target.ts';
import type { StudioApi } from '../workflow/api.ts';
import { endExecution } from '../workflow/end.ts';
import { answerTo, oddAnswer } from '../workflow/errors.ts';
import { readList } from '../workflow/list.ts';
import { openDrift } from './drift.ts';

const noSid = ({ place }: Preparation): Problem => ({
  code: 'no-flow-sid',
  message: 'A test account knows its flows by their SIDs, and this file names none.',
  fix: "add `sid: ${MY_FLOW_SID}` to `flow`, and the variable to `.env`: it is on the flow's page in Studio",
  at: place,
});

/** The revision that executions run; the flow itself may be at a draft. */
async function publishedFlow({ client }: StudioApi, scenario: Preparation): Promise<PreparedFlow> {
  const { sid, name } = scenario.flow;
  if (!sid) throw new FlowproofError([noSid(scenario)]);
  const what = 'FetchFlowRevision';
  const published = client.studio.v2.flows(sid).revisions('LatestPublished');
  const { revision, definition } = await answerTo(what, () => published.fetch());
  const [mistake] = checkDefinition(definition as Json).filter(({ code }) => code === 'not-a-flow');
  if (mistake) throw new FlowproofError([oddAnswer(what, mistake.message)]);
  // What Studio runs is a definition.
  return { sid, name, revision, definition: definition as FlowDefinition };
}

/** An account has few active executions in a flow. */
const MOST_ACTIVE = 1000;

/** An old active execution would swallow what the contact sends, and Studio refuses a second one. */
async function endLeftovers(api: StudioApi, flowSid: string, contact: string | undefined): Promise<void> {
  const executions = api.client.studio.v2.flows(flowSid).executions;
  const active = await readList('ListExecution', executions, { status: 'active', limit: MOST_ACTIVE });
  const own = active.filter((one) => one.status === 'active' && one.contactChannelAddress === contact);
  for (const { sid } of own) await endExecution(api, { flowSid, executionSid: sid });
}

/** Who may be reached is asked before anything is: a flow dials and texts by itself. */
function assertPermitted({ definition }: PreparedFlow, { place, inputs }: Preparation, policy: ContactPolicy): void {
  const named = definition ? flowProblems(definition, policy) : [];
  const problems = [...(inputs.to ? contactProblems(inputs.to, policy) : []), ...named];
  if (problems.length > 0) throw new FlowproofError(problems.map((problem) => ({ at: place, ...problem })));
}

export function openTwilioTarget(api: StudioApi, policy: ContactPolicy): Target {
  const driftOf = openDrift();
  return {
    name: 'twilio',
    api,
    simulatedTime: false,
    prepare: async (scenario) => {
      const published = await publishedFlow(api, scenario);
      const where = { file: scenario.place.file, root: ROOT, env: environment };
      const drift = published.definition ? driftOf(scenario.flow, published.definition, where) : [];
      const flow = { ...published, ...(drift.length > 0 ? { drift } : {}) };
      assertPermitted(flow, scenario, policy);
      if (!dryRun) await endLeftovers(api, flow.sid, scenario.inputs.to);
      return flow;
    },
    elapse: (seconds) => setTimeout(seconds * 1000),
    inside: async () => ({ incidents: [] }),
  };
}
