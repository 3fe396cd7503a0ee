// HTTP by undici: through the environment's proxies, and with a time limit for connecting.
import { Agent, EnvHttpProxyAgent } from 'undici';
import type { Dispatcher } from './loopback-http.ts';

/** A separate dispatcher: closing it closes its connections. On this machine no proxy is used. */
export function createUndiciDispatcher(connectTimeout: number, isLocal: boolean): Dispatcher {
  const options = { connect: { timeout: connectTimeout }, headersTimeout: 0, bodyTimeout: 0 };
  return (isLocal ? new Agent(options) : new EnvHttpProxyAgent(options)) as Dispatcher;
}
