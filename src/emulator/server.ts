// Starts the emulator: an embedded Studio as an HTTP or HTTPS server on its own port.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { ContentTemplate } from '../flow/content.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { Behaviour } from './engine/behaviour.ts';
import { createStudio } from './engine/create-studio.ts';
import { sidOf } from './engine/sids.ts';
import type { Studio } from './engine/studio.ts';
import { createApp } from './http/app.ts';
import { createFaultRegistry, type PlannedFault } from './http/faults.ts';
import { createIncidentLog } from './http/incident-log.ts';
import { operations } from './http/index.ts';
import type { Hold } from './http/inject-fault.ts';
import { createRateLimits, NO_LIMITS, RATES, type Rates } from './http/rate-limits.ts';
import type { Service } from './http/service.ts';
import { createOutage } from './outage.ts';

export type EmulatorOptions = {
  /** Published at once. A flow's SID is derived from its name. */
  flows?: readonly { name: string; definition: FlowDefinition }[];
  /** Content templates that the flows send. */
  content?: readonly ContentTemplate[];
  /** 0: any free port. */
  port?: number;
  host?: string;
  accountSid?: string;
  /** Random if absent. */
  authToken?: string;
  /** Host names by which clients may call it, in addition to addresses and `localhost`. */
  allowedHosts?: readonly string[];
  tls?: { key: string; cert: string };
  /** The real time in milliseconds since the epoch: where virtual time starts, and what rate limits count. */
  now?: () => number;
  /** Called with a line for each incident of an execution, and for each error of the emulator itself. */
  log?: (line: string) => void;
  /** `true` applies Studio's own rate limits for new executions; off by default. */
  rateLimits?: boolean | Partial<Rates>;
  faults?: readonly PlannedFault[];
  /** How the delay of a fault passes; in real time if absent. */
  hold?: Hold;
  /** Publishing refuses every flow that Studio refuses; with `false`, only flows that cannot run. */
  strict?: boolean;
  /** Studio's behaviour where its documentation leaves it open, as found by a calibration. */
  behaviour?: Partial<Behaviour>;
};

export type Emulator = {
  url: string;
  accountSid: string;
  authToken: string;
  studio: Studio;
  /** Closes at once, including open connections. */
  close: () => Promise<void>;
};

/** Not a real account: the same SID in every run. Its token differs. */
const ACCOUNT_SID = sidOf('AC', 'flowproof');
const randomToken = (): string => randomBytes(16).toString('hex');

/** In milliseconds: a client keeps a connection for some seconds between two tests; Node would close it after five. */
const KEEP_ALIVE = 65_000;

/** A delayed response must not keep the process alive. */
const inRealTime: Hold = (milliseconds) => sleep(milliseconds, undefined, { ref: false });

type Complete = EmulatorOptions & { accountSid: string; authToken: string; now: () => number };

function serviceOf({ accountSid, authToken, now, ...options }: Complete): Service {
  const {
    flows = [],
    content = [],
    log,
    rateLimits = false,
    faults = [],
    hold = inRealTime,
    allowedHosts: hosts = [],
    strict = true,
    behaviour = {},
  } = options;
  const limits = rateLimits
    ? createRateLimits({ ...RATES, ...(rateLimits === true ? {} : rateLimits) }, now)
    : NO_LIMITS;
  const studio = createStudio({ accountSid, now, admit: () => limits.count('inbound'), behaviour });
  for (const { name, definition } of flows) studio.flows.add({ friendlyName: name, definition, status: 'published' });
  studio.content.set(content);
  return {
    studio,
    accountSid,
    authToken,
    hosts,
    numbers: new Map(),
    operations,
    strict,
    limits,
    faults: createFaultRegistry(faults),
    hold,
    log: log ?? (() => {}),
    changed: log ? createIncidentLog(studio, log) : () => {},
  };
}

type Listening = Pick<EmulatorOptions, 'port' | 'host'>;

const listen = (server: ServerType, { port = 0, host = '127.0.0.1' }: Listening): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });

/** An address that a client on this machine can use. */
function hostOf({ address, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1';
  return family === 'IPv6' ? `[${address}]` : address;
}

const close = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

/**
 * Starts the embedded Studio: Studio's REST API, and the parts of Twilio's other APIs that flows and contacts need, at the origin `url`
 * with its own credentials. By default on any free port of this machine, without flows. Close it when you have finished.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { accountSid = ACCOUNT_SID, authToken = randomToken(), tls, now = Date.now } = options;
  const service = serviceOf({ ...options, accountSid, authToken, now });
  const app = createApp(service);
  const leave = (milliseconds: number) => outage.leave(milliseconds);
  const fetch = (request: Request, env: object) => app.fetch(request, Object.assign(env, { leave }));
  const server = tls
    ? createAdaptorServer({ fetch, createServer: createSecureServer, serverOptions: { ...tls } })
    : createAdaptorServer({ fetch, createServer });
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE;
  const address = await listen(server, options);
  const outage = createOutage(server, address);
  return {
    url: `${tls ? 'https' : 'http'}://${hostOf(address)}:${address.port}`,
    accountSid,
    authToken,
    studio: service.studio,
    close: () => {
      outage.stay();
      return close(server);
    },
  };
}
