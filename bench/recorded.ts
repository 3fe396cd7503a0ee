// Recorded executions: how fast they are replayed, in how much memory, how many requests fetch them, and the cost of refusals.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Agent, request } from 'undici';
import type { FlowDefinition } from '../src/flow/types.ts';
import type { RecordedExecution } from '../src/recorded/execution.ts';
import { eachOf } from '../src/recorded/flight.ts';
import { createReplay } from '../src/recorded/replay.ts';
import { type Account, openAccount } from '../tests/recorded/account.ts';
import { converse } from '../tests/recorded/conversations.ts';
import { ORDERS, STRICTER } from '../tests/recorded/flows.ts';
import { type Row, timed } from './measured.ts';

const EXECUTIONS = 5000;
const ALLOWED_SECONDS = 2;

/** Ten steps each, on average. */
const CONVERSATIONS: readonly (readonly string[])[] = [
  ['what?', 'yes'],
  ['hm', 'well', 'ok thanks'],
  ['hm', 'what?', 'no'],
  ['what?', 'ok'],
];

/** Some executions as the account returns them, each repeated with other SIDs. */
function* manyOf(some: readonly RecordedExecution[], count: number): Generator<RecordedExecution> {
  for (let index = 0; index < count; index += 1) {
    const one = some[index % some.length];
    if (one) yield { ...one, sid: `FN${String(index).padStart(32, '0')}` };
  }
}

async function withAccount<Result>(
  options: { latency?: number; refuseEvery?: number },
  work: (account: Account) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'flowproof-bench-'));
  const account = await openAccount({ definition: ORDERS, folder, ...options });
  try {
    return await work(account);
  } finally {
    await account.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const collected = (): Promise<{ some: RecordedExecution[]; requests: number; executions: number; loops: number }> =>
  withAccount({}, async (account) => {
    for (let round = 0; round < 5; round += 1) for (const replies of CONVERSATIONS) converse(account, { replies });
    const { store } = await account.collect();
    const some = [...store.executions()];
    const loops = some.reduce((sum, { stepContexts }) => sum + Object.keys(stepContexts).length, 0);
    // One page of executions and one definition are requested once.
    return { some, requests: account.proxy.asked.length - 2, executions: some.length, loops };
  });

const heap = (): number => {
  global.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

function replayed(some: readonly RecordedExecution[], count: number, against: FlowDefinition) {
  const replay = createReplay('order-status', { revisions: () => ORDERS, against });
  // The processor time of this process only, so that other load on the machine does not count.
  const before = process.cpuUsage();
  for (const execution of manyOf(some, count)) replay.add(execution);
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: (user + system) / 1000, memory: heap(), result: replay.result() };
}

async function replayRows(): Promise<Row[]> {
  const { some, requests, executions, loops } = await collected();
  const steps = some.reduce((sum, one) => sum + one.steps.length, 0) / some.length;
  replayed(some, 500, STRICTER);
  const few = replayed(some, EXECUTIONS / 5, STRICTER);
  const all = replayed(some, EXECUTIONS, STRICTER);
  // Other load on the machine can only make a round slower.
  const rounds = [all, replayed(some, EXECUTIONS, STRICTER), replayed(some, EXECUTIONS, STRICTER)];
  const seconds = Math.min(...rounds.map(({ milliseconds }) => milliseconds)) / 1000;
  if (all.result.notReproduced > 0) throw new Error(`${all.result.notReproduced} are not reproduced`);
  return [
    {
      what: `replay: ${EXECUTIONS} executions of ${steps.toFixed(1)} steps against two definitions`,
      measured: `${seconds.toFixed(2)} s`,
      baseline: `${ALLOWED_SECONDS} s`,
      ratio: seconds / ALLOWED_SECONDS,
      allowed: { atMost: 1 },
    },
    {
      what: `replay: heap after ${EXECUTIONS} executions, to after ${EXECUTIONS / 5}`,
      measured: `${all.memory.toFixed(1)} MB`,
      baseline: `${few.memory.toFixed(1)} MB`,
      ratio: all.memory / few.memory,
      allowed: { atMost: 1.2 },
    },
    {
      what: 'record: requests for an execution, to two and one for each step in a loop',
      measured: (requests / executions).toFixed(2),
      baseline: (2 + loops / executions).toFixed(2),
      ratio: requests / (2 * executions + loops),
      allowed: { atMost: 1 },
    },
  ];
}

const FETCHED = 1000;
const LATENCY = 100;
const IN_FLIGHT = 8;
const REFUSE_EVERY = 20;

/** The same number of calls written by hand, none refused, as many at a time. */
const callsAlone = (): Promise<number> =>
  withAccount({ latency: LATENCY }, async ({ proxy }) => {
    const dispatcher = new Agent({ connections: IN_FLIGHT });
    const calls = Array.from({ length: FETCHED * 2 }, (_, index) => index);
    const ask = async () => {
      const { body } = await request(`${proxy.url}/v2/Flows?PageSize=1`, { dispatcher });
      await body.text();
    };
    const milliseconds = await timed(() => eachOf(calls, IN_FLIGHT, ask));
    await dispatcher.close();
    return milliseconds;
  });

async function fetchRow(): Promise<Row> {
  const baseline = await callsAlone();
  const milliseconds = await withAccount({ latency: LATENCY, refuseEvery: REFUSE_EVERY }, async (account) => {
    for (let index = 0; index < FETCHED; index += 1) converse(account, { replies: ['no'] });
    return timed(() => account.collect());
  });
  return {
    what: `record: ${FETCHED} executions fetched at ${LATENCY} ms with 5 % refused, to the calls alone, ${IN_FLIGHT} at a time`,
    measured: `${(milliseconds / 1000).toFixed(1)} s`,
    baseline: `${(baseline / 1000).toFixed(1)} s`,
    ratio: milliseconds / baseline,
    allowed: { atMost: 1.5 },
  };
}

export const recordedRows = async (): Promise<Row[]> => [...(await replayRows()), await fetchRow()];
