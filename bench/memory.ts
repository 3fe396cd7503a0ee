// Whether memory grows with the scenarios of a worker: its heap after two hundred, and after ten times as many.
import { resolve } from 'node:path';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ExecutionTracker } from '../src/account/cleanup.ts';
import { EMULATOR_CONTACT, EMULATOR_FLOW_NUMBER } from '../src/account/policy.ts';
import { startEmulator } from '../src/emulator/server.ts';
import { discoverScenarioFiles } from '../src/scenario/discover.ts';
import { loadScenarioFile } from '../src/scenario/load.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { play } from '../src/session/play.ts';
import type { Target } from '../src/session/target.ts';
import { openEmulatorTarget } from '../src/targets/emulator.ts';
import type { Clock } from '../src/workflow/api.ts';
import { createClient } from '../src/workflow/client.ts';
import type { Row } from './measured.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FEW = 200;
const MANY = 2000;

function shippedScenarios(): Scenario[] {
  const files = discoverScenarioFiles(resolve(ROOT, 'scenarios'));
  return files
    .flatMap((file) => loadScenarioFile(file, { env: {}, target: 'emulator' }).scenarios)
    .filter(({ targets, skip, fixme }) => targets.includes('emulator') && skip === undefined && fixme === undefined);
}

const NO_TRACKER: ExecutionTracker = {
  triggering: async () => ({ started: async () => undefined, refused: async () => undefined, done: () => undefined }),
  ended: () => undefined,
  end: async () => undefined,
  close: async () => undefined,
};

async function playOn(target: Target, scenario: Scenario): Promise<void> {
  const { to = EMULATOR_CONTACT, from = EMULATOR_FLOW_NUMBER } = scenario.inputs;
  const { signal } = new AbortController();
  const { failures } = await play(scenario, {
    target,
    lease: async () => ({ parties: { contact: to, flowNumber: from }, release: async () => undefined }),
    seconds: 30,
    timer: () => ({ signal, cancel: () => undefined }),
    tracker: NO_TRACKER,
    secrets: [],
    root: ROOT,
    calls: () => [],
    step: (_title, _at, body) => body(),
  });
  if (failures.length > 0) throw new Error(`${scenario.id}: ${failures[0]?.message}`);
}

/** The emulator lists everything at once, so polling need not wait. */
const NO_PAUSES: Clock = { now: Date.now, sleep: () => setImmediate() };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const COLLECTIONS = 5;

/** A second collection frees what only the first one has made unreachable. */
async function heapMegabytes(): Promise<number> {
  for (let times = 0; times < COLLECTIONS; times += 1) {
    collectGarbage();
    await setImmediate();
  }
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** The heap after these numbers of scenarios: the file's scenarios in turn, each on an emulator that was reset. */
async function heapsAfter(counts: readonly number[]): Promise<number[]> {
  const emulator = await startEmulator({ rateLimits: false });
  const { accountSid, authToken: password, url: origin } = emulator;
  const api = createClient({ accountSid, password, origin, clock: NO_PAUSES });
  const target = openEmulatorTarget(emulator, api);
  const scenarios = shippedScenarios();
  const heaps: number[] = [];
  for (let played = 0; played < Math.max(...counts); played += 1) {
    const scenario = scenarios[played % scenarios.length];
    if (scenario) await playOn(target, scenario);
    if (counts.includes(played + 1)) heaps.push(await heapMegabytes());
  }
  await api.close();
  await emulator.close();
  return heaps;
}

export async function memoryRows(): Promise<Row[]> {
  const [few = Number.NaN, many = Number.NaN] = await heapsAfter([FEW, MANY]);
  return [
    {
      what: `memory: heap of a worker after ${MANY} scenarios, to after ${FEW}`,
      measured: `${many.toFixed(1)} MB`,
      baseline: `${few.toFixed(1)} MB`,
      ratio: many / few,
      allowed: { atMost: 1.1 },
    },
  ];
}
