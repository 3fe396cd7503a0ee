// Lets a server stop listening for a while and come back at the same address, as one that is restarted.
import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';

export type Outage = {
  leave: (milliseconds: number) => void;
  /** It does not come back. */
  stay: () => void;
};

/** Another process may have taken the port meanwhile. */
const AGAIN = 50;

export function createOutage(server: ServerType, { port, address }: AddressInfo): Outage {
  let timer: NodeJS.Timeout | undefined;
  const later = (milliseconds: number) => {
    timer = setTimeout(comeBack, milliseconds);
  };
  const comeBack = () => {
    timer = undefined;
    const failed = () => later(AGAIN);
    server.once('error', failed);
    server.listen(port, address, () => server.off('error', failed));
  };
  return {
    leave: (milliseconds) => {
      if (!server.listening) return;
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      later(milliseconds);
    },
    stay: () => clearTimeout(timer),
  };
}
