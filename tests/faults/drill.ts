// Plays one scenario on an emulator that fails as told, in time that passes only when somebody sleeps, and says what came of it.
import { setTimeout as pause } from 'node:timers/promises';
import { trackExecutions } from '../../src/account/cleanup.ts';
import { NO_JOURNAL } from '../../src/account/journal.ts';
import { policyOf } from '../../src/account/policy.ts';
import type { PlannedFault } from '../../src/emulator/http/faults.ts';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import { type Played, play } from '../../src/session/play.ts';
import { openTwilioTarget } from '../../src/targets/twilio.ts';
import type { Clock } from '../../src/workflow/api.ts';
import { createClient } from '../../src/workflow/client.ts';
import { optionsOn } from '../session/options.ts';
import { CONTACT, FLOW_NUMBER, FLOWS, type Play } from './plays.ts';

export type Drill = {
  play: Play;
  faults: readonly PlannedFault[];
  /** How long a call is waited for, in real milliseconds. */
  timeout?: number;
  /** Stands between: the address to ask in place of the emulator's. */
  through?: (url: string) => Promise<{ url: string; close: () => Promise<void> }>;
  /** How many milliseconds of sleep take one real one; without it, sleep takes none. */
  pace?: number;
};

export type Drilled = Pick<Played, 'failures'> & {
  /** What the clean-up said. */
  left: string;
  /** How long it took by its own clock, in seconds. */
  seconds: number;
  /** How many calls met a fault. */
  met: number;
  emulator: Emulator;
};

/** How long a scenario may take, and for how long calls under way are waited for after that. */
export const SECONDS = 60;
export const PATIENCE = 10;

type Passing = { clock: Clock; begun: number; signal: AbortSignal };

/** What is slept passes at the emulator as well. */
function passTime({ studio }: Emulator, pace: number | undefined): Passing {
  let now = Date.parse('2026-11-24T09:00:00Z');
  const begun = now;
  const controller = new AbortController();
  const sleep = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    studio.clock.advance(milliseconds / 1000);
    if (now > begun + (SECONDS + PATIENCE) * 1000) controller.abort();
    await pause(pace === undefined ? 0 : milliseconds / pace);
  };
  return { clock: { now: () => now, sleep }, begun, signal: controller.signal };
}

const SOMEBODY = '+15550100009';
const MINUTE = 60;

function populate({ studio }: Emulator, { flow }: Play): string {
  const definition = FLOWS[flow];
  if (!definition) throw new Error(`no flow ${flow}`);
  return studio.flows.add({ friendlyName: flow, definition, status: 'published' }).sid;
}

/** The account's numbers, an execution that somebody left active for the contact, and a younger one of somebody else. */
async function furnish({ url, accountSid, authToken, studio }: Emulator, sid: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const webhook = `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${sid}`;
  const address = `${url}/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`;
  for (const [PhoneNumber, hook] of [
    [FLOW_NUMBER, webhook],
    [CONTACT, ''],
  ] as const) {
    const body = new URLSearchParams({ PhoneNumber, SmsUrl: hook, VoiceUrl: hook });
    await fetch(address, { method: 'POST', headers: { authorization }, body });
  }
  for (const to of [CONTACT, SOMEBODY]) {
    studio.executions.trigger({ flowSid: sid, to, from: FLOW_NUMBER, parameters: {} });
    studio.clock.advance(MINUTE);
  }
}

const POLICY = policyOf({ contacts: [CONTACT], allow: [FLOW_NUMBER] });

/** Plays, and cleans up after it as a test does. */
async function perform(emulator: Emulator, sid: string, drill: Drill): Promise<Omit<Drilled, 'emulator' | 'met'>> {
  const { accountSid, authToken, studio } = emulator;
  const between = (await drill.through?.(emulator.url)) ?? { url: emulator.url, close: async () => undefined };
  const { clock, begun, signal } = passTime(emulator, drill.pace);
  const api = createClient({
    accountSid,
    password: authToken,
    origin: between.url,
    clock,
    retry: { random: () => 1 },
    timeoutMilliseconds: drill.timeout ?? 5000,
  });
  const elapse = async (seconds: number) => studio.clock.advance(seconds);
  const target = { ...openTwilioTarget(api, POLICY, { dryRun: false, root: '/', environment: {} }), elapse };
  const tracker = trackExecutions(api, NO_JOURNAL);
  // What is left is ended afterwards, and its time does not count.
  const later = async (): Promise<void> => undefined;
  const { scenario } = drill.play;
  const whole = { ...scenario, flow: { ...scenario.flow, sid } };
  const { failures } = await play(
    whole,
    optionsOn(target, { contact: CONTACT, seconds: SECONDS, signal, tracker: { ...tracker, end: later } }),
  );
  const seconds = (clock.now() - begun) / 1000;
  const left = await tracker.end().then(
    () => '',
    (error: Error) => error.message,
  );
  await api.close();
  await between.close();
  return { failures, left, seconds };
}

/** Faults may have left nobody to ask. */
export async function metBy({ url }: Emulator): Promise<number> {
  const answer = await fetch(`${url}/_emulator/faults`).catch(() => undefined);
  return answer ? ((await answer.json()) as { met: number }).met : Number.POSITIVE_INFINITY;
}

export async function run(drill: Drill): Promise<Drilled> {
  const emulator = await startEmulator();
  try {
    const sid = populate(emulator, drill.play);
    await furnish(emulator, sid);
    await fetch(`${emulator.url}/_emulator/faults`, { method: 'PUT', body: JSON.stringify(drill.faults) });
    const drilled = await perform(emulator, sid, drill);
    return { ...drilled, met: await metBy(emulator), emulator };
  } finally {
    await emulator.close();
  }
}
