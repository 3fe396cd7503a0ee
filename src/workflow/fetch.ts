// FetchExecution: asks what has become of an execution.
import { FlowproofError } from '../errors.ts';
import type { StudioApi } from './api.ts';
import { answerTo, oddAnswer } from './errors.ts';

export type ExecutionRef = { flowSid: string; executionSid: string };

export type ExecutionStatus = 'active' | 'ended';

export type Execution = { executionSid: string; status: ExecutionStatus; contact: string };

/** As the SDK reads an execution; what is in it is what the server sent. */
type Listed = { sid: unknown; status: unknown; contactChannelAddress?: unknown };

/** An execution of any other shape would end as an `undefined` somewhere. */
export function toExecution({ sid, status, contactChannelAddress }: Listed, what: string): Execution {
  if (typeof sid !== 'string') throw new FlowproofError([oddAnswer(what, 'the execution has no sid')]);
  if (status !== 'active' && status !== 'ended') {
    const told = status === undefined ? 'it has no status' : `its status is ${JSON.stringify(status)}`;
    throw new FlowproofError([oddAnswer(what, `${told}, neither active nor ended`)]);
  }
  return { executionSid: sid, status, contact: typeof contactChannelAddress === 'string' ? contactChannelAddress : '' };
}

/** In SDK 6.2.0 what `create` and `list` return has lost its SID for calls of its own: each call names it. */
export const executionOf = ({ client }: StudioApi, { flowSid, executionSid }: ExecutionRef) =>
  client.studio.v2.flows(flowSid).executions(executionSid);

/**
 * FetchExecution: whether an execution is active or has ended, and whose it is.
 *
 * @throws FlowproofError where no usable answer came; Twilio's own error, with `status` and `code`, where it refuses.
 */
export function fetchExecution(api: StudioApi, execution: ExecutionRef): Promise<Execution> {
  const what = 'FetchExecution';
  return answerTo(what, async () => toExecution(await executionOf(api, execution).fetch(), what));
}
