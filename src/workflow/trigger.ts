// CreateExecution: triggers an execution of a flow for a contact, exactly once even if the response is lost.
import { FlowproofError } from '../errors.ts';
import type { StudioApi, WorkflowInputs } from './api.ts';
import { readResponse } from './errors.ts';
import { type Execution, type ExecutionStatus, toExecution } from './fetch.ts';
import { readList } from './list.ts';
import { sendOnce } from './once.ts';

export type Triggered = { executionSid: string; status: ExecutionStatus };

/** Executions that existed before the trigger, and when the newest of them began, by the server's clock. */
type Before = { sids: ReadonlySet<string>; newest?: Date };

/** No account starts more executions in a second: 20 by REST, and few others of one flow. */
const FEW = 50;

/** Twilio's times have whole seconds. */
const SECOND = 1000;

const executionsOf = ({ client }: StudioApi, flowSid: string) => client.studio.v2.flows(flowSid).executions;

/**
 * The server's clock may differ from ours: only the earlier executions show which one is new. If the server refuses to list them, the
 * trigger will fail as well, with a better message.
 */
async function before(api: StudioApi, flowSid: string): Promise<Before | undefined> {
  const listing = readList('ListExecution', executionsOf(api, flowSid), { limit: FEW });
  const there = await listing.catch((error: unknown) => {
    if (error instanceof FlowproofError) throw error;
    return undefined;
  });
  if (!there) return undefined;
  const newest = Math.max(0, ...there.map(({ dateCreated }) => Number(dateCreated) || 0));
  return { sids: new Set(there.map(({ sid }) => sid)), ...(newest > 0 ? { newest: new Date(newest - SECOND) } : {}) };
}

async function since(api: StudioApi, { flowSid, to }: WorkflowInputs, { sids, newest }: Before): Promise<Execution[]> {
  const what = 'ListExecution';
  const dateCreatedFrom = newest ? { dateCreatedFrom: newest } : {};
  const there = await readList(what, executionsOf(api, flowSid), { limit: FEW, ...dateCreatedFrom });
  return there
    .filter(({ sid, contactChannelAddress }) => !sids.has(sid) && contactChannelAddress === to)
    .map((one) => toExecution(one, what));
}

const noList = () => Promise.reject(new Error('the executions of the flow could not be listed before the trigger'));

export type TriggerOptions = {
  /** The flow has no executions yet, so that none are listed. */
  isFirst?: boolean;
};

/**
 * CreateExecution: triggers an execution of a flow for a contact, and returns its SID and status. `parameters` are an object or its JSON;
 * without them, none are sent. The request is sent once: if the response is lost, the new execution is searched for instead.
 * Source: https://www.twilio.com/docs/studio/rest-api/v2/execution
 * @throws FlowproofError `triggered-or-not` if it stays unknown whether an execution was triggered, or an `api-…` code if there was no
 * usable response; Twilio's own error, with `status` and `code`, if it refuses.
 */
export async function triggerExecution(
  api: StudioApi,
  inputs: WorkflowInputs,
  { isFirst = false }: TriggerOptions = {},
): Promise<Triggered> {
  const { flowSid, to, from, parameters } = inputs;
  const what = 'CreateExecution';
  const known = isFirst ? { sids: new Set<string>() } : await before(api, flowSid);
  const given = { to, from, ...(parameters === undefined ? {} : { parameters }) };
  const { executionSid, status } = await sendOnce<Execution>({
    what: 'the execution',
    done: 'triggered',
    fix: 'check the executions of the flow, end those that are still active, and run the scenario again',
    send: () => readResponse(what, async () => toExecution(await executionsOf(api, flowSid).create(given), what)),
    look: () => (known ? since(api, inputs, known) : noList()),
    clock: api.clock,
  });
  return { executionSid, status };
}
