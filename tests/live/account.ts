// A simulated test account: the emulator over TLS under Twilio's host names, in real time, with the faults of a live service.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import type { Behaviour } from '../../src/emulator/engine/behaviour.ts';
import type { Studio } from '../../src/emulator/engine/studio.ts';
import type { PlannedFault } from '../../src/emulator/http/faults.ts';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { makeCertificates } from './certificates.ts';
import { type Latency, openProxy, type Tunnels } from './proxy.ts';

/** A number of the account, and the flow that it belongs to. */
export type Number = { phoneNumber: string; flow?: string };

export type Setup = {
  flows: Readonly<Record<string, FlowDefinition>>;
  numbers: readonly Number[];
  /** The folder for the authority's certificate and the locks. */
  folder: string;
  faults: readonly PlannedFault[];
  /** How this account differs from the embedded Studio. */
  behaviour?: Partial<Behaviour>;
  /** By default that of a network. */
  latency?: Latency;
};

export type Account = {
  studio: Studio;
  proxy: Tunnels;
  sidOf: (flow: string) => string;
  /** The environment variables with which a child process uses the simulated account, with an API key. */
  environment: Readonly<Record<string, string>>;
  close: () => Promise<void>;
};

/** A made-up secret; the specs search for it in everything that a run writes. */
export const TOKEN = 'c4nary00000000000000000000secret';
export const KEY = `SK${'5'.repeat(32)}`;

/** Lets the emulator's virtual time follow real time, as for a client of Twilio. */
function letTimePass({ studio }: Emulator): () => void {
  let then = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    studio.clock.advance((now - then) / 1000);
    then = now;
  }, 20);
  return () => clearInterval(timer);
}

/** Sets up the numbers through the API, as a user would. */
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

/** The variables of a user's `.env`, and those that lead Twilio's hosts here; without the machine's own account or proxy. */
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
    // Locks are shared by all runs on a machine; no other run uses these numbers.
    TMPDIR: folder,
  };
}

const LATENCY: Latency = [20, 80];

export async function openAccount(setup: Setup): Promise<Account> {
  const { flows, numbers, folder, faults, behaviour = {}, latency = LATENCY } = setup;
  mkdirSync(folder, { recursive: true });
  const { authority, ...tls } = await makeCertificates();
  writeFileSync(join(folder, 'authority.pem'), authority);
  const named = Object.entries(flows).map(([name, definition]) => ({ name, definition }));
  const emulator = await startEmulator({ tls, flows: named, faults, authToken: TOKEN, behaviour });
  await buy(emulator, numbers, authority);
  const proxy = await openProxy(Number(new URL(emulator.url).port), latency);
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
