// Carries a fault out: on the answer, or on the connection itself.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { errorBody } from './errors.ts';
import type { Fault } from './faults.ts';

/** What the server knows of the socket; absent where requests come without one. */
export type Connection = { incoming: IncomingMessage; outgoing: ServerResponse };

const noSocket = (): never => {
  throw new Error('this fault needs a connection that can end');
};

function cut({ incoming }: Partial<Connection>): Response {
  (incoming ?? noSocket()).socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The length is told whole, so that the client can see that something is missing. */
async function truncated(response: Response, { outgoing = noSocket() }: Partial<Connection>): Promise<Response> {
  const whole = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': whole.byteLength,
  });
  outgoing.write(whole.subarray(0, whole.byteLength >> 1), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

function refused({ status, code = status, headers, body }: Extract<Fault, { status: number }>): Response {
  const text = body ?? JSON.stringify(errorBody({ status, code, message: 'An injected fault' }));
  // Some statuses, as 204, allow no body.
  return new Response([204, 205, 304].includes(status) ? null : text, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

export async function faulty(
  fault: Fault,
  answer: () => Promise<Response>,
  connection: Partial<Connection> = {},
): Promise<Response> {
  if ('status' in fault) return refused(fault);
  if ('reset' in fault) return cut(connection);
  if ('delay' in fault) await sleep(fault.delay);
  const response = await answer();
  if ('resetAfter' in fault) return cut(connection);
  if ('truncate' in fault) return truncated(response, connection);
  return 'body' in fault ? new Response(fault.body, { status: response.status, headers: response.headers }) : response;
}
