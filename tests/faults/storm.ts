// Many scenarios at once on an emulator that fails at random, and what its records say of each of them.
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
import { metBy } from './drill.ts';
import { STALL, stormOf } from './plan.ts';

const FLOW_NUMBER = '+15550100000';

/** Asks twice, and is answered twice in the same words: only a count can tell one answer from the other. */
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

/** What the server has of one contact when its scenario is over, and what the scenario says of it. */
export type Account = {
  contact: string;
  trigger: Scenario['trigger'];
  failures: readonly Failure[];
  left: string;
  /** Those that it was to trigger. */
  executions: number;
  /** Those that a reply began which came when its own execution was over. */
  strays: number;
  active: number;
  /** How often the contact has said each thing. */
  said: Readonly<Record<string, number>>;
};

/** Sleep takes no time, but lets others go on. */
function timeless(): Clock {
  let now = Date.parse('2026-11-24T09:00:00Z');
  const sleep = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    await turn();
  };
  return { now: () => now, sleep };
}

type Stage = { emulator: Emulator; flowSid: string };

type Told = Pick<Account, 'contact' | 'trigger' | 'failures' | 'left'>;

async function playOne({ emulator, flowSid }: Stage, one: Scenario, contact: string): Promise<Told> {
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

/** A message that no execution waits for begins one. */
const isStray = ({ context }: ExecutionRecord): boolean => JSON.stringify(context.trigger).includes('"Body":"yes"');

function accountOf({ emulator: { studio }, flowSid }: Stage, told: Told): Account {
  const { contact } = told;
  const all = studio.executions.page(flowSid, { offset: 0, size: 100_000 });
  const executions = all.filter((execution) => execution.contact === contact);
  const strays = executions.filter(isStray).length;
  const said: Record<string, number> = {};
  for (const { from, body, direction } of studio.messages.all())
    if (from === contact && direction === 'inbound') said[body] = (said[body] ?? 0) + 1;
  const active = executions.filter(({ status }) => status === 'active').length;
  return { ...told, executions: executions.length - strays, strays, active, said };
}

/** So many scenarios are under way at a time. */
const ABREAST = 12;

async function abreast<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      done[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, worker));
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

/** A scenario makes about so many calls of one operation at most. */
const CALLS = 8;

const numberOf = (index: number): string => `+1555020${String(index).padStart(4, '0')}`;

export type Storm = { accounts: readonly Account[]; met: number };

/** Plays so many, each with a contact of its own, and waits for what is carried out late. */
export async function storm(count: number, chance: Random, part: number): Promise<Storm> {
  const emulator = await startEmulator({ faults: stormOf(chance, OPERATIONS, { calls: count * CALLS, part }) });
  try {
    const { sid: flowSid } = emulator.studio.flows.add({
      friendlyName: 'twice',
      definition: TWICE,
      status: 'published',
    });
    emulator.studio.numbers.assign(FLOW_NUMBER, flowSid);
    const stage = { emulator, flowSid };
    const told = await abreast(count, (index) =>
      playOne(stage, index % 4 === 3 ? BY_MESSAGE : BY_REQUEST, numberOf(index)),
    );
    await pause(STALL + STALL / 5);
    return { accounts: told.map((one) => accountOf(stage, one)), met: await metBy(emulator) };
  } finally {
    await emulator.close();
  }
}
