// Finds the active executions of a contact, including those of a trigger whose response was lost.
import type { StudioApi } from './api.ts';
import { readList } from './list.ts';

/** A contact has one active execution in a flow at a time; a flow has few. */
const MAX = 1000;

export type Active = { executionSid: string; contact: string; createdAt: number };

export async function activeFor(
  { client }: StudioApi,
  flowSid: string,
  isContact: (number: string) => boolean,
): Promise<Active[]> {
  const executions = client.studio.v2.flows(flowSid).executions;
  const active = await readList('ListExecution', executions, { status: 'active', limit: MAX });
  return active
    .filter(({ status, contactChannelAddress }) => status === 'active' && isContact(contactChannelAddress))
    .map(({ sid, contactChannelAddress: contact, dateCreated }) => ({
      executionSid: sid,
      contact,
      createdAt: Number(dateCreated),
    }));
}
