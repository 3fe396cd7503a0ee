// A test account as a target: the flow is read as Twilio has it, and executions that are active for the contact are ended first.
import { setTimeout } from 'node:timers/promises';
import { contactProblems, flowProblems } from '../account/guard.ts';
import { journalFolder } from '../account/journal-folder.ts';
import { journalOf, sweepAccount } from '../account/journals.ts';
import type { ContactPolicy } from '../account/policy.ts';
import { type Protection, protect } from '../account/protection.ts';
import type { Swept } from '../account/sweep.ts';
import { FlowproofError, type Problem } from '../errors.ts';
import { checkDefinition } from '../flow/check.ts';
import { linkSubflows } from '../flow/subflows.ts';
import type { FlowDefinition, Json } from '../flow/types.ts';
import { spentByFlow } from '../session/spent.ts';
import type { OpenedTarget, Preparation, PreparedFlow, Target } from '../session/target.ts';
import { accountOf } from '../workflow/account.ts';
import type { StudioApi } from '../workflow/api.ts';
import { createClient } from '../workflow/client.ts';
import { endExecution } from '../workflow/end.ts';
import { readResponse, unreadableResponse } from '../workflow/errors.ts';
import { readList } from '../workflow/list.ts';
import { openDrift } from './drift.ts';
import type { Opening, Sweeping } from './opening.ts';

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
  const { revision, definition } = await readResponse(what, () => published.fetch());
  const [mistake] = checkDefinition(definition as Json).filter(({ code }) => code === 'not-a-flow');
  if (mistake) throw new FlowproofError([unreadableResponse(what, mistake.message)]);
  const { subflows = [] } = scenario.flow;
  linkSubflows(definition as FlowDefinition, subflows);
  // What Studio runs is a definition.
  return { sid, name, revision, definition: definition as FlowDefinition };
}

/** An account has few active executions in a flow. */
const MAX_ACTIVE = 1000;

/** An old active execution would receive what the contact sends, and Studio refuses a second one. */
async function endActive(api: StudioApi, flowSid: string, contact: string | undefined): Promise<void> {
  const executions = api.client.studio.v2.flows(flowSid).executions;
  const active = await readList('ListExecution', executions, { status: 'active', limit: MAX_ACTIVE });
  const own = active.filter((one) => one.status === 'active' && one.contactChannelAddress === contact);
  for (const { sid } of own) await endExecution(api, { flowSid, executionSid: sid });
}

/** Who may be reached is asked before anything is: a flow dials and texts by itself. */
function assertPermitted({ definition }: PreparedFlow, { place, inputs }: Preparation, policy: ContactPolicy): void {
  const named = definition ? flowProblems(definition, policy) : [];
  const problems = [...(inputs.to ? contactProblems(inputs.to, policy) : []), ...named];
  if (problems.length > 0) throw new FlowproofError(problems.map((problem) => ({ at: place, ...problem })));
}

type On = Pick<Opening, 'dryRun' | 'root' | 'environment'>;

export function openTwilioTarget(api: StudioApi, policy: ContactPolicy, { dryRun, root, environment }: On): Target {
  const driftOf = openDrift();
  return {
    name: 'twilio',
    api,
    simulatedTime: false,
    prepare: async (scenario) => {
      const published = await publishedFlow(api, scenario);
      const where = { file: scenario.place.file, root, env: environment };
      const drift = published.definition ? driftOf(scenario.flow, published.definition, where) : [];
      const flow = { ...published, ...(drift.length > 0 ? { drift } : {}) };
      assertPermitted(flow, scenario, policy);
      if (!dryRun) await endActive(api, flow.sid, scenario.inputs.to);
      return flow;
    },
    elapse: (seconds) => setTimeout(seconds * 1000),
    inside: async () => ({ incidents: [] }),
  };
}

const noFrom: Problem = {
  code: 'no-flow-number',
  message: 'On a test account a flow has a number of its own, and the scenario does not say which.',
  fix: 'add `from` to `inputs`: the number of the account that the flow answers at',
};

const leaseOn =
  ({ lease }: Protection, { waitFor }: Opening): OpenedTarget['lease'] =>
  async ({ to, from }, seconds) => {
    if (!from) throw new FlowproofError([noFrom]);
    waitFor('for a free contact', seconds);
    const { number, release } = await lease(to, seconds);
    waitFor('for the execution to begin');
    return { parties: { contact: number, flowNumber: from }, release };
  };

/** Opens the account that the environment names. */
export function openAccount(opening: Opening): OpenedTarget {
  const { root, environment, onExchange, observe } = opening;
  const protection = protect(opening);
  const account = accountOf(environment);
  const journal = journalOf(account, journalFolder(root));
  const api = createClient({ ...account, onExchange, guard: protection.guard });
  return {
    target: { ...openTwilioTarget(api, protection.policy, opening), observe },
    lease: leaseOn(protection, opening),
    recordSpending: (evidence, definition) => protection.recordSpending(spentByFlow(evidence, definition)),
    journal,
    close: async () => {
      await journal.close();
      await api.close();
    },
  };
}

/** Ends what dead processes have left active on the account. */
export const sweep = ({ environment, root }: Sweeping): Promise<Swept> =>
  sweepAccount(accountOf(environment), journalFolder(root));
