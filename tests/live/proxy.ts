// A proxy on loopback that leads Twilio's hosts to the simulated account, with the latency of a network, and refuses every other host.
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Transform } from 'node:stream';

const HOSTS = ['studio.twilio.com:443', 'api.twilio.com:443'];

/** The latency of a network in one direction, in milliseconds, at least and at most. */
export type Latency = readonly [least: number, most: number];

/** Each chunk arrives after the latency, and in order. */
function delayed([least, most]: Latency): Transform {
  let free = 0;
  return new Transform({
    transform(piece, _, pass) {
      const now = performance.now();
      free = Math.max(free, now + least + Math.random() * (most - least));
      setTimeout(() => pass(null, piece), free - now);
    },
  });
}

export type Tunnels = { url: string; asked: readonly string[]; refused: readonly string[]; close: () => void };

export async function openProxy(port: number, latency: Latency): Promise<Tunnels> {
  const asked: string[] = [];
  const refused: string[] = [];
  const ends = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(403).end());
  server.on('connect', ({ url = '' }, client: Socket, head: Buffer) => {
    asked.push(url);
    ends.add(client);
    client.on('error', () => client.destroy());
    if (!HOSTS.includes(url)) {
      refused.push(url);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const there = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      there.write(head);
      client.pipe(delayed(latency)).pipe(there).pipe(client);
    });
    ends.add(there);
    for (const end of [client, there]) end.on('error', () => end.destroy()).on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    for (const end of ends) end.destroy();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, refused, close };
}
