// The emulator can be reached from this machine only, unless --host is given.
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { startEmulator } from '../../src/emulator/server.ts';
import { expect, test } from '../test.ts';

/** This machine's network addresses, and another loopback address for a machine without a network. */
const OTHERS = [
  '127.0.0.2',
  ...Object.values(networkInterfaces()).flatMap((all = []) =>
    all.flatMap(({ internal, family, address }) => (internal || family !== 'IPv4' ? [] : [address])),
  ),
];

const isReachableAt = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 30_000 });
    const tell = (isHeard: boolean) => () => {
      socket.destroy();
      resolve(isHeard);
    };
    socket.once('connect', tell(true)).once('error', tell(false)).once('timeout', tell(false));
  });

test('it listens on loopback only, unless --host is given', async () => {
  const emulator = await startEmulator();
  const { hostname, port } = new URL(emulator.url);
  const reached = await Promise.all(OTHERS.map((host) => isReachableAt(host, Number(port))));
  expect([hostname, await isReachableAt('127.0.0.1', Number(port))]).toEqual(['127.0.0.1', true]);
  expect(reached).toEqual(OTHERS.map(() => false));
  await emulator.close();
});
