// The cost of listing and ordering the steps of a long execution: the number of pages, and the time compared with bare requests.
import { createClient } from '../src/workflow/client.ts';
import { listSteps } from '../src/workflow/steps.ts';
import { triggerExecution } from '../src/workflow/trigger.ts';
import { executionsPath } from './executions.ts';
import { turning } from './flows.ts';
import { compared, median, type Row, timed } from './measured.ts';
import { type Served, serve } from './served.ts';

const STEPS = 1000;
const LARGEST_PAGE = 1000;
const LISTINGS_A_ROUND = 20;

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  while (times.length < LISTINGS_A_ROUND) times.push(await timed(work));
  return median(times);
}

/** The harness's own client, with a count of its requests. */
function openHarness({ url, account }: Served) {
  let asked = 0;
  const note = () => {
    asked += 1;
  };
  const api = createClient({ ...account, origin: url, onExchange: note });
  return { api, asked: () => asked };
}

async function measure(served: Served): Promise<Row[]> {
  const [flowSid = ''] = served.flowSids;
  const { api, asked } = openHarness(served);
  const inputs = { flowSid, to: '+15550101001', from: '+15550100000' };
  const { executionSid } = await triggerExecution(api, inputs);
  const before = asked();
  const { length } = await listSteps(api, { flowSid, executionSid, status: 'ended' });
  if (length !== STEPS) throw new Error(`${length} steps were listed, not ${STEPS}`);
  const pages = asked() - before;
  const page = `${executionsPath(flowSid)}/${executionSid}/Steps?PageSize=${LARGEST_PAGE}`;
  const pair = await compared({
    rounds: 9,
    measured: () => medianOf(() => listSteps(api, { flowSid, executionSid, status: 'ended' })),
    baseline: () => medianOf(() => served.ask('GET', page)),
  });
  await api.close();
  const needed = Math.ceil(STEPS / LARGEST_PAGE);
  return [
    {
      what: `steps: pages asked for to list ${STEPS}, to those needed`,
      measured: `${pages}`,
      baseline: `${needed}`,
      ratio: pages / needed,
      allowed: { atMost: 1 },
    },
    {
      what: `steps: ${STEPS} listed and ordered, to one bare GET of the page`,
      measured: `${pair.measured.toFixed(1)} ms`,
      baseline: `${pair.baseline.toFixed(1)} ms`,
      ratio: pair.ratio,
      allowed: { atMost: 3 },
    },
  ];
}

export async function stepRows(): Promise<Row[]> {
  const served = await serve([{ name: 'long', definition: turning(STEPS) }]);
  const rows = await measure(served);
  await served.close();
  return rows;
}
