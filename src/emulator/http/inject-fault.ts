// Applies a fault to the response or to the connection.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { corruptResponse, isCorruption } from './corrupt-response.ts';
import { errorBody } from './errors.ts';
import type { Fault } from './faults.ts';

/** The server's connection, and a function that stops listening for some milliseconds; absent without a server. */
export type Connection = {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  leave: (milliseconds: number) => void;
};

/** How a delay passes. */
export type Hold = (milliseconds: number) => Promise<void>;

type Asked = { url: string; answer: () => Promise<Response>; connection: Partial<Connection>; hold: Hold };

const noSocket = (): never => {
  throw new Error('this fault needs a connection that can end');
};

/** Resets the connection; TLS can only end it. */
function cut({ incoming = noSocket() }: Partial<Connection>): Response {
  const { socket } = incoming;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** The full length is declared, so that the client can detect the missing part. */
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
  // Some statuses, such as 204, allow no body.
  return new Response([204, 205, 304].includes(status) ? null : text, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

/** The faults below apply after the request has been handled. */
async function handled(fault: Fault, { url, answer, connection, hold }: Asked): Promise<Response> {
  const response = await answer();
  if ('resetAfter' in fault) return cut(connection);
  if ('truncate' in fault) return truncated(response, connection);
  if ('body' in fault) return new Response(fault.body, { status: response.status, headers: response.headers });
  if (isCorruption(fault)) return corruptResponse(fault, response, url);
  if ('delayAfter' in fault) await hold(fault.delayAfter);
  if ('refuseAfter' in fault) {
    const { outgoing = noSocket(), leave = noSocket } = connection;
    outgoing.once('close', () => leave(fault.refuseAfter)).setHeader('connection', 'close');
  }
  return response;
}

export async function injectFault(fault: Fault, asked: Asked): Promise<Response> {
  const { connection, hold } = asked;
  if ('status' in fault) return refused(fault);
  if ('reset' in fault) return cut(connection);
  if ('refuse' in fault) {
    const { leave = noSocket } = connection;
    const answered = cut(connection);
    leave(fault.refuse);
    return answered;
  }
  if ('delay' in fault) await hold(fault.delay);
  return handled(fault, asked);
}
