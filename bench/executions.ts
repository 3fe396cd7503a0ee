// Executions as a client runs them: the three calls that the harness needs at least, one by one or many at a time.
import { type Ask, CONNECTIONS } from './ask.ts';

const CONTACT = '+15550101000';

export const executionsPath = (flowSid: string): string => `/v2/Flows/${flowSid}/Executions`;

export const triggerForm = (to: string): string =>
  new URLSearchParams({ To: to, From: '+15550100000', Parameters: '{"name":"Ada","time":"10:00"}' }).toString();

const sidIn = (body: string): string => (JSON.parse(body) as { sid: string }).sid;

export type Bodies = [created: string, execution: string, steps: string];

/** Triggers an execution, fetches it, lists its steps. */
export async function executionOf(ask: Ask, flowSid: string, to: string = CONTACT): Promise<Bodies> {
  const path = executionsPath(flowSid);
  const created = await ask('POST', path, triggerForm(to));
  const execution = `${path}/${sidIn(created)}`;
  return [created, await ask('GET', execution), await ask('GET', `${execution}/Steps?PageSize=1000`)];
}

/** As many at a time as there are connections, each for its own contact. */
export async function inParallel(count: number, work: (to: string) => Promise<unknown>): Promise<void> {
  let left = count;
  const one = async (index: number) => {
    const to = `+1555010${2001 + index}`;
    while (left-- > 0) await work(to);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, index) => one(index)));
}
