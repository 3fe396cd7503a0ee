// Stands in for a test account: the emulator over TLS under Twilio's host names, in real time, with the manners of a live service.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import type { Behaviour } from '../../src/emulator/engine/behaviour.ts';
import type { Studio } from '../../src/emulator/engine/studio.ts';
import type { PlannedFault } from '../../src/emulator/http/faults.ts';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { makeCertificates } from './certificates.ts';
import { openProxy, type Tunnels } from './proxy.ts';

/** A number of the account, and the flow that answers at it. */
export type Number = { phoneNumber: string; flow?: string };

export type Setup = {
  flows: Readonly<Record<string, FlowDefinition>>;
  numbers: readonly Number[];
  /** Where the authority's certificate and the locks go. */
  folder: string;
  faults: readonly PlannedFault[];
  /** What this account does otherwise than the embedded Studio. */
  behaviour?: Partial<Behaviour>;
};

export type Account = {
  studio: Studio;
  proxy: Tunnels;
  sidOf: (flow: string) => string;
  /** What leads a child process to the stand-in, with an API key. */
  environment: Readonly<Record<string, string>>;
  close: () => Promise<void>;
};

/** Nobody's; looked for in all that a run leaves behind. */
export const TOKEN = 'c4nary00000000000000000000secret';
export const KEY = `SK${'5'.repeat(32)}`;

/** Time is virtual on the emulator, and real for whoever believes to speak to Twilio. */
function letTimePass({ studio }: Emulator): () => void {
  let then = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    studio.clock.advance((now - then) / 1000);
    then = now;
  }, 20);
  return () => clearInterval(timer);
}

/** The numbers are bought and set up as anybody would do it. */
async function buy(
  { accountSid, authToken, url, studio }: Emulator,
  numbers: readonly Number[],
  ca: string,
): Promise<void> {
  const dispatcher = new Agent({ connect: { ca } });
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  for (const { phoneNumber, flow } of numbers) {
    const sid = flow && studio.flows.byName(flow)?.sid;
    const webhook = sid ? `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${sid}` : '';
    const body = new URLSearchParams({ PhoneNumber: phoneNumber, SmsUrl: webhook, VoiceUrl: webhook }).toString();
    const address = `${url}/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`;
    const { statusCode } = await request(address, { method: 'POST', headers, body, dispatcher });
    if (statusCode !== 201) throw new Error(`${phoneNumber} was not bought: ${statusCode}`);
  }
  await dispatcher.close();
}

/** As `.env` would have it, and what leads Twilio's hosts here; nothing of the machine's own account or proxy. */
function environmentOf({ accountSid, authToken }: Emulator, proxy: Tunnels, folder: string): Record<string, string> {
  return {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_API_KEY: KEY,
    TWILIO_API_SECRET: authToken,
    TWILIO_AUTH_TOKEN: '',
    NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'),
    HTTPS_PROXY: proxy.url,
    https_proxy: proxy.url,
    NO_PROXY: '',
    no_proxy: '',
    // Locks are for all runs on a machine; no other run knows these numbers.
    TMPDIR: folder,
  };
}

const LATENCY = [20, 80] as const;

export async function openAccount({ flows, numbers, folder, faults, behaviour = {} }: Setup): Promise<Account> {
  mkdirSync(folder, { recursive: true });
  const { authority, ...tls } = await makeCertificates();
  writeFileSync(join(folder, 'authority.pem'), authority);
  const named = Object.entries(flows).map(([name, definition]) => ({ name, definition }));
  const emulator = await startEmulator({ tls, flows: named, faults, authToken: TOKEN, behaviour });
  await buy(emulator, numbers, authority);
  const proxy = await openProxy(Number(new URL(emulator.url).port), LATENCY);
  const stopTime = letTimePass(emulator);
  return {
    studio: emulator.studio,
    proxy,
    sidOf: (flow) => emulator.studio.flows.byName(flow)?.sid ?? '',
    environment: environmentOf(emulator, proxy, folder),
    close: async () => {
      stopTime();
      proxy.close();
      await emulator.close();
    },
  };
}
