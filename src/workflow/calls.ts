// Lists the account's active calls and ends a call.
import type { StudioApi } from './api.ts';
import { isRefusal, readResponse } from './errors.ts';
import { readList } from './list.ts';
import { repeat } from './repeat.ts';

export type ListedCall = Awaited<ReturnType<StudioApi['client']['calls']['list']>>[number];

/** More than a test account ever has active. */
const MANY = 1000;

export const OPEN_STATUSES = ['queued', 'ringing', 'in-progress'] as const;

/** The account's active and ringing calls. */
export async function openCalls({ client }: StudioApi): Promise<ListedCall[]> {
  const lists = OPEN_STATUSES.map((status) => readList('ListCall', client.calls, { status, limit: MANY }));
  return (await Promise.all(lists)).flat();
}

/** Twilio: the call is not in progress (any more). A call that has already ended is treated as ended by us. */
const saysItIsOver = (error: unknown): boolean =>
  isRefusal(error) && (error.code === 21220 || error.code === 20404 || error.status === 404);

const UP: ReadonlySet<unknown> = new Set(['queued', 'initiated', 'ringing', 'in-progress']);

/** The response may be lost, and an error response may lack its code. */
async function isOver({ client }: StudioApi, sid: string, error: unknown): Promise<boolean> {
  if (saysItIsOver(error)) return true;
  if (isRefusal(error) && error.code !== undefined) return false;
  const asking = readResponse('FetchCall', () => client.calls(sid).fetch());
  return asking.then(
    ({ status }) => !UP.has(status),
    () => false,
  );
}

export async function endCall(api: StudioApi, sid: string): Promise<void> {
  const ask = () => readResponse('UpdateCall', () => api.client.calls(sid).update({ status: 'completed' }));
  await repeat({ ask, clock: api.clock, isDone: (error) => isOver(api, sid, error) });
}
