// Plays one scenario on an emulator with faults, in a time that passes only when the client sleeps, and returns what happened.
import { setTimeout as pause } from 'node:timers/promises';
import { trackExecutions } from '../../src/account/cleanup.ts';
import { NO_JOURNAL } from '../../src/account/journal.ts';
import { policyOf } from '../../src/account/policy.ts';
import type { PlannedFault } from '../../src/emulator/http/faults.ts';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import { type Played, play } from '../../src/session/play.ts';
import { openTwilioTarget } from '../../src/targets/twilio.ts';
import type { Limit } from '../../src/time-limit.ts';
import type { Clock } from '../../src/workflow/api.ts';
import { createClient } from '../../src/workflow/client.ts';
import { optionsOn } from '../session/options.ts';
import { CONTACT, FLOW_NUMBER, FLOWS, type Play } from './plays.ts';
import { stalls } from './stalls.ts';

export type FaultRun = {
  play: Play;
  faults: readonly PlannedFault[];
  /** A proxy: returns the address to use in place of the emulator's. */
  through?: (url: string) => Promise<{ url: string; close: () => Promise<void> }>;
  /** How many milliseconds of sleep take one real millisecond; without it, sleep takes no time. */
  pace?: number;
};

export type Ran = Pick<Played, 'failures'> & {
  /** The message of a cleanup that failed. */
  left: string;
  /** How long it took on its own clock, in seconds. */
  seconds: number;
  /** How many calls had a fault. */
  met: number;
  emulator: Emulator;
};

/** How long a scenario may take, and how long unfinished calls are waited for after that. */
export const SECONDS = 60;
export const GRACE_SECONDS = 10;

type Time = { clock: Clock; begun: number; signal: AbortSignal };

/** The time that the client sleeps passes on the emulator as well. */
function passTime({ studio }: Emulator, pace: number | undefined): Time {
  let now = Date.parse('2026-11-24T09:00:00Z');
  const begun = now;
  const controller = new AbortController();
  const sleep = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    studio.clock.advance(milliseconds / 1000);
    if (now > begun + (SECONDS + GRACE_SECONDS) * 1000) controller.abort();
    await pause(pace === undefined ? 0 : milliseconds / pace);
  };
  return { clock: { now: () => now, sleep }, begun, signal: controller.signal };
}

const OTHER_CONTACT = '+15550100009';
const MINUTE = 60;

function addFlow({ studio }: Emulator, { flow }: Play): string {
  const definition = FLOWS[flow];
  if (!definition) throw new Error(`no flow ${flow}`);
  return studio.flows.add({ friendlyName: flow, definition, status: 'published' }).sid;
}

/** The account's numbers, an active execution of the contact from before, and a newer one of another contact. */
async function prepareAccount({ url, accountSid, authToken, studio }: Emulator, sid: string): Promise<void> {
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
  for (const to of [CONTACT, OTHER_CONTACT]) {
    studio.executions.trigger({ flowSid: sid, to, from: FLOW_NUMBER, parameters: {} });
    studio.clock.advance(MINUTE);
  }
}

const POLICY = policyOf({ contacts: [CONTACT], allow: [FLOW_NUMBER] });

/** Plays the scenario, and cleans up afterwards as a test does. */
async function perform(
  emulator: Emulator,
  sid: string,
  given: FaultRun & { limit: Limit },
): Promise<Omit<Ran, 'emulator' | 'met'>> {
  const { accountSid, authToken, studio } = emulator;
  const between = (await given.through?.(emulator.url)) ?? { url: emulator.url, close: async () => undefined };
  const { clock, begun, signal } = passTime(emulator, given.pace);
  const api = createClient({
    accountSid,
    password: authToken,
    origin: between.url,
    clock,
    retry: { random: () => 1 },
    limit: given.limit,
  });
  const elapse = async (seconds: number) => studio.clock.advance(seconds);
  const target = { ...openTwilioTarget(api, POLICY, { dryRun: false, root: '/', environment: {} }), elapse };
  const tracker = trackExecutions(api, NO_JOURNAL);
  // What is still active is ended afterwards, and that time does not count.
  const later = async (): Promise<void> => undefined;
  const { scenario } = given.play;
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

/** How many calls had a fault. The server may not be listening any more. */
export async function metBy({ url }: Emulator): Promise<number> {
  const answer = await fetch(`${url}/_emulator/faults`).catch(() => undefined);
  return answer ? ((await answer.json()) as { met: number }).met : Number.POSITIVE_INFINITY;
}

export async function run(given: FaultRun): Promise<Ran> {
  const { hold, limit } = stalls();
  const emulator = await startEmulator({ faults: given.faults, hold });
  try {
    const sid = addFlow(emulator, given.play);
    await prepareAccount(emulator, sid);
    const ran = await perform(emulator, sid, { ...given, limit });
    return { ...ran, met: await metBy(emulator), emulator };
  } finally {
    await emulator.close();
  }
}

/** What the server recorded of the scenario: the contact's executions, without the oldest, which was active before, and its messages. */
export function recordsOf({ studio }: Emulator) {
  const [flow] = studio.flows.all();
  const executions = studio.executions.page(flow?.sid ?? '', { offset: 0, size: 50 });
  const ours = executions.filter(({ contact }) => contact === CONTACT).slice(0, -1);
  const said = studio.messages.all().filter(({ from, direction }) => from === CONTACT && direction === 'inbound');
  return { ours, said };
}
