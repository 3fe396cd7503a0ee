// Plays many scenarios at once on an emulator with random faults, and returns what the server has recorded for each.
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { trackExecutions } from '../../src/account/cleanup.ts';
import { NO_JOURNAL } from '../../src/account/journal.ts';
import type { ExecutionRecord } from '../../src/emulator/engine/records.ts';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import type { Action, Scenario } from '../../src/scenario/scenario.ts';
import type { Failure } from '../../src/session/evidence.ts';
import { play } from '../../src/session/play.ts';
import type { Target } from '../../src/session/target.ts';
import type { Clock } from '../../src/workflow/api.ts';
import { createClient } from '../../src/workflow/client.ts';
import { ask, flowOf, say } from '../emulator/flows.ts';
import type { Random } from '../random.ts';
import { PLACE, scenario } from '../session/judged.ts';
import { optionsOn } from '../session/options.ts';
import { STALL, stormOf } from './random-faults.ts';
import { metBy } from './run.ts';

const FLOW_NUMBER = '+15550100000';

/** Asks twice and gets the same reply twice: only a count can distinguish the replies. */
const TWICE = flowOf(
  ask('ask', 'Are you coming?', { incomingMessage: 'sure', timeout: '' }),
  ask('sure', 'Are you sure?', { incomingMessage: 'thank', timeout: '' }),
  say('thank', 'See you'),
);

const YES: Action = { kind: 'reply', body: 'yes', media: [] };
const REPLIES = ['ask', 'sure'].map((at) => ({ ...YES, at, place: PLACE }));

const BY_REQUEST = scenario({}, { contact: REPLIES, targets: ['twilio'] });
const BY_MESSAGE: Scenario = {
  ...BY_REQUEST,
  trigger: 'incomingMessage',
  inputs: { body: 'Hi', parameters: {} },
};

/** What the server has recorded for one contact when its scenario is over, and what the scenario reports. */
export type Recorded = {
  contact: string;
  trigger: Scenario['trigger'];
  failures: readonly Failure[];
  left: string;
  /** Those that the scenario triggered. */
  executions: number;
  /** Those that a late reply started, after its own execution was over. */
  strays: number;
  active: number;
  /** How often the contact sent each text. */
  said: Readonly<Record<string, number>>;
};

/** Sleep takes no time, but lets other scenarios continue. */
function timeless(): Clock {
  let now = Date.parse('2026-11-24T09:00:00Z');
  const sleep = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    await turn();
  };
  return { now: () => now, sleep };
}

type Setup = { emulator: Emulator; flowSid: string };

type Reported = Pick<Recorded, 'contact' | 'trigger' | 'failures' | 'left'>;

async function playOne({ emulator, flowSid }: Setup, one: Scenario, contact: string): Promise<Reported> {
  const { url: origin, accountSid, authToken: password } = emulator;
  const retry = { random: () => 1 };
  const api = createClient({ accountSid, password, origin, clock: timeless(), retry, timeoutMilliseconds: STALL / 2 });
  const target: Target = {
    name: 'twilio',
    api,
    simulatedTime: false,
    prepare: async () => ({ sid: flowSid, name: 'twice', definition: TWICE }),
    elapse: async () => undefined,
    inside: async () => ({ incidents: [] }),
  };
  const tracker = trackExecutions(api, NO_JOURNAL);
  const { failures } = await play(one, optionsOn(target, { contact, seconds: 60, tracker }));
  const left = await tracker.end().then(
    () => '',
    (error: Error) => error.message,
  );
  await api.close();
  return { contact, trigger: one.trigger, failures, left };
}

/** A message that no execution waits for starts a new one. */
const isStray = ({ context }: ExecutionRecord): boolean => JSON.stringify(context.trigger).includes('"Body":"yes"');

function recordedOf({ emulator: { studio }, flowSid }: Setup, reported: Reported): Recorded {
  const { contact } = reported;
  const all = studio.executions.page(flowSid, { offset: 0, size: 100_000 });
  const executions = all.filter((execution) => execution.contact === contact);
  const strays = executions.filter(isStray).length;
  const said: Record<string, number> = {};
  for (const { from, body, direction } of studio.messages.all())
    if (from === contact && direction === 'inbound') said[body] = (said[body] ?? 0) + 1;
  const active = executions.filter(({ status }) => status === 'active').length;
  return { ...reported, executions: executions.length - strays, strays, active, said };
}

/** How many scenarios run at a time. */
const CONCURRENCY = 12;

async function inParallel<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      done[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return done;
}

const OPERATIONS = [
  'CreateExecution',
  'ListExecution',
  'FetchExecution',
  'UpdateExecution',
  'ListExecutionStep',
  'FetchExecutionContext',
  'CreateMessage',
  'ListMessage',
];

/** About the most calls of one operation that a scenario makes. */
const CALLS = 8;

const numberOf = (index: number): string => `+1555020${String(index).padStart(4, '0')}`;

export type Storm = { recorded: readonly Recorded[]; met: number };

/** Plays `count` scenarios, each with its own contact, and waits for delayed requests to be carried out. */
export async function storm(count: number, chance: Random, part: number): Promise<Storm> {
  const emulator = await startEmulator({ faults: stormOf(chance, OPERATIONS, { calls: count * CALLS, part }) });
  try {
    const { sid: flowSid } = emulator.studio.flows.add({
      friendlyName: 'twice',
      definition: TWICE,
      status: 'published',
    });
    emulator.studio.numbers.assign(FLOW_NUMBER, flowSid);
    const setup = { emulator, flowSid };
    const reported = await inParallel(count, (index) =>
      playOne(setup, index % 4 === 3 ? BY_MESSAGE : BY_REQUEST, numberOf(index)),
    );
    await pause(STALL + STALL / 5);
    return { recorded: reported.map((one) => recordedOf(setup, one)), met: await metBy(emulator) };
  } finally {
    await emulator.close();
  }
}
