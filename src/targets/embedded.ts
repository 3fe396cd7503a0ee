// Opens the embedded Studio: in this process, on a port of its own, and patient only as long as it needs.

import { NO_JOURNAL } from '../account/journal.ts';
import { EMULATOR_CONTACT, EMULATOR_FLOW_NUMBER } from '../account/policy.ts';
import { startEmulator } from '../emulator/server.ts';
import { noteCalls } from '../playwright/calls.ts';
import type { Studio } from '../playwright/studio.ts';
import type { Clock } from '../workflow/api.ts';
import { createClient, systemClock } from '../workflow/client.ts';
import { openEmulatorTarget } from './emulator.ts';

/** On an emulator of its own, a scenario shares its contact with nobody. */
const castOnEmulator: Studio['cast'] = async ({ to = EMULATOR_CONTACT, from = EMULATOR_FLOW_NUMBER }) => ({
  parties: { contact: to, flowNumber: from },
  release: async () => undefined,
});

/** What the embedded Studio does not tell at once it never tells: whoever waits for what Twilio tells late need not wait long. */
const LONGEST_PAUSE = 20;

const hurried: Clock = {
  now: systemClock.now,
  sleep: (milliseconds) => systemClock.sleep(Math.min(milliseconds, LONGEST_PAUSE)),
};

export async function openEmulator(): Promise<Studio> {
  // How fast scenarios come is no property of theirs; what Studio would not publish is reported by lint.
  const emulator = await startEmulator({ rateLimits: false, strict: false });
  const { accountSid, authToken, url } = emulator;
  const calls = noteCalls();
  const options = { accountSid, password: authToken, origin: url, onExchange: calls.note, clock: hurried };
  const api = createClient(options);
  const close = async () => {
    await api.close();
    await emulator.close();
  };
  return { target: openEmulatorTarget(emulator, api), calls, cast: castOnEmulator, journal: NO_JOURNAL, close };
}
