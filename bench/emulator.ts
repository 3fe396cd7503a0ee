// The cost of the emulator over HTTP: executions per second, a step of a long execution, memory, and a page of a long list.
import { runBundled } from './bundled.ts';
import { executionOf, executionsPath, inParallel, triggerForm } from './executions.ts';
import { fiveWidgets, turning } from './flows.ts';
import { compared, median, type Row, timed } from './measured.ts';
import { type Served, serve } from './served.ts';

const ROUNDS = 9;

async function rateRow(): Promise<Row> {
  const { measured, baseline, ratio } = JSON.parse(await runBundled('rate'));
  return {
    what: 'emulator: executions of five widgets, to three fixed answers',
    measured: `${measured.toFixed(0)}/s`,
    baseline: `${baseline.toFixed(0)}/s`,
    ratio,
    allowed: { atLeast: 0.6 },
  };
}

const STEPS = { many: 1000, few: 100 };
const STEPS_A_ROUND = 10_000;

async function stepsRow(): Promise<Row> {
  const flows = [STEPS.many, STEPS.few].map((steps) => ({ name: `${steps} steps`, definition: turning(steps) }));
  const { ask, flowSids, close } = await serve(flows);
  const [many = '', few = ''] = flowSids;
  /** Both sides take the same number of steps in a round. */
  const microseconds = (flowSid: string, steps: number) => async () => {
    const work = async () => {
      for (let left = STEPS_A_ROUND; left > 0; left -= steps) await executionOf(ask, flowSid);
    };
    return ((await timed(work)) / STEPS_A_ROUND) * 1000;
  };
  const measured = microseconds(many, STEPS.many);
  const pair = await compared({ rounds: ROUNDS, measured, baseline: microseconds(few, STEPS.few) });
  await close();
  return {
    what: `emulator: a step of an execution of ${STEPS.many}, to one of ${STEPS.few}`,
    measured: `${pair.measured.toFixed(1)} µs`,
    baseline: `${pair.baseline.toFixed(1)} µs`,
    ratio: pair.ratio,
    allowed: { atMost: 1.5 },
  };
}

const EXECUTIONS = { many: 10_000, few: 100 };
const MAX_MEGABYTES = 300;

async function memoryRow({ rss }: Served): Promise<Row> {
  const megabytes = (await rss()) / 1024 / 1024;
  return {
    what: `emulator: memory with ${EXECUTIONS.many + EXECUTIONS.few} finished executions`,
    measured: `${megabytes.toFixed(0)} MB`,
    baseline: `${MAX_MEGABYTES} MB`,
    ratio: megabytes / MAX_MEGABYTES,
    allowed: { atMost: 1 },
  };
}

const PAGE_SIZE = 50;
const PAGES_A_ROUND = 100;

async function pageRow({ ask, flowSids }: Served, which: 'first' | 'last'): Promise<Row> {
  const [many = '', few = ''] = flowSids;
  const milliseconds = (flowSid: string, count: number) => async () => {
    const page = which === 'last' ? count / PAGE_SIZE - 1 : 0;
    const path = `${executionsPath(flowSid)}?PageSize=${PAGE_SIZE}&Page=${page}`;
    const times: number[] = [];
    while (times.length < PAGES_A_ROUND) times.push(await timed(() => ask('GET', path)));
    return median(times);
  };
  const measured = milliseconds(many, EXECUTIONS.many);
  const pair = await compared({ rounds: ROUNDS, measured, baseline: milliseconds(few, EXECUTIONS.few) });
  return {
    what: `emulator: the ${which} page of ${EXECUTIONS.many} executions, to one of ${EXECUTIONS.few}`,
    measured: `${pair.measured.toFixed(2)} ms`,
    baseline: `${pair.baseline.toFixed(2)} ms`,
    ratio: pair.ratio,
    allowed: { atMost: 1.3 },
  };
}

async function rowsOfMany(): Promise<Row[]> {
  const served = await serve(['many', 'few'].map((name) => ({ name, definition: fiveWidgets() })));
  const { ask, flowSids, close } = served;
  const [many = '', few = ''] = flowSids;
  const trigger = (flowSid: string) => (to: string) => ask('POST', executionsPath(flowSid), triggerForm(to));
  await inParallel(EXECUTIONS.many, trigger(many));
  await inParallel(EXECUTIONS.few, trigger(few));
  const rows = [await memoryRow(served), await pageRow(served, 'first'), await pageRow(served, 'last')];
  await close();
  return rows;
}

export async function emulatorRows(): Promise<Row[]> {
  return [await rateRow(), await stepsRow(), ...(await rowsOfMany())];
}
