// Stops a server from listening for a while and starts it again at the same address, as in a restart.
import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';

export type Outage = {
  leave: (milliseconds: number) => void;
  /** Cancels the restart. */
  stay: () => void;
};

/** In milliseconds, between attempts: another process may have taken the port. */
const RETRY_PAUSE = 50;

export function createOutage(server: ServerType, { port, address }: AddressInfo): Outage {
  let timer: NodeJS.Timeout | undefined;
  const later = (milliseconds: number) => {
    timer = setTimeout(comeBack, milliseconds);
  };
  const comeBack = () => {
    timer = undefined;
    const failed = () => later(RETRY_PAUSE);
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
