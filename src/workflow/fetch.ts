// FetchExecution: fetches the status of an execution.
import { FlowproofError } from '../errors.ts';
import type { StudioApi } from './api.ts';
import { readResponse, unreadableResponse } from './errors.ts';

export type ExecutionRef = { flowSid: string; executionSid: string };

export type ExecutionStatus = 'active' | 'ended';

export type Execution = { executionSid: string; status: ExecutionStatus; contact: string };

/** An execution as the SDK reads it; its values are unchecked. */
type Listed = { sid: unknown; status: unknown; contactChannelAddress?: unknown };

/** An execution of any other shape would later fail as an `undefined`. */
export function toExecution({ sid, status, contactChannelAddress }: Listed, what: string): Execution {
  if (typeof sid !== 'string') throw new FlowproofError([unreadableResponse(what, 'the execution has no sid')]);
  if (status !== 'active' && status !== 'ended') {
    const described = status === undefined ? 'it has no status' : `its status is ${JSON.stringify(status)}`;
    throw new FlowproofError([unreadableResponse(what, `${described}, neither active nor ended`)]);
  }
  return { executionSid: sid, status, contact: typeof contactChannelAddress === 'string' ? contactChannelAddress : '' };
}

/** In SDK 6.2.0 the objects that `create` and `list` return lack their SID for further calls: each call passes it. */
export const executionOf = ({ client }: StudioApi, { flowSid, executionSid }: ExecutionRef) =>
  client.studio.v2.flows(flowSid).executions(executionSid);

/**
 * FetchExecution: whether an execution is active or has ended, and its contact.
 * @throws FlowproofError if there was no usable response; Twilio's own error, with `status` and `code`, if it refuses.
 */
export function fetchExecution(api: StudioApi, execution: ExecutionRef): Promise<Execution> {
  const what = 'FetchExecution';
  return readResponse(what, async () => toExecution(await executionOf(api, execution).fetch(), what));
}
