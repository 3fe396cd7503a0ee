// What a run did on the simulated account: which numbers it reached, and which executions were active at the same time.
import type { ExecutionRecord } from '../../src/emulator/engine/records.ts';
import type { Studio } from '../../src/emulator/engine/studio.ts';

const MAX = 1000;

export const executionsOn = ({ executions, flows }: Studio): ExecutionRecord[] =>
  flows.all().flatMap(({ sid }) => executions.page(sid, { offset: 0, size: MAX }));

export const contactsOf = (executions: readonly ExecutionRecord[]): string[] =>
  [...new Set(executions.map(({ contact }) => contact))].toSorted();

/** Every number that received something, from the run or from a flow. */
export function reachedOn(studio: Studio): Set<string> {
  const sent = [...studio.messages.all(), ...studio.calls.all()].map(({ to }) => to);
  return new Set([...sent, ...contactsOf(executionsOn(studio))]);
}

/** Executions that started while another one of the same contact was active. */
export function clashes(executions: readonly ExecutionRecord[]): string[] {
  const inTime = executions.toSorted((a, b) => a.createdAt - b.createdAt);
  return inTime.flatMap(({ sid, contact, createdAt }, index) => {
    const before = inTime.slice(0, index).filter((one) => one.contact === contact && one.updatedAt > createdAt);
    return before.map((one) => `${one.sid} and ${sid}`);
  });
}
