import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';
export type Outage = {
    leave: (milliseconds: number) => void;
    /** It does not come back. */
    stay: () => void;
};
export declare function createOutage(server: ServerType, { port, address }: AddressInfo): Outage;
