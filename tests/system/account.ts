// A simulated account: the emulator over TLS, under Twilio's host names, behind a proxy.

import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';

const HOSTS = ['studio.twilio.com', 'api.twilio.com'];

export type Account = {
  emulator: Emulator;
  /** The variables of a user's `.env`, and those that lead Twilio's hosts here. */
  environment: Readonly<Record<string, string>>;
  close: () => Promise<void>;
};

/** Leads connections for every host to the emulator. */
async function openProxy(port: number): Promise<Server> {
  const proxy = createServer().on('connect', (_, socket: Socket, head: Buffer) => {
    const there = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      there.write(head);
      socket.pipe(there).pipe(socket);
    });
    for (const end of [there, socket]) end.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
}

export async function openAccount(folder: string, name: string, definition: FlowDefinition): Promise<Account> {
  const extensions = [
    { name: 'subjectAltName' as const, altNames: HOSTS.map((value) => ({ type: 2 as const, value })) },
  ];
  const { private: key, cert } = await generate([{ name: 'commonName', value: HOSTS[0] ?? '' }], { extensions });
  const emulator = await startEmulator({ tls: { key, cert }, flows: [{ name, definition }] });
  const proxy = await openProxy(Number(new URL(emulator.url).port));
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, cert);
  const environment = {
    TWILIO_ACCOUNT_SID: emulator.accountSid,
    TWILIO_AUTH_TOKEN: emulator.authToken,
    NODE_EXTRA_CA_CERTS: ca,
    HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    NO_PROXY: '127.0.0.1',
    FLOW_SID: emulator.studio.flows.byName(name)?.sid ?? '',
  };
  const close = async () => {
    proxy.closeAllConnections();
    proxy.close();
    await emulator.close();
  };
  return { emulator, environment, close };
}
