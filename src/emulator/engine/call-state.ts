// Tells whether the call of an execution is up.
import type { CallRecord } from './records.ts';
import type { CallState } from './widget.ts';
import type { Run, World } from './world.ts';

export const callOf = ({ calls }: World, { record }: Run): CallRecord | undefined =>
  record.callSid === null ? undefined : calls.get(record.callSid);

export const isUp = (world: World, run: Run): boolean => callOf(world, run)?.status === 'in-progress';

export const stateOf = ({ sid, direction, status }: CallRecord): CallState => ({ sid, direction, status });
