// An embedded Studio for one probe, used through the same API as an account, and a local server that echoes requests.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import { startEmulator } from '../emulator/server.ts';
import type { Clock } from '../workflow/api.ts';
import { createClient, systemClock } from '../workflow/client.ts';
import type { Service } from './play.ts';

const CONTACT = '+15550100001';
const FLOW_NUMBER = '+15550100000';

export type Echo = { url: string; close: () => void };

/** Responds with the query and body of the request, as JSON with a charset: what the server given by `--echo` must do on an account. */
export async function openEcho(): Promise<Echo> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(
      JSON.stringify({ method: request.method, query: new URL(request.url ?? '/', 'http://a').search, body }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}

/** An emulator responds at once: each pause is cut to 5 ms. */
const shortSleepClock: Clock = {
  now: systemClock.now,
  sleep: (milliseconds) => systemClock.sleep(Math.min(milliseconds, 5)),
};

export async function openEmbedded(
  behaviour: Partial<Behaviour>,
  echo: Echo,
): Promise<Service & { close: () => Promise<void> }> {
  const emulator = await startEmulator({ behaviour });
  const { url, accountSid, authToken, studio } = emulator;
  const api = createClient({ accountSid, password: authToken, origin: url, clock: shortSleepClock });
  for (const phoneNumber of [CONTACT, FLOW_NUMBER]) await api.client.incomingPhoneNumbers.create({ phoneNumber });
  return {
    api,
    contact: CONTACT,
    flowNumber: FLOW_NUMBER,
    elapse: async (seconds) => studio.clock.advance(seconds),
    timeout: 2000,
    prepare: async (flowName, { needs }) => {
      if (needs === 'echo') studio.mocks.set(flowName, 'post', [{ forward: echo.url }]);
    },
    close: async () => {
      await api.close();
      await emulator.close();
    },
  };
}
